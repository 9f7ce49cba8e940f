import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { validateRecord } from "../record/validate.ts";
import { recordAlerts } from "../safety/record-alerts.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
type Line = Record<string, unknown>;
const ago = (days: number) => isoDay(dayNumber(TODAY) - days);
const answer = (days: number, item9: number): Line => ({
  kind: "score",
  at: ago(days),
  instrument: "PHQ-9",
  total: 12,
  safetyItem: item9,
});
const screen = (days: number, level = "low"): Line => ({ kind: "risk", at: ago(days), tool: "C-SSRS", level });
const visit = (days: number): Line => ({ kind: "visit", at: ago(days), type: "therapy", status: "attended" });
const plan: Line = { kind: "safety-plan", at: ago(40) };

function recordOf(lines: readonly Line[]) {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line }));
  const validated = validateRecord({ format: "accord-record/1", patient: { id: "p", name: "P" }, entries }, knowledge);
  if ("faults" in validated) throw new Error(JSON.stringify(validated.faults));
  return validated.record;
}
const s1 = (lines: readonly Line[]) =>
  assess(recordOf(lines), TODAY, knowledge).findings.find(({ rule }) => rule === "PIV-S1");
const steady = [plan, answer(28, 1), screen(28), answer(14, 1), screen(14), answer(0, 1)];

describe("the answer about self-harm against the person's own", () => {
  test("the same for weeks, each time screened low, with a plan: still found, and said to be usual", () => {
    const found = s1(steady);
    expect(found).toMatchObject({ category: "safety-same-day", urgency: "today", primary: true });
    expect(found?.because.join(" ")).toContain(
      "As usual for this person: 3 times since Feb 2, 2026, last screen low on Feb 16, 2026",
    );
  });

  test.each([
    ["without a safety plan", steady.filter((line) => line !== plan)],
    ["twice only", [plan, answer(14, 1), screen(14), answer(0, 1)]],
    ["within days", [plan, answer(10, 1), screen(10), answer(5, 1), screen(5), answer(0, 1)]],
    ["last judged moderate", [plan, answer(28, 1), screen(28), answer(14, 1), screen(14, "moderate"), answer(0, 1)]],
    ["not judged since the answer before", [plan, answer(28, 1), screen(28), answer(14, 1), answer(0, 1)]],
    ["with a 0 between", [plan, answer(28, 1), screen(28), answer(14, 0), screen(14), answer(0, 1)]],
  ])("not usual %s", (_, lines) => {
    const found = s1(lines);
    expect(found?.urgency).toBe("today");
    expect(found?.because.join(" ")).not.toContain("As usual");
  });

  test("a rise above it asks for more", () => {
    const found = s1([...steady.slice(0, -1), answer(0, 2)]);
    expect(found?.because.join(" ")).toContain("Higher than before for this person, whose answer had been 1 at most");
    expect(found?.do.join(" ")).toContain("A clinician speaks with the person before anything else today");
    expect(found?.because.join(" ")).not.toContain("As usual");
  });

  test("a history may raise, never lower: finding, urgency, what to do and alert are at least those of a person without one", () => {
    const past = fc
      .array(
        fc.record({
          days: fc.integer({ min: 1, max: 90 }),
          item9: fc.integer({ min: 0, max: 3 }),
          judged: fc.boolean(),
        }),
        {
          maxLength: 8,
        },
      )
      .map((all) => [
        plan,
        ...all.flatMap(({ days, item9, judged }) => [
          answer(days, item9),
          ...(judged ? [screen(days), visit(days)] : []),
        ]),
      ]);
    fc.assert(
      fc.property(past, fc.integer({ min: 1, max: 3 }), (before, item9) => {
        const [alone, all] = [recordOf([answer(0, item9)]), recordOf([...before, answer(0, item9)])];
        const bare = s1([answer(0, item9)]);
        const found = s1([...before, answer(0, item9)]);
        expect(found).toMatchObject({ category: "safety-same-day", urgency: "today", primary: true });
        expect(found?.do).toEqual(expect.arrayContaining([...(bare?.do ?? [])]));
        const raised = (record: typeof all) => {
          const fresh = record.entries.slice(-1);
          return recordAlerts({ ...record, entries: record.entries.slice(0, -1) }, fresh, TODAY, knowledge).map(
            ({ rule, severity, withinMinutes }) => `${rule} ${severity} ${withinMinutes}`,
          );
        };
        expect(raised(all)).toEqual(expect.arrayContaining(raised(alone)));
      }),
      { numRuns: 200 },
    );
  });
});
