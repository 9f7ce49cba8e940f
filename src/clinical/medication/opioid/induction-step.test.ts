import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { type InductionSoFar, inductionStep } from "./induction-step.ts";

const content = loadKnowledge().catalogue.opioidCare;
const HOUR = 60;
const NOW = 1000 * HOUR;
const so = (more: Partial<InductionSoFar>): InductionSoFar => ({
  nowMinute: NOW,
  day: 1,
  lastUse: { kind: "short-acting", minute: NOW - 14 * HOUR },
  scores: [],
  doses: [],
  yesterdayMg: null,
  ...more,
});
const scored = (total: number, ago = 10) => ({ minute: NOW - ago, total });
const given = (doseMg: number, ago: number) => ({ minute: NOW - ago, doseMg });
const step = (more: Partial<InductionSoFar>) => inductionStep(so(more), content);

describe("the beginning with buprenorphine", () => {
  test("asks for the last use, then waits, then asks for a score", () => {
    expect(step({ lastUse: null })).toEqual({ act: "ask-last-use" });
    expect(step({ lastUse: { kind: "short-acting", minute: NOW - 10 * HOUR } })).toEqual({
      act: "wait-since-use",
      hours: 12,
      minutesLeft: 120,
    });
    expect(step({ lastUse: { kind: "methadone", minute: NOW - 50 * HOUR } })).toMatchObject({
      act: "wait-since-use",
      hours: 72,
    });
    expect(step({})).toEqual({ act: "score" });
    expect(step({ scores: [scored(20, 3 * HOUR)] }), "a score of three hours ago is old").toEqual({ act: "score" });
  });
  test("below the gate no dose; at it 4 mg, or 2; a lower gate may be chosen, down to 8 and no further", () => {
    expect(step({ scores: [scored(11)] })).toMatchObject({ act: "below-gate", gate: 12, recheckHours: [1, 2] });
    expect(step({ scores: [scored(12)] })).toEqual({ act: "first-dose", doseMg: 4, cautiousMg: 2 });
    expect(step({ scores: [scored(8)], gate: 8 })).toMatchObject({ act: "first-dose" });
    expect(step({ scores: [scored(7)], gate: 5 })).toMatchObject({ act: "below-gate", gate: 8 });
  });
  test("after fentanyl no hours are made up: it is said that it may take longer", () => {
    expect(step({ lastUse: { kind: "fentanyl", minute: NOW - 30 * HOUR }, scores: [scored(13)] })).toEqual({
      act: "wait-longer",
      kind: "fentanyl",
    });
  });
  test("after a dose: look again, then another 4 mg while it is needed, up to 12 mg", () => {
    expect(step({ scores: [scored(14, 90)], doses: [given(4, 80)] })).toEqual({ act: "recheck", minutes: [30, 120] });
    expect(step({ scores: [scored(14, 90), scored(10)], doses: [given(4, 80)] })).toMatchObject({
      act: "further-dose",
      doseMg: 4,
      mostMg: [8, 12],
    });
    expect(step({ scores: [scored(14, 90), scored(4)], doses: [given(4, 80)] })).toEqual({
      act: "enough-today",
      totalMg: 4,
    });
    const three = [given(4, 300), given(4, 200), given(4, 80)];
    expect(step({ scores: [scored(14, 310), scored(9)], doses: three })).toEqual({
      act: "day-reached",
      totalMg: 12,
      mostMg: [8, 12],
    });
  });
  test("worse after the dose is said before all else", () => {
    expect(step({ scores: [scored(13, 90), scored(22)], doses: [given(4, 80)] })).toEqual({
      act: "worse-after-dose",
      before: 13,
      after: 22,
    });
  });
  test("the second day goes from the first day's sum", () => {
    expect(step({ day: 2, yesterdayMg: 8 })).toEqual({ act: "second-day", doseMg: 12, typicalMg: 16 });
    expect(step({ day: 2, yesterdayMg: 12 })).toMatchObject({ doseMg: 16 });
    expect(step({ day: 2 })).toMatchObject({ doseMg: null });
  });
  test("law: no dose is ever proposed below the lowest gate, nor beyond the day's most", () => {
    const mark = fc.record({ total: fc.integer({ min: 0, max: 48 }), ago: fc.integer({ min: 1, max: 600 }) });
    const dose = fc.record({ mg: fc.constantFrom(2, 4, 8), ago: fc.integer({ min: 1, max: 600 }) });
    fc.assert(
      fc.property(
        fc.array(mark, { maxLength: 4 }),
        fc.array(dose, { maxLength: 4 }),
        fc.integer({ min: 0, max: 48 }),
        (marks, doses, gate) => {
          const scores = marks.map(({ total, ago }) => scored(total, ago)).toSorted((a, b) => a.minute - b.minute);
          const taken = doses.map(({ mg, ago }) => given(mg, ago)).toSorted((a, b) => a.minute - b.minute);
          const found = step({ scores, doses: taken, gate });
          if (found.act !== "first-dose" && found.act !== "further-dose") return;
          expect(scores.at(-1)?.total ?? 0).toBeGreaterThanOrEqual(8);
          const total = taken.reduce((sum, { doseMg }) => sum + doseMg, 0) + found.doseMg;
          expect(total).toBeLessThanOrEqual(12);
        },
      ),
    );
  });
});
