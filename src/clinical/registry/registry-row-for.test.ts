import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { assess } from "../findings/assess.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { registryKeys } from "./registry-keys.ts";
import { type RowInput, registryRowFor } from "./registry-row-for.ts";
import { registryRow } from "./row.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";

type Line = { readonly kind: string; readonly at: string; readonly [field: string]: unknown };
type Around = Partial<Pick<RowInput, "appointments" | "asked" | "openAlerts" | "team">>;
function row(lines: readonly Line[], around: Around = {}) {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line })) as unknown as Entry[];
  const record: PatientRecord = { format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries };
  const assessment = assess(record, TODAY, knowledge);
  const rest = { team: [], appointments: [], openAlerts: [], asked: [], ...around };
  return registryRow.parse(registryRowFor({ record, assessment, today: TODAY, knowledge, ...rest }));
}

const mdd = { kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" };
const phq = (at: string, total: number, safetyItem: number | undefined = 0) => ({
  kind: "score",
  at,
  instrument: "PHQ-9",
  total,
  ...(safetyItem >= 0 && { safetyItem }),
});
const sertraline = (doseMg = 50) => ({
  kind: "medication",
  at: "2026-02-02",
  orderId: "o",
  action: "start",
  medication: "sertraline",
  doseMg,
});
const taken = { kind: "adherence", at: "2026-03-01", medication: "sertraline", missed: 1, of: 14 };
const tolerated = { kind: "side-effect", at: "2026-03-01", effect: "any", severity: "none" };
const seen = { kind: "visit", at: "2026-03-01", type: "medication", status: "attended" };
const course = [mdd, sertraline(), taken, tolerated, seen, phq("2026-02-01", 18)];

describe("flag and group", () => {
  test.each([
    ["safety", "today", [...course, phq(TODAY, 12, 1)], /^Item 9 = 1/],
    ["ask", "today", [...course, phq(TODAY, 12, -1)], /^Ask today: item blank/],
    ["decide", "decide", [...course, phq(TODAY, 16)], /^Raise dose\? Week 4, down 11%$/],
    ["worse", "decide", [...course, phq(TODAY, 24)], /^6 points worse/],
    ["on-course", "on-course", [...course, phq(TODAY, 12)], /^Continue: early improvement$/],
    ["overdue", "find-out", course, /^PHQ-9 29 days old: ask today$/],
    ["ask", "find-out", [mdd, sertraline(), seen, tolerated, phq("2026-02-01", 18), phq(TODAY, 12)], /^Doses missed\?/],
    [
      "lost",
      "find-out",
      [mdd, sertraline(), phq("2026-02-01", 18), { ...seen, at: "2026-01-31" }],
      /^30 days without contact/,
    ],
  ])("%s stands in %s", (flag, group, lines, line) => {
    const one = row(lines as Line[]);
    expect(one).toMatchObject({ flag, group });
    expect(one.consider?.text).toMatch(line);
  });

  test("an open alert keeps the row under safety when nothing else does", () => {
    const alert = { severity: "same-day", message: "A raw answer", rule: "PIV-S1" };
    const one = row([...course, phq(TODAY, 12)], { openAlerts: [alert] });
    expect(one).toMatchObject({ flag: "safety", group: "today", openAlerts: 1 });
    expect(one.consider).toEqual({ text: "A raw answer", track: "safety", rule: "PIV-S1" });
    expect(one.views).toContain("safety");
  });
});

describe("figures", () => {
  test("what nobody asked says ask; what does not apply says so", () => {
    const bare = row([mdd]);
    expect(bare.symptom).toEqual({ unknown: "ask" });
    expect(bare.function).toEqual({ unknown: "ask" });
    expect(bare.sleep).toEqual({ unknown: "ask" });
    expect(bare.step).toEqual({ unknown: "ask" });
    expect(bare.adherence).toEqual({ notApplicable: true });
    expect(bare.sideEffects).toEqual({ notApplicable: true });
    const medicated = row([mdd, sertraline()]);
    expect(medicated.adherence).toEqual({ unknown: "ask" });
    expect(medicated.sideEffects).toEqual({ unknown: "ask" });
  });

  test("symptoms go first to now with change and weeks; a stale score keeps its value and loses its change", () => {
    const fresh = row([...course, phq(TODAY, 12)]).symptom;
    expect(fresh).toMatchObject({
      value: { first: 18, now: 12, changePct: -33.3, weeks: 4, stale: false },
      asOf: TODAY,
    });
    expect(fresh).toMatchObject({
      value: {
        spark: [
          [29, 100],
          [0, 66.7],
        ],
      },
    });
    expect(row(course).symptom).toMatchObject({ value: { first: 18, now: 18, changePct: null, stale: true } });
  });

  test("adherence of only as-needed medicines does not apply", () => {
    expect(row([mdd, { ...sertraline(), frequency: "as-needed" }]).adherence).toEqual({ notApplicable: true });
  });

  test("the medicine the weeks count for comes first; a short-term one is marked", () => {
    const prn = {
      ...sertraline(),
      orderId: "z",
      at: "2026-01-02",
      medication: "lorazepam",
      doseMg: 0.5,
      frequency: "as-needed",
    };
    expect(row([...course, prn]).medicines).toEqual([
      { name: "sertraline", dailyMg: 50, frequency: "once-daily", shortTerm: false },
      { name: "lorazepam", dailyMg: null, frequency: "as-needed", shortTerm: true },
    ]);
  });

  test("visits of eight weeks, without the cancelled; the next appointment; Part 2", () => {
    const appointment = (start: string) => ({
      id: start,
      start,
      minutes: 30,
      type: "therapy",
      modality: "video",
      clinicians: [],
    });
    const one = row(
      [
        ...course,
        { ...seen, at: "2026-01-04" },
        { ...seen, at: "2026-01-05", type: "group", status: "no-show" },
        { ...seen, at: "2026-02-20", status: "cancelled" },
        { kind: "use", at: "2026-02-01", substance: "alcohol", label: "sud" },
      ],
      {
        appointments: [
          appointment("2026-03-09T09:00:00Z"),
          appointment("2026-03-01T09:00:00Z"),
          appointment("2026-03-04T09:00:00Z"),
        ],
      },
    );
    expect(one.visits).toEqual([
      { on: "2026-01-05", track: "therapy", attended: false },
      { on: "2026-03-01", track: "medication", attended: true },
    ]);
    expect(one.nextVisit).toEqual({ at: "2026-03-04T09:00:00Z", type: "therapy" });
    expect(one.part2).toBe(true);
    expect(one.lastContact).toBe("2026-03-01");
  });
});

describe("keys", () => {
  test("a more urgent group or flag sorts first, then who has waited longer; nobody ever seen waits longest", () => {
    const urgency = (lines: readonly Line[]) => registryKeys(row(lines)).urgency;
    const safety = urgency([...course, phq(TODAY, 12, 1)]);
    const decide = urgency([...course, phq(TODAY, 16)]);
    const seenEarlier = course.map((line) => (line === seen ? { ...seen, at: "2026-02-20" } : line));
    const waited = urgency([...seenEarlier, phq(TODAY, 16)]);
    const neverSeen = urgency([...course.filter((line) => line !== seen), phq(TODAY, 16)]);
    const calm = urgency([...course, phq(TODAY, 12)]);
    expect([safety, neverSeen, waited, decide, calm]).toEqual(
      [safety, neverSeen, waited, decide, calm].toSorted((a, b) => a - b),
    );
    expect(new Set([safety, neverSeen, waited, decide, calm]).size).toBe(5);
    expect(Number.isInteger(safety)).toBe(true);
  });

  test("unknown figures have no key", () => {
    expect(registryKeys(row([mdd]))).toMatchObject({
      step: null,
      change: null,
      weeks: null,
      nextVisit: null,
      lastContact: null,
    });
  });
});
