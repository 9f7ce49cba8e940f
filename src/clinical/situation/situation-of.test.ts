import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { situationOf } from "./situation-of.ts";

const knowledge = loadKnowledge();

type Line = { readonly kind: string; readonly at: string; readonly [field: string]: unknown };
function on(asOf: string, ...lines: readonly Line[]) {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line })) as unknown as Entry[];
  const record: PatientRecord = { format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries };
  return situationOf(record, asOf, knowledge);
}

const mdd = { kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" };
const care = { kind: "step", at: "2026-01-15", level: 2 };
const phq = (at: string, total: number) => ({ kind: "score", at, instrument: "PHQ-9", total, safetyItem: 0 });
const order = {
  kind: "medication",
  at: "2026-01-15",
  orderId: "o",
  action: "start",
  medication: "sertraline",
  doseMg: 50,
};

describe("symptom", () => {
  test("is unknown where nothing was ever scored", () => {
    expect(on("2026-02-01", mdd, care).symptom).toEqual({ unknown: "PHQ-9 never recorded" });
  });

  test("the baseline is the last valid score on or before the start, at most 14 days old", () => {
    const { symptom } = on("2026-02-01", mdd, care, phq("2026-01-02", 20), phq("2026-01-15", 18), phq("2026-01-29", 9));
    expect(symptom).toMatchObject({ value: { baseline: 18, current: 9, changePct: -50, lateBaseline: false } });
    const old = on("2026-02-01", mdd, care, phq("2025-12-31", 20), phq("2026-01-31", 9));
    expect(old.symptom).toMatchObject({ value: { baseline: null, current: 9, changePct: null } });
  });

  test("a first score soon after the start stands in, once there is a later one", () => {
    const late = phq("2026-01-29", 16);
    expect(on("2026-02-10", mdd, care, late).symptom).toMatchObject({ value: { baseline: null, changePct: null } });
    expect(on("2026-02-10", mdd, care, late, phq("2026-02-09", 7)).symptom).toMatchObject({
      value: { baseline: 16, lateBaseline: true, changePct: -56.3 },
    });
    expect(on("2026-02-10", mdd, care, phq("2026-01-30", 16), phq("2026-02-09", 7)).symptom).toMatchObject({
      value: { baseline: null, changePct: null },
    });
  });

  test("a score older than 14 days is no current score", () => {
    const lines = [mdd, care, phq("2026-01-14", 18), phq("2026-01-28", 12)];
    expect(on("2026-02-11", ...lines).symptom).toMatchObject({ value: { current: 12 } });
    expect(on("2026-02-12", ...lines).symptom).toMatchObject({
      value: { current: null, changePct: null, status: null },
    });
  });

  test.each([
    [4, "remission"],
    [9, "response"],
    [13, "partial"],
    [14, "non-response"],
    [24, "deteriorated"],
  ])("18 to %i is %s", (now, status) => {
    const { symptom } = on("2026-02-01", mdd, care, phq("2026-01-14", 18), phq("2026-02-01", now));
    expect(symptom).toMatchObject({ value: { status } });
  });

  test("a baseline of 0 has no percent", () => {
    const { symptom } = on("2026-02-01", mdd, care, phq("2026-01-14", 0), phq("2026-02-01", 5));
    expect(symptom).toMatchObject({ value: { baseline: 0, changePct: null } });
  });

  test("PTSD counts points, not percent", () => {
    const ptsd = { ...mdd, condition: "ptsd" };
    const pcl = (at: string, total: number) => ({ kind: "score", at, instrument: "PCL-5", total });
    const { symptom } = on("2026-02-01", ptsd, care, pcl("2026-01-14", 60), pcl("2026-02-01", 50));
    expect(symptom).toMatchObject({ value: { instrument: "PCL-5", status: "response", changePct: -16.7 } });
  });
});

describe("adherence", () => {
  const taken = (at: string, missed: number, medication: string | undefined = "sertraline") => ({
    kind: "adherence",
    at,
    missed,
    of: 14,
    ...(medication && { medication }),
  });

  test("is the newest entry, at most 30 days old", () => {
    expect(on("2026-02-01", order, taken("2026-01-20", 5), taken("2026-01-29", 1)).adherence).toMatchObject({
      value: { pct: 92.9, level: "high" },
    });
    expect(on("2026-03-01", order, taken("2026-01-30", 1)).adherence).toMatchObject({ value: { level: "high" } });
    expect(on("2026-03-02", order, taken("2026-01-30", 1)).adherence).toHaveProperty("unknown");
  });

  test("of another medicine says nothing", () => {
    expect(on("2026-02-01", order, taken("2026-01-29", 1, "lithium")).adherence).toHaveProperty("unknown");
  });
});

describe("side effects", () => {
  const effect = (at: string, severity: string, more = {}) => ({
    kind: "side-effect",
    at,
    effect: "nausea",
    severity,
    medication: "sertraline",
    ...more,
  });
  const level = (...lines: Line[]) => {
    const { sideEffects } = on("2026-02-10", order, ...lines);
    return "value" in sideEffects ? sideEffects.value : "unknown";
  };

  test("the worst that stands, of the last 14 days", () => {
    expect(level()).toBe("unknown");
    expect(level(effect("2026-01-26", "severe"))).toBe("unknown");
    expect(level(effect("2026-01-27", "moderate"), effect("2026-02-05", "mild", { effect: "headache" }))).toBe(
      "moderate",
    );
  });

  test("a newer word on the same effect, on all effects, or that it is over, replaces the older", () => {
    expect(level(effect("2026-01-28", "severe"), effect("2026-02-05", "mild"))).toBe("mild");
    expect(level(effect("2026-01-28", "severe"), effect("2026-02-05", "none", { effect: "any" }))).toBe("none");
    expect(level(effect("2026-01-28", "severe"), effect("2026-02-05", "severe", { resolved: true }))).toBe("none");
  });

  test("effects of stopping, and of medicines no longer taken, do not count", () => {
    expect(level(effect("2026-02-05", "severe", { cause: "discontinuation" }))).toBe("unknown");
    expect(level(effect("2026-02-05", "severe", { medication: "citalopram" }))).toBe("unknown");
  });
});

describe("function", () => {
  const days = (at: string, value: number) => ({ kind: "score", at, instrument: "HRQOL-4", answers: [3, 0, 0, value] });
  test.each([
    [14, 9, "better"],
    [14, 10, "same"],
    [14, 19, "worse"],
    [1, 2, "same"],
    [0, 2, "worse"],
  ])("limited days %i to %i are %s", (first, now, direction) => {
    expect(on("2026-02-10", care, days("2026-01-14", first), days("2026-02-09", now)).function).toMatchObject({
      value: { measure: "limited-days", first, now, direction },
    });
  });

  test("the tenth answer of PHQ-9 moves by whole levels", () => {
    const phq9 = (at: string, difficulty: number) => ({
      kind: "score",
      at,
      instrument: "PHQ-9",
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 0, difficulty],
    });
    expect(on("2026-02-10", care, phq9("2026-01-14", 2), phq9("2026-02-09", 1)).function).toMatchObject({
      value: { measure: "difficulty", direction: "better" },
    });
  });
});

describe("risk and attendance", () => {
  test("risk never asked is unknown, which is not low", () => {
    expect(on("2026-02-01", mdd).risk).toHaveProperty("unknown");
    expect(on("2026-02-01", { ...phq("2026-01-20", 9), safetyItem: undefined }).risk).toMatchObject({
      value: { level: "not judged", item9: null },
    });
  });

  test("cancelled visits are not booked ones; the last contact is the last attended visit of any kind", () => {
    const visit = (at: string, type: string, status: string) => ({ kind: "visit", at, type, status });
    const { attendance } = on(
      "2026-02-01",
      visit("2026-01-10", "therapy", "attended"),
      visit("2026-01-12", "medication", "attended"),
      visit("2026-01-17", "therapy", "cancelled"),
      visit("2026-01-24", "therapy", "no-show"),
    );
    expect(attendance).toMatchObject({ value: { attended: 2, booked: 3, lastContact: "2026-01-12" } });
  });
});
