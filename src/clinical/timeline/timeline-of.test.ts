import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { timelineOf } from "./timeline-of.ts";

const knowledge = loadKnowledge();

type Line = { readonly kind: string; readonly at: string; readonly [field: string]: unknown };
function at(asOf: string, ...lines: readonly Line[]) {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line })) as unknown as Entry[];
  const record: PatientRecord = { format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries };
  return timelineOf(record, knowledge, asOf);
}

const mdd = { kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" };
const sertraline = { kind: "medication", orderId: "o", medication: "sertraline" };

describe("what exists on a day", () => {
  test("entries of later days do not; a date-time counts on the date written in it", () => {
    const late = { kind: "score", at: "2026-01-10T23:30:00-10:00", instrument: "GAD-7", total: 9 };
    expect(at("2026-01-10", late).scores[0]?.points).toHaveLength(1);
    expect(at("2026-01-09", late).scores).toHaveLength(0);
  });

  test("a correction counts, a retraction removes, but only once they exist", () => {
    const score = { kind: "score", at: "2026-01-10", instrument: "GAD-7", total: 9 };
    const corrected = { ...score, id: "e9", total: 12, replaces: "e0" };
    expect(at("2026-01-10", score, corrected).scores[0]?.points.map(({ total }) => total)).toEqual([12]);
    const retraction = { kind: "score", at: "2026-01-12", retracts: "e0" };
    expect(at("2026-01-11", score, retraction).scores).toHaveLength(1);
    expect(at("2026-01-12", score, retraction).scores).toHaveLength(0);
  });
});

describe("scores", () => {
  test("come with band, prorating and the safety answer", () => {
    const [series] = at(
      "2026-02-01",
      { kind: "score", at: "2026-01-01", instrument: "PHQ-9", answers: [2, 2, 2, 2, 2, 2, 2, 1, null] },
      { kind: "score", at: "2026-01-15", instrument: "PHQ-9", total: 4, safetyItem: 1 },
      { kind: "score", at: "2026-01-20", instrument: "PHQ-9", answers: [2, 2, 2, null, null, null, 2, 1, 0] },
    ).scores;
    expect(series?.points).toMatchObject([
      { total: 17, prorated: true, answered: 8, safetyItem: "unanswered", band: "moderately severe" },
      { total: 4, prorated: false, answered: null, safetyItem: 1, band: "minimal" },
      { total: null, safetyItem: 0, band: null },
    ]);
  });

  test("cravings of the diary join the craving scale", () => {
    const [series] = at(
      "2026-01-05",
      { kind: "diary", at: "2026-01-04", date: "2026-01-03", cravings: 6 },
      { kind: "score", at: "2026-01-02", instrument: "CRAVE-NRS", total: 8 },
    ).scores;
    expect(series?.points.map(({ total }) => total)).toEqual([8, 6]);
  });
});

describe("doses", () => {
  test("run in steps until the next, with the daily amount by frequency", () => {
    const [lane] = at(
      "2026-02-01",
      { ...sertraline, at: "2026-01-01", action: "start", doseMg: 25, frequency: "twice-daily" },
      { ...sertraline, at: "2026-01-08", action: "change", doseMg: 50 },
      { ...sertraline, at: "2026-01-20", action: "stop" },
    ).doses;
    expect(lane?.steps.map(({ day, toDay, dailyMg }) => [day, toDay, dailyMg])).toEqual([
      [20_454, 20_461, 50],
      [20_461, 20_473, 100],
    ]);
    expect(lane).toMatchObject({ stoppedDay: 20_473, asNeeded: false, minimumEffectiveMg: 50, maximumMg: 200 });
  });

  test("an ordered titration runs by itself; what lies ahead is planned; the next entry ends it", () => {
    const start = {
      ...sertraline,
      at: "2026-01-01",
      action: "start",
      doseMg: 25,
      titration: [
        { day: 7, doseMg: 50 },
        { day: 28, doseMg: 100 },
      ],
    };
    const steps = (asOf: string, ...more: Line[]) =>
      at(asOf, start, ...more).doses[0]?.steps.map(({ doseMg, planned }) => [doseMg, planned]);
    expect(steps("2026-01-10")).toEqual([
      [25, false],
      [50, false],
      [100, true],
    ]);
    const hold = { ...sertraline, at: "2026-01-07", action: "change", doseMg: 25 };
    expect(steps("2026-02-20", hold)).toEqual([
      [25, false],
      [25, false],
    ]);
  });

  test("as-needed, unknown frequency and a report without a dose have no daily amount", () => {
    const daily = (fields: object) =>
      at("2026-01-05", { ...sertraline, at: "2026-01-01", action: "report", ...fields }).doses[0]?.steps[0]?.dailyMg;
    expect(daily({ doseMg: 50, frequency: "as-needed" })).toBeNull();
    expect(daily({ doseMg: 50, frequency: "when the moon is full" })).toBeNull();
    expect(daily({})).toBeNull();
    expect(daily({ doseMg: 70, frequency: "weekly" })).toBe(10);
  });
});

describe("therapy", () => {
  const start = {
    kind: "therapy",
    at: "2026-01-01",
    courseId: "c",
    action: "start",
    protocol: "cbt",
    plannedSessions: 12,
  };
  const session = (day: string, status = "attended", more = {}) => ({
    kind: "visit",
    at: day,
    type: "therapy",
    status,
    ...more,
  });
  const task = (day: string, homeworkId: string, action: string) => ({ kind: "homework", at: day, homeworkId, action });

  test("counts booked and attended sessions, and the homework the session before assigned", () => {
    const [course] = at(
      "2026-02-01",
      start,
      session("2026-01-01"),
      task("2026-01-01", "a", "assigned"),
      task("2026-01-02", "b", "assigned"),
      session("2026-01-08", "cancelled"),
      session("2026-01-09", "no-show"),
      task("2026-01-10", "a", "done"),
      session("2026-01-15"),
    ).courses;
    expect(course?.sessions.map(({ number, attended }) => [number, attended])).toEqual([
      [1, true],
      [null, false],
      [2, true],
    ]);
    expect(course?.sessions[2]?.homework).toEqual({ assigned: 2, done: 1, partial: 0, skipped: 0, unreported: 1 });
  });

  test("a session belongs to the running course of its protocol, else to the newest running one", () => {
    const other = { ...start, at: "2026-01-05", courseId: "d", protocol: "cbt-i" };
    const { courses } = at(
      "2026-02-01",
      start,
      other,
      session("2026-01-08", "attended", { protocol: "cbt" }),
      session("2026-01-09"),
    );
    expect(courses.map(({ courseId, sessions }) => [courseId, sessions.length])).toEqual([
      ["c", 1],
      ["d", 1],
    ]);
  });
});

describe("sleep", () => {
  const night = (day: number, sleepHours = 6) => ({
    kind: "diary",
    at: `2026-01-${String(day).padStart(2, "0")}`,
    date: `2026-01-${String(day).padStart(2, "0")}`,
    sleepHours,
    timeInBedHours: 8,
  });

  test("a week needs five nights of seven; with fewer there is no mean", () => {
    const nights = [1, 2, 3, 8, 9, 10, 11, 14].map((day) => night(day));
    expect(at("2026-01-20", ...nights).sleep.map(({ nights: count, efficiencyPct }) => [count, efficiencyPct])).toEqual(
      [
        [3, null],
        [5, 75],
      ],
    );
  });

  test("the first week is what later ones are compared with, however the weeks after it fall", () => {
    const before = [1, 2, 3, 4, 5, 6, 7].map((day) => night(day, 5.92));
    const after = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20].map((day) => night(day, 6.4));
    const weeks = at("2026-01-20", ...before, ...after).sleep;
    expect(weeks.map(({ nights: count, efficiencyPct }) => [count, efficiencyPct])).toEqual([
      [7, 74],
      [3, null],
      [7, 80],
    ]);
  });

  test("what is written of one date twice is merged, the newest word standing", () => {
    const [day] = at("2026-01-20", night(5, 6), { ...night(5, 7), mood: 4 }).diary;
    expect(day).toMatchObject({ sleepHours: 7, mood: 4, entries: ["e0", "e1"] });
  });
});

describe("the clocks of care", () => {
  const step = (day: string, level: number) => ({ kind: "step", at: day, level });
  const start = (day: string, doseMg: number) => ({ ...sertraline, at: day, action: "start", doseMg });
  const change = (day: string, doseMg: number) => ({ ...sertraline, at: day, action: "change", doseMg });

  test("care begins with the first step, therapy or medicine for the condition", () => {
    expect(at("2026-02-01", mdd).careStartDay).toBeNull();
    expect(at("2026-02-01", mdd, start("2026-01-06", 25), step("2026-01-09", 2)).careStartDay).toBe(20_459);
    const other = { ...start("2026-01-02", 500), medication: "metformin", orderId: "m" };
    expect(at("2026-02-01", mdd, other).careStartDay).toBeNull();
  });

  test("an illness that was over and came back begins a new course of care", () => {
    const resolved = { ...mdd, at: "2026-01-20", status: "resolved" };
    const again = { ...mdd, at: "2026-02-01" };
    expect(at("2026-03-01", mdd, step("2026-01-02", 2), resolved, again).careStartDay).toBeNull();
    expect(at("2026-03-01", mdd, step("2026-01-02", 2), resolved, again, step("2026-02-03", 2)).careStartDay).toBe(
      20_487,
    );
  });

  test("weeks count from the first day at a sufficient dose, not from the first tablet", () => {
    const timeline = at(
      "2026-02-01",
      mdd,
      start("2026-01-01", 25),
      change("2026-01-08", 50),
      change("2026-01-29", 100),
    );
    expect(timeline.effectiveStartDay).toBe(20_461);
    expect(at("2026-02-01", mdd, start("2026-01-01", 25)).effectiveStartDay).toBeNull();
  });

  test("a new step starts the clock again; the same level said again does not", () => {
    const lines = [mdd, step("2026-01-01", 2), start("2026-01-01", 50)];
    expect(at("2026-03-01", ...lines, step("2026-02-01", 2)).effectiveStartDay).toBe(20_454);
    expect(at("2026-03-01", ...lines, step("2026-02-01", 3)).effectiveStartDay).toBe(20_485);
  });

  test("without a medicine the first attended session starts it", () => {
    const course = { kind: "therapy", at: "2026-01-01", courseId: "c", action: "start" };
    const visit = (day: string, status: string) => ({ kind: "visit", at: day, type: "therapy", status });
    expect(
      at("2026-02-01", mdd, course, visit("2026-01-05", "no-show"), visit("2026-01-12", "attended")).effectiveStartDay,
    ).toBe(20_465);
  });

  test("a medicine goes by its ingredient, however an entry wrote it", () => {
    const told = at(
      "2026-02-01",
      mdd,
      { ...start("2026-01-01", 50), medication: "Zoloft" },
      { kind: "adherence", at: "2026-01-30", medication: "zoloft", missed: 1, of: 7 },
      { kind: "side-effect", at: "2026-01-30", medication: "36437", severity: "mild" },
      { kind: "side-effect", at: "2026-01-31", medication: "a tea from the market", severity: "mild" },
    );
    expect(told.doses.map(({ medication }) => medication)).toEqual(["sertraline"]);
    expect(told.adherence.map(({ medication }) => medication)).toEqual(["sertraline"]);
    expect(told.sideEffects.map(({ medication }) => medication)).toEqual(["sertraline", "a tea from the market"]);
  });

  test("a hypnotic begins no course of care: in insomnia that is therapy", () => {
    const insomnia = { ...mdd, condition: "insomnia" };
    const zolpidem = { ...start("2026-01-01", 5), medication: "zolpidem" };
    expect(at("2026-02-01", insomnia, zolpidem).careStartDay).toBeNull();
    const course = { kind: "therapy", at: "2026-01-15", courseId: "c", action: "start", protocol: "cbt-i" };
    expect(at("2026-02-01", insomnia, zolpidem, course).careStartDay).toBe(20_468);
  });

  test("the primary condition is the earliest confirmed one that has a measure", () => {
    const gad = {
      kind: "condition",
      at: "2025-12-01",
      condition: "gad",
      status: "active",
      verificationStatus: "provisional",
    };
    expect(at("2026-02-01", mdd, gad).primaryCondition).toBe("mdd");
    expect(at("2026-02-01", mdd, { ...gad, verificationStatus: "confirmed" }).primaryCondition).toBe("gad");
    expect(at("2026-02-01", { ...mdd, condition: "adjustment" }).primaryCondition).toBeNull();
  });
});
