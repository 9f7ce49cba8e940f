import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadDemoKnowledge } from "../../knowledge/load-demo-knowledge.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { simulateClinic } from "../simulation/simulate-clinic.ts";
import { vignetteRecord } from "../simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";
import { isSafety, isSettled, openFirst, rolesToAnswer } from "./decided.ts";
import type { Finding } from "./finding.ts";
import { toDecide } from "./to-decide.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const records = [...simulateClinic({ patients: 60, seed: 20260302, today: TODAY })];
const anyRecord = fc.constantFrom(...records);
const anyDay = fc.integer({ min: 0, max: 200 }).map((back) => isoDay(dayNumber(TODAY) - back));
const anyAction = fc.constantFrom("accepted", "modified", "declined");

function decide({ rule, category, inputs }: Finding, action: string, at: string, role = "prescriber"): Entry {
  const author = { role, id: `the-${role}` };
  return { id: `d-${rule}-${category}-${role}`, kind: "decision", at, author, rule, category, inputs, action } as Entry;
}

const adding = (record: PatientRecord, ...entries: readonly Entry[]): PatientRecord => ({
  ...record,
  entries: [...record.entries, ...entries],
});

type Line = { readonly kind: string; readonly at: string; readonly [field: string]: unknown };
function recordOf(...lines: readonly Line[]): PatientRecord {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line })) as unknown as Entry[];
  return { format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries };
}

const phq = (at: string, total: number, safetyItem = 0) => ({
  kind: "score",
  at,
  instrument: "PHQ-9",
  total,
  safetyItem,
});
const order = (at: string, doseMg: number, action = "start") => ({
  kind: "medication",
  at,
  orderId: "o",
  action,
  medication: "sertraline",
  doseMg,
});
const course = [
  { kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" },
  order("2026-02-02", 50),
  { kind: "adherence", at: "2026-03-01", medication: "sertraline", missed: 1, of: 14 },
  { kind: "side-effect", at: "2026-03-01", effect: "any", severity: "none" },
  phq("2026-02-01", 18),
  phq(TODAY, 16),
];

/** The dose question of the course above, and what became of it in a record with more in it. */
const find = (record: PatientRecord, day = TODAY) => assess(record, day, knowledge).findings;
function doseQuestion(record: PatientRecord, day = TODAY): Finding {
  const found = find(record, day).find(({ rule }) => rule === "PIV-W4-3");
  if (found === undefined) throw new Error("The dose is not asked about.");
  return found;
}

describe("a decided finding", () => {
  const asked = doseQuestion(recordOf(...course));
  const declined = adding(recordOf(...course), decide(asked, "declined", TODAY));

  test("says who decided what and when, keeps its place, and waits for nobody", () => {
    const after = doseQuestion(declined);
    expect(after.decided).toEqual({
      action: "declined",
      by: "the-prescriber",
      role: "prescriber",
      on: TODAY,
      entry: "d-PIV-W4-3-optimise-dose-prescriber",
    });
    expect(find(declined).map(({ rule }) => rule)).toEqual(find(recordOf(...course)).map(({ rule }) => rule));
    expect(toDecide(find(recordOf(...course))).map(({ rule }) => rule)).toContain("PIV-W4-3");
    expect(toDecide(find(declined))).toEqual([]);
    expect(rolesToAnswer(after)).toEqual([]);
  });

  test.each([
    ["the next day", []],
    ["with a score that moves within its band", [phq("2026-03-03", 15)]],
    ["with another week", [phq("2026-03-06", 16)]],
  ])("stays quiet %s", (_, more) => {
    expect(
      doseQuestion(
        adding(declined, ...recordOf(...more).entries.map((one, i) => ({ ...one, id: `m${i}` }))),
        "2026-03-06",
      ).decided,
    ).toMatchObject({
      action: "declined",
    });
  });

  test("asks again once its dose is another one", () => {
    const raised = { ...order("2026-02-02", 75), id: "other" } as unknown as Entry;
    const other = { ...declined, entries: declined.entries.map((one) => (one.kind === "medication" ? raised : one)) };
    expect(doseQuestion(other).decided).toBeUndefined();
  });

  test("asks again once a figure crosses a threshold of its rule", () => {
    const low = { ...declined, entries: declined.entries.filter(({ kind }) => kind !== "adherence") };
    const missed = { id: "x", kind: "adherence", at: TODAY, medication: "sertraline", missed: 8, of: 14 } as Entry;
    for (const finding of find(adding(low, missed))) expect(finding.decided, finding.rule).toBeUndefined();
  });

  test("a later decision on other inputs does not bring an old answer back", () => {
    const otherwise = {
      ...decide(asked, "accepted", "2026-03-02T20:00:00Z"),
      id: "later",
      inputs: `${asked.inputs}; sideEffects=mild`,
    } as Entry;
    expect(doseQuestion(adding(declined, otherwise)).decided).toBeUndefined();
  });

  test("a decision that does not say what it saw holds for its own day", () => {
    const bare = { id: "b", kind: "decision", at: TODAY, rule: "PIV-W4-3", action: "accepted" } as Entry;
    const record = adding(recordOf(...course), bare);
    expect(doseQuestion(record).decided).toMatchObject({ action: "accepted", by: null });
    expect(doseQuestion(record, "2026-03-03").decided).toBeUndefined();
  });

  test("a decision taken back no longer counts", () => {
    const back = { id: "r", kind: "decision", at: TODAY, retracts: "d-PIV-W4-3-optimise-dose-prescriber" } as Entry;
    expect(doseQuestion(adding(declined, back)).decided).toBeUndefined();
  });
});

describe("two conditions under one rule", () => {
  const therapy = (courseId: string, protocol: string) => ({
    kind: "therapy",
    at: "2026-01-05",
    courseId,
    action: "start",
    protocol,
  });
  const both = recordOf(
    { kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" },
    { kind: "condition", at: "2026-01-02", condition: "panic", status: "active" },
    order("2026-01-05", 50),
    { kind: "adherence", at: "2026-03-01", medication: "sertraline", missed: 1, of: 14 },
    therapy("a", "ipt"),
    phq("2026-01-05", 18),
    { kind: "score", at: "2026-01-05", instrument: "PDSS-SR", total: 16 },
  );
  const stale = (record: PatientRecord) => find(record).filter(({ rule }) => rule === "PIV-W2-5");

  test("a decision on the one does not answer for the other", () => {
    const asked = stale(both);
    expect(asked).toHaveLength(2);
    const one = adding(both, decide(asked[1]!, "accepted", TODAY));
    expect(stale(one).map(({ decided }) => decided?.action)).toEqual([undefined, "accepted"]);
    const second = { ...decide(asked[0]!, "declined", TODAY), id: "second" } as Entry;
    expect(stale(adding(one, second)).map(({ decided }) => decided?.action)).toEqual(["declined", "accepted"]);
  });
});

describe("what ends and comes back is a new question", () => {
  const taken = (at: string, missed: number) => ({ kind: "adherence", at, medication: "sertraline", missed, of: 14 });
  const lines = [course[0]!, order("2026-01-05", 50), phq("2026-01-05", 18), phq("2026-03-01", 10)];
  const question = (record: PatientRecord, day: string) => find(record, day).find(({ rule }) => rule === "PIV-W2-4");

  test("doses missed, taken again, and missed again", () => {
    const first = question(recordOf(...lines, taken("2026-02-10", 8)), "2026-02-10");
    const decided = decide(first!, "accepted", "2026-02-10");
    const still = adding(recordOf(...lines, taken("2026-02-10", 8), taken("2026-02-17", 9)), decided);
    expect(question(still, "2026-02-18")?.decided?.action).toBe("accepted");
    const again = adding(
      recordOf(...lines, taken("2026-02-10", 8), taken("2026-02-17", 0), taken("2026-03-01", 8)),
      decided,
    );
    expect(question(again, TODAY)).toBeDefined();
    expect(question(again, TODAY)?.decided).toBeUndefined();
  });

  const session = (at: string, share: "done" | "skipped") => [
    { kind: "visit", at, type: "therapy", status: "attended" },
    { kind: "homework", at, homeworkId: `h${at}`, action: "assigned" },
    { kind: "homework", at: `${at}T20:00:00Z`, homeworkId: `h${at}`, action: share },
  ];
  const therapy = { kind: "therapy", at: "2026-01-05", courseId: "c", action: "start", protocol: "cbt" };
  const weeks = (...shares: ("done" | "skipped")[]) =>
    shares.flatMap((share, week) => session(isoDay(dayNumber("2026-01-05") + 7 * week), share));
  const homework = (record: PatientRecord, day: string) => find(record, day).find(({ rule }) => rule === "PIV-T4");

  test("homework left, done, and left again", () => {
    const low = ["done", "skipped", "skipped", "skipped"] as const;
    const first = homework(recordOf(course[0]!, therapy, ...weeks(...low)), "2026-01-28");
    const decided = decide(first!, "accepted", "2026-01-28", "therapist");
    const still = adding(recordOf(course[0]!, therapy, ...weeks(...low, "skipped")), decided);
    expect(homework(still, "2026-02-03")?.decided?.action).toBe("accepted");
    const again = adding(
      recordOf(course[0]!, therapy, ...weeks(...low, "done", "done", "skipped", "skipped", "skipped")),
      decided,
    );
    expect(homework(again, "2026-03-02")).toBeDefined();
    expect(homework(again, "2026-03-02")?.decided).toBeUndefined();
  });

  const booked = (at: string, status: string) => ({ kind: "visit", at, type: "therapy", status });
  const visits = (...kept: boolean[]) =>
    kept.map((one, week) => booked(isoDay(dayNumber("2026-01-05") + 7 * week), one ? "attended" : "no-show"));
  const attendance = (record: PatientRecord, day: string) => find(record, day).find(({ rule }) => rule === "PIV-T5");

  test("sessions missed, kept, and missed again", () => {
    const low = [true, false, false, false] as const;
    const first = attendance(recordOf(course[0]!, therapy, ...visits(...low)), "2026-01-27");
    const decided = decide(first!, "accepted", "2026-01-27", "therapist");
    const still = adding(recordOf(course[0]!, therapy, ...visits(...low, false)), decided);
    expect(attendance(still, "2026-02-03")?.decided?.action).toBe("accepted");
    const again = adding(
      recordOf(course[0]!, therapy, ...visits(...low, true, true, true, false, false, false)),
      decided,
    );
    expect(attendance(again, "2026-03-10")).toBeDefined();
    expect(attendance(again, "2026-03-10")?.decided).toBeUndefined();
  });
});

describe("a tablet before an exposure, which both clinicians answer", () => {
  const DAY = "2026-01-22";
  const maya = loadDemoKnowledge().vignettes.find(({ id }) => id === "maya");
  if (maya === undefined) throw new Error("There is no Maya.");
  const whole = vignetteRecord(maya, "2026-01-05", 1000);
  const anxious = { ...whole, entries: whole.entries.filter(({ kind }) => kind !== "decision") };
  const n2 = (record: PatientRecord, day = DAY) => find(record, day).find(({ rule }) => rule === "PIV-N2");

  test("still waits for the prescriber once the therapist has answered, is gone once both have, and asks again the next time", () => {
    const asked = n2(anxious);
    if (asked === undefined) throw new Error("Nobody asks about the tablet.");
    const one = adding(anxious, decide(asked, "accepted", DAY, "therapist"));
    expect(n2(one)).toMatchObject({ answered: [{ role: "therapist", action: "accepted" }] });
    expect(n2(one)?.decided).toBeUndefined();
    expect(rolesToAnswer(n2(one) as Finding)).toEqual(["prescriber"]);
    const both = adding(one, decide(asked, "modified", DAY, "prescriber"));
    expect(n2(both)).toBeUndefined();
    const exposure = {
      id: "again",
      kind: "exposure",
      at: "2026-01-23",
      type: "in-vivo",
      prnTaken: "lorazepam",
    } as Entry;
    const again = n2(adding(both, exposure), "2026-01-23");
    expect(rolesToAnswer(again as Finding)).toEqual(["therapist", "prescriber"]);
  });
});

test("someone lost to contact again after a visit is asked about again, though the figures are the same", () => {
  const inCare = [
    { kind: "condition", at: "2025-10-01", condition: "mdd", status: "active" },
    { kind: "step", at: "2025-10-01", level: 2 },
  ];
  const visit = (at: string) => ({ kind: "visit", at, type: "therapy", status: "attended" });
  const lost = (record: PatientRecord, day: string) =>
    assess(record, day, knowledge).findings.find(({ rule }) => rule === "PATH-OUTREACH");
  const first = recordOf(...inCare, visit("2025-10-08"));
  const asked = lost(first, "2025-11-10");
  if (asked === undefined) throw new Error("Nobody asks after them.");
  const answered = adding(first, decide(asked, "accepted", "2025-11-10", "care-manager"));
  expect(lost(answered, "2025-11-20")?.decided).toBeDefined();
  const seen = { id: "seen", ...visit("2025-12-01") } as unknown as Entry;
  const again = lost(adding(answered, seen), "2026-01-05");
  expect(again).toBeDefined();
  expect(again?.decided).toBeUndefined();
});

describe("laws of deciding", () => {
  test("deciding everything changes no finding but its mark, and leaves only dangers to act on", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, anyAction, (record, day, action) => {
        const before = find(record, day).filter(({ eachRole }) => eachRole !== true);
        const answers = before.map((one) => decide(one, action, day));
        const after = find(adding(record, ...answers), day);
        for (const finding of before) {
          const same = after.find(
            ({ rule, category, inputs }) =>
              rule === finding.rule && category === finding.category && inputs === finding.inputs,
          );
          expect(same, finding.rule).toBeDefined();
          expect(same?.decided?.action).toBe(action);
          expect(same?.do).toEqual(finding.do);
        }
        for (const finding of after) expect(isSettled(finding) && isSafety(finding)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  test("no decision, whatever it says, takes a danger away or moves it from the front", () => {
    const dangers = records.flatMap((record) =>
      [...new Set(record.entries.filter(({ kind }) => kind === "score").map(({ at }) => at.slice(0, 10)))]
        .filter((day) => find(record, day).some(isSafety))
        .map((day) => ({ record, day })),
    );
    expect(dangers.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.constantFrom(...dangers), anyAction, ({ record, day }, action) => {
        const before = find(record, day);
        const after = find(adding(record, ...before.map((one) => decide(one, action, day))), day);
        const rules = (of: readonly Finding[]) => of.filter(isSafety).map(({ rule }) => rule);
        expect(rules(after)).toEqual(rules(before));
        if (before[0] !== undefined && isSafety(before[0])) expect(openFirst(after)[0]?.rule).toBe(before[0].rule);
      }),
      { numRuns: 60 },
    );
  });
});
