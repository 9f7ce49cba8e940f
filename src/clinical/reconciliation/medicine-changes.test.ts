import { describe, expect, test } from "vitest";
import { medicineChanges } from "./medicine-changes.ts";
import { knowledge, readRecord, started } from "./testing/read-record.ts";

const changes = (entries: readonly object[]) => {
  const { entries: kinds, timeline } = readRecord(entries);
  return medicineChanges(kinds, timeline, knowledge);
};
const change = { kind: "medication", at: "2026-02-16", orderId: "order-sertraline", medication: "Zoloft" };
const panicCourse = [
  { kind: "therapy", at: "2026-01-12", courseId: "t", action: "start", protocol: "panic-cbt", plannedSessions: 12 },
];

describe("medicineChanges", () => {
  test("tells each change with the dose before and after, the newest first", () => {
    const [raised, begun] = changes([
      started("sertraline", "2026-02-02", { frequency: "once-daily" }),
      { ...change, action: "change", doseMg: 50, reason: "PHQ-9 still 15" },
    ]);
    expect(raised).toMatchObject({
      medication: "sertraline",
      beforeMg: 20,
      doseMg: 50,
      frequency: "once-daily",
      reason: "PHQ-9 still 15",
    });
    expect(begun).toMatchObject({ action: "start", beforeMg: null, doseMg: 20, source: "prescribed" });
  });

  test("carries the dose on where a hold says none", () => {
    const [held] = changes([started("sertraline"), { ...change, action: "hold", reason: "ill", until: "2026-02-20" }]);
    expect(held).toMatchObject({ action: "hold", beforeMg: 20, doseMg: 20, until: "2026-02-20" });
  });

  test("says what a benzodiazepine means for exposure while that therapy runs, with source and mark", () => {
    const order = started("lorazepam", "2026-02-16", { doseMg: 1, plannedStop: "2026-03-16" });
    const notes = changes([...panicCourse, order])[0]?.notes ?? [];
    expect(notes.find(({ sources }) => sources.includes("otto-1993"))).toMatchObject({
      mark: "PD",
      sources: ["otto-1993", "product-default"],
    });
    expect(notes.every(({ text }) => text.length > 0)).toBe(true);
    expect(changes([order])[0]?.notes.some(({ sources }) => sources.includes("otto-1993"))).toBe(false);
  });

  test("stays silent where nothing is known to be said: another's report, a name nobody knows", () => {
    const lorazepam = started("lorazepam", "2026-02-16", { action: "report" });
    expect(changes([...panicCourse, lorazepam])[0]?.notes).toEqual([]);
    expect(changes([...panicCourse, started("blorb")])[0]?.notes).toEqual([]);
  });
});
