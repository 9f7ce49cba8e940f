import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { Instrument, InstrumentItem } from "../../src/clinical/knowledge/instrument.ts";
import { scoreAnswers } from "../../src/clinical/measurement/score-answers.ts";
import { validateEntry } from "../../src/clinical/record/validate.ts";
import { safetyAlertsFor } from "../../src/clinical/safety/safety-alerts-for.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";

const file = new URL("../../../shared/data/scores/scored-responses.json", import.meta.url);
const item = z.object({ item: z.string(), value: z.number().optional(), answer: z.enum(["yes", "no"]).optional() });
const responses = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      instrument: z.string(),
      items: z.array(item),
      statedTotal: z.number().optional(),
      itemsAgree: z.boolean(),
      expected: z.object({ total: z.number().optional(), raw: z.record(z.string(), z.number()).optional() }).optional(),
    }),
  ),
});
type Response = z.infer<typeof responses>["cases"][number];

const knowledge = loadKnowledge();
const cases = existsSync(file) ? responses.parse(JSON.parse(readFileSync(file, "utf8"))).cases : [];

/** Answers in item order, by LOINC code or, where the form has none, by number; null where the source leaves one out. */
function answersOf(response: Response, instrument: Instrument): (number | null)[] {
  return instrument.items.map((asked) => {
    const given = response.items.find(
      ({ item: code }) => code === asked.code || code === `q${asked.linkId.padStart(2, "0")}`,
    );
    return given === undefined ? null : (given.value ?? pointsOf(asked, given.answer));
  });
}

function pointsOf(asked: InstrumentItem, answer: string | undefined): number {
  const option = asked.options.find(({ text }) => text?.toLowerCase() === answer);
  if (option === undefined) throw new Error(`item ${asked.linkId} has no option "${answer}"`);
  return option.value;
}

describe.skipIf(cases.length === 0)("published answers with totals that others state", () => {
  it.each(cases.map((one) => [one.id, one] as const))("%s", (_id, response) => {
    const instrument = knowledge.instruments.get(response.instrument)!;
    const answers = answersOf(response, instrument);
    const entry = { id: response.id, kind: "score", at: "2026-03-02", instrument: instrument.id };

    const scored = scoreAnswers(instrument, answers);
    if (response.itemsAgree) {
      expect(scored.total).toBe(response.expected?.total ?? null);
      if (response.expected?.raw !== undefined) expect(scored.subscales).toEqual(response.expected.raw);
      expect(
        validateEntry({ ...entry, answers, ...(scored.total !== null && { total: response.statedTotal }) }, knowledge),
      ).toHaveProperty("entry");
    } else {
      expect(validateEntry({ ...entry, answers, total: response.statedTotal }, knowledge)).toHaveProperty("faults");
    }

    const checked = validateEntry({ ...entry, answers }, knowledge);
    const item9 = instrument.id === "PHQ-9" ? (answers[8] ?? null) : 0;
    const expected = item9 === null ? ["PIV-S2"] : item9 > 0 ? ["PIV-S1"] : [];
    if ("faults" in checked) throw new Error(checked.faults[0]?.reason);
    expect(safetyAlertsFor(checked.entry, knowledge).map(({ rule }) => rule)).toEqual(expected);
  });
});
