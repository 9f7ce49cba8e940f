import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Instrument, InstrumentItem } from "../knowledge/instrument.ts";
import { bandOf } from "./band-of.ts";
import { halfUp } from "./half-up.ts";
import { scoreAnswers, totalOf } from "./score-answers.ts";

const knowledge = loadKnowledge();
const instruments = [...knowledge.instruments.values()].filter((instrument) => instrument.items.length > 0);

function valuesOf(item: InstrumentItem): number[] {
  if (item.options.length > 0) return item.options.map((option) => option.value).toSorted((a, b) => a - b);
  const { min, max } = item.range ?? { min: 0, max: 4 };
  return [min, Math.round((min + max) / 2), max];
}

/** A form with some blanks, and one place in it. */
const form = fc.constantFrom(...instruments).chain((instrument: Instrument) =>
  fc.record({
    instrument: fc.constant(instrument),
    answers: fc.tuple(...instrument.items.map((item) => fc.option(fc.constantFrom(...valuesOf(item)), { freq: 12 }))),
    place: fc.nat(instrument.items.length - 1),
  }),
);

describe("scoreAnswers", () => {
  it("comes to the same total as a total asked for alone", () => {
    fc.assert(
      fc.property(form, ({ instrument, answers }) => {
        expect(scoreAnswers(instrument, answers)).toMatchObject(totalOf(instrument, answers));
      }),
    );
  });

  it("never falls when one answer rises", () => {
    fc.assert(
      fc.property(form, ({ instrument, answers, place }) => {
        const answer = answers[place];
        const higher = answer == null ? undefined : valuesOf(instrument.items[place]!).find((value) => value > answer);
        if (higher === undefined) return;
        // Time in bed is not better or worse by itself: a night's efficiency may go either way.
        if (instrument.scoring?.rule === "sleep-efficiency") return;
        if (instrument.skips?.some((skip) => instrument.items[place]?.linkId === skip.linkId)) return;
        const before = scoreAnswers(instrument, answers);
        const after = scoreAnswers(instrument, answers.with(place, higher));
        if (before.total !== null) expect(after.total).toBeGreaterThanOrEqual(before.total);
        for (const [part, figure] of Object.entries(before.subscales ?? {})) {
          if (figure !== null) expect(after.subscales?.[part]).toBeGreaterThanOrEqual(figure);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("stays inside the range of its instrument, and says null for what it may not score", () => {
    fc.assert(
      fc.property(form, ({ instrument, answers }) => {
        const { total, flags, prorated } = scoreAnswers(instrument, answers);
        if (total === null) expect(prorated).toBe(false);
        else {
          expect(total).toBeGreaterThanOrEqual(instrument.total!.min);
          expect(total).toBeLessThanOrEqual(instrument.total!.max);
        }
        expect(flags.includes("prorated")).toBe(prorated);
      }),
      { numRuns: 2000 },
    );
  });

  it("never makes a number of a form with nothing on it", () => {
    for (const instrument of instruments) {
      const blank = scoreAnswers(instrument, Array(instrument.items.length).fill(null));
      expect({ id: instrument.id, total: blank.total, band: blank.band, answered: blank.answered }).toEqual({
        id: instrument.id,
        total: null,
        band: null,
        answered: 0,
      });
    }
  });

  it("leaves the difficulty item out of the sum", () => {
    const phq9 = knowledge.instruments.get("PHQ-9")!;
    expect(scoreAnswers(phq9, [1, 1, 1, 1, 1, 1, 1, 1, 0, 3])).toEqual(scoreAnswers(phq9, [1, 1, 1, 1, 1, 1, 1, 1, 0]));
  });
});

describe("bandOf", () => {
  it("names one band, or a range stated as unnamed, for every total of every instrument", () => {
    for (const instrument of knowledge.instruments.values()) {
      if (instrument.total === null) continue;
      const { min, max, wholeNumbers } = instrument.total;
      const step = wholeNumbers ? 1 : 0.1;
      for (let total = min; total <= Math.min(max, 200); total += step) {
        const unnamed = (instrument.unbanded ?? []).some((span) => total >= span.from && total <= span.to);
        expect({ id: instrument.id, total, named: bandOf(instrument, total) !== null }).toEqual({
          id: instrument.id,
          total,
          named: !unnamed,
        });
      }
    }
  });
});

describe("halfUp", () => {
  it.each([
    [15.43, 15],
    [12.5, 13],
    [2.4999, 2],
    [1.15 * 10, 12],
  ])("rounds %d to %d", (value, whole) => {
    expect(halfUp(value)).toBe(whole);
  });
});
