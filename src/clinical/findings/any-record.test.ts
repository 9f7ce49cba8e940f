import fc from "fast-check";
import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { validateRecord } from "../record/validate.ts";
import { registryRowFor } from "../registry/registry-row-for.ts";
import { registryRow } from "../registry/row.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const at = fc.integer({ min: 0, max: 120 }).map((back) => isoDay(dayNumber(TODAY) - back));
const of = (kind: string, body: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record<Record<string, unknown>>({ kind: fc.constant(kind), at, ...body });
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const one = <T>(...values: T[]) => fc.constantFrom(...values);
const medicine = one("sertraline", "lorazepam", "buprenorphine", "lithium", "an unheard-of herb");

/** Entries of every sort the rules read, in any mixture: most make no clinical sense, and none may break anything. */
const anyEntry = fc.oneof(
  of("condition", {
    condition: one("mdd", "gad", "panic", "ptsd", "ocd", "insomnia", "oud", "adjustment"),
    status: one("active", "remission", "resolved"),
    verificationStatus: maybe(one("confirmed", "provisional", "refuted")),
  }),
  of("score", {
    instrument: fc.constant("PHQ-9"),
    answers: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 9, maxLength: 10 }),
  }),
  of("score", {
    instrument: fc.constant("PHQ-9M"),
    answers: fc.array(fc.option(one(0, 1)), { minLength: 13, maxLength: 13 }),
  }),
  of("score", {
    instrument: fc.constant("EPDS"),
    answers: fc.array(fc.option(fc.integer({ min: 0, max: 3 })), { minLength: 10, maxLength: 10 }),
  }),
  of("score", {
    instrument: fc.constant("C-SSRS"),
    answers: fc.array(fc.option(one(0, 1)), { minLength: 6, maxLength: 6 }),
  }),
  of("score", {
    instrument: one("PHQ-9", "GAD-7", "PDSS-SR", "PCL-5", "ISI", "CRAVE-NRS", "WSAS"),
    total: fc.integer({ min: 0, max: 10 }),
  }),
  of("medication", {
    orderId: one("a", "b"),
    action: one("start", "change"),
    medication: medicine,
    doseMg: one(0.5, 25, 50, 100, 200),
    frequency: maybe(one("once-daily", "twice-daily", "as-needed", "weekly", "now and then")),
    plannedStop: maybe(fc.constant(TODAY)),
  }),
  of("medication", { orderId: one("a", "b"), action: one("stop", "report"), medication: medicine }),
  of("adherence", { medication: maybe(medicine), missed: fc.integer({ min: 0, max: 7 }), of: fc.constant(7) }),
  of("side-effect", {
    effect: maybe(one("any", "nausea")),
    severity: one("none", "mild", "moderate", "severe"),
    medication: maybe(medicine),
    resolved: maybe(fc.boolean()),
  }),
  of("therapy", {
    courseId: one("x", "y"),
    action: maybe(one("start", "change", "complete", "stop")),
    protocol: maybe(one("cbt", "cpt")),
  }),
  of("visit", {
    type: one("therapy", "group", "medication", "co-visit", "crisis"),
    status: one("attended", "no-show", "cancelled"),
  }),
  of("homework", { homeworkId: one("h1", "h2", "h3"), action: maybe(one("assigned", "done", "skipped")) }),
  of("risk", { tool: one("C-SSRS", "clinical"), level: one("none", "low", "moderate", "high", "imminent") }),
  of("sign", {
    sign: one("sedation", "delusions", "slow-breathing", "abuse-disclosed", "rash"),
    present: maybe(fc.boolean()),
  }),
  of("step", { level: fc.integer({ min: 0, max: 5 }) }),
  of("taper", { medication: medicine, action: maybe(one("proposed", "started", "completed")) }),
  of("tox-screen", { results: maybe(fc.constant([{ substance: "fentanyl", result: "positive" }])) }),
  of("exposure", {
    prnTaken: maybe(fc.constant("lorazepam")),
    prnMinutesBefore: maybe(fc.integer({ min: 0, max: 600 })),
  }),
  of("profile", { contexts: maybe(one([], ["postpartum"])) }),
  of("history", {
    item: fc.constant("medication-trial"),
    medication: maybe(medicine),
    weeks: maybe(one(2, 8)),
    outcome: maybe(one("none", "partial")),
  }),
);

test("any valid record can be assessed and put into words, and has a row", () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 40 }), at, (lines, day) => {
      const entries = lines.map((line, place) => ({ id: `e${place}`, ...JSON.parse(JSON.stringify(line)) }));
      const input = { format: "accord-record/1", patient: { id: "p", name: "P" }, entries };
      const validated = validateRecord(input, knowledge);
      if ("faults" in validated) throw new Error(JSON.stringify(validated.faults));
      const { record } = validated;
      const assessment = assess(record, day, knowledge);
      expect(assessment.findings.filter(({ primary }) => primary)).toHaveLength(1);
      for (const { rule, because, do: advice, consider } of assessment.findings) {
        expect(because.length, rule).toBeGreaterThan(0);
        for (const line of [...because, ...advice, consider])
          expect(line, rule).not.toMatch(/unknown|undefined|NaN|null/);
      }
      const around = {
        record,
        assessment,
        team: [],
        appointments: [],
        openAlerts: [],
        asked: [],
        today: day,
        knowledge,
      };
      registryRow.parse(registryRowFor(around));
    }),
    { numRuns: 1500 },
  );
});

test("a return to use without a medicine on the list speaks of offering one, not of the dose of nothing", () => {
  const line = (id: string, body: Record<string, unknown>) => ({ id, at: TODAY, ...body });
  const input = {
    format: "accord-record/1",
    patient: { id: "p", name: "P" },
    entries: [
      line("e0", { kind: "step", at: "2026-02-15", level: 0 }),
      line("e1", { kind: "condition", condition: "oud", status: "active" }),
      line("e2", { kind: "tox-screen", results: [{ substance: "fentanyl", result: "positive" }] }),
    ],
  };
  const validated = validateRecord(input, knowledge);
  if ("faults" in validated) throw new Error(JSON.stringify(validated.faults));
  const { findings } = assess(validated.record, TODAY, knowledge);
  const said = findings.flatMap((finding) => [...finding.do, finding.consider]);
  expect(said).toContain(
    "No medicine for opioid use disorder is on the list: offer one, and bring naloxone up to date",
  );
  expect(said.join(" ")).not.toContain("unknown");
});
