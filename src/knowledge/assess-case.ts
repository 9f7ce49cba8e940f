import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { isKnown } from "../clinical/known.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { type CaseRecord, caseRecord } from "./case-record.ts";

const DAY_ZERO = dayNumber("2026-01-05");

/** Day of the case (0 = start of care) to a figure. */
const byDay = <T extends z.ZodType>(value: T) => z.record(z.string().regex(/^-?\d+$/), value).optional();
const looseEntry = z.looseObject({ kind: z.string(), day: z.number() });

/** A person's course in a line a clinician can read, the day it is looked at, and what must be said of it then. */
export const assessCase = z.strictObject({
  name: z.string(),
  on: z.number().int(),
  condition: z.string().default("mdd"),
  measure: z.string().default("PHQ-9"),
  scores: byDay(z.number()),
  medicine: z.string().default("sertraline"),
  /** Milligrams once a day from that day on. */
  dose: byDay(z.number()),
  /** Percent of doses taken. */
  taken: byDay(z.number()),
  sideEffects: byDay(z.enum(["none", "mild", "moderate", "severe"])),
  /** Days of limited activity in the last 30. */
  limited: byDay(z.number()),
  /** Hours asleep and in bed, in each of the seven nights up to the day it is looked at. */
  nights: z.tuple([z.number(), z.number()]).optional(),
  /** Attended therapy sessions, and missed ones. */
  sessions: z.array(z.number()).optional(),
  missed: z.array(z.number()).optional(),
  more: z.array(looseEntry).optional(),
  /** Further conditions, each confirmed on its day, with its own measure and medicine. */
  beside: z
    .array(
      z.strictObject({
        condition: z.string(),
        day: z.number().int().default(-3),
        measure: z.string().optional(),
        scores: byDay(z.number()),
        medicine: z.string().optional(),
        /** Milligrams once a day from that day on. */
        dose: byDay(z.number()),
        taken: byDay(z.number()),
      }),
    )
    .optional(),
  /** Protocol of the sessions. */
  protocol: z.string().default("cbt"),
  expect: z.strictObject({
    /** `PIV-W4-3 optimise-dose` */
    first: z.string().optional(),
    also: z.array(z.string()).optional(),
    /** Categories that must not appear at all. */
    never: z.array(z.string()).optional(),
    /** Lines of `first` that must not be said, though others of their category may. */
    silent: z.array(z.string()).optional(),
    reasons: z.array(z.string()).optional(),
    to: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** Parts of sentences: what the first finding must name as false, and as not known. */
    because: z.array(z.string()).optional(),
    missing: z.array(z.string()).optional(),
    changePct: z.number().nullable().optional(),
    weeks: z.number().nullable().optional(),
    status: z.string().nullable().optional(),
    /** Condition and change of its own measure: `gad -25`. */
    others: z.array(z.string()).optional(),
    /** How often each finding is said, `PIV-W2-1 continue` to a number. */
    times: z.record(z.string(), z.number()).optional(),
  }),
});
type AssessCase = z.infer<typeof assessCase>;

/** The record that the case tells, and the day it is looked at. */
export function assessCaseRecord(one: AssessCase, knowledge: Knowledge): CaseRecord {
  return caseRecord({}, entriesOf(one), isoDay(DAY_ZERO + one.on), knowledge);
}

/** Runs the case; only what it expects is compared. */
export function runAssessCase(one: AssessCase, knowledge: Knowledge) {
  const { record, asOf } = assessCaseRecord(one, knowledge);
  const { findings, situation } = assess(record, asOf, knowledge);
  const said = findings.map(({ rule, category }) => `${rule} ${category}`);
  const symptom = isKnown(situation.symptom) ? situation.symptom.value : undefined;
  const { expect } = one;
  const actual: Record<keyof AssessCase["expect"], unknown> = {
    first: said[0],
    also: expect.also?.filter((line) => said.slice(1).includes(line)),
    never: expect.never?.filter((category) => !findings.some((finding) => finding.category === category)),
    silent: expect.silent?.filter((line) => !said.includes(line)),
    reasons: findings[0]?.reasons,
    to: findings[0]?.to,
    because: expect.because?.filter((part) => findings[0]?.because.some((line) => line.includes(part))),
    missing: expect.missing?.filter((part) => findings[0]?.missing.some((line) => line.includes(part))),
    changePct: symptom?.changePct,
    weeks: symptom?.weeks,
    status: symptom?.status,
    others: situation.others.map(
      ({ condition, symptom }) => `${condition} ${isKnown(symptom) ? symptom.value.changePct : "unknown"}`,
    ),
    times:
      expect.times &&
      Object.fromEntries(Object.keys(expect.times).map((line) => [line, said.filter((one) => one === line).length])),
  };
  const asked = Object.keys(expect) as (keyof typeof actual)[];
  return { expected: expect, actual: Object.fromEntries(asked.map((key) => [key, actual[key]])) };
}

function entriesOf(one: AssessCase): unknown[] {
  const visits = [
    ...(one.sessions ?? []).map((day) => ({ day, status: "attended" })),
    ...(one.missed ?? []).map((day) => ({ day, status: "no-show" })),
  ].sort((a, b) => a.day - b.day);
  const entries = [
    { day: -3, kind: "condition", condition: one.condition, status: "active" },
    ...each(one.scores, (total) => ({ kind: "score", instrument: one.measure, total, ...safetyItem(one.measure) })),
    ...doseEntries("order", one.medicine, one.dose),
    ...each(one.taken, (pct) => ({ kind: "adherence", medication: one.medicine, missed: 100 - pct, of: 100 })),
    ...each(one.sideEffects, (severity) => ({
      kind: "side-effect",
      effect: "any",
      severity,
      medication: one.medicine,
    })),
    ...each(one.limited, (days) => ({ kind: "score", instrument: "HRQOL-4", answers: [3, 0, 0, days] })),
    ...(one.nights === undefined ? [] : nightEntries(one.on, one.nights)),
    ...visits
      .slice(0, 1)
      .map(({ day }) => ({ day, kind: "therapy", courseId: "course", action: "start", protocol: one.protocol })),
    ...visits.map(({ day, status }) => ({ day, kind: "visit", type: "therapy", status })),
    ...(one.beside ?? []).flatMap(besideEntries),
    ...(one.more ?? []),
  ];
  return entries.map(({ day, ...body }, place) => ({ id: `e${place}`, at: isoDay(DAY_ZERO + day), ...body }));
}

function nightEntries(on: number, [sleepHours, timeInBedHours]: readonly [number, number]) {
  const days = Array.from({ length: 7 }, (_, back) => on - back);
  return days.map((day) => ({ day, kind: "diary", date: isoDay(DAY_ZERO + day), sleepHours, timeInBedHours }));
}

function doseEntries(orderId: string, medication: string, dose: Readonly<Record<string, number>> | undefined) {
  const doses = Object.entries(dose ?? {}).sort(([a], [b]) => Number(a) - Number(b));
  return doses.map(([day, doseMg], place) => ({
    day: Number(day),
    kind: "medication",
    orderId,
    action: place === 0 ? "start" : "change",
    medication,
    doseMg,
  }));
}

function besideEntries(one: NonNullable<AssessCase["beside"]>[number], place: number) {
  const { condition, day, measure = "", medicine = "" } = one;
  return [
    { day, kind: "condition", condition, status: "active" },
    ...each(one.scores, (total) => ({ kind: "score", instrument: measure, total, ...safetyItem(measure) })),
    ...doseEntries(`order-${place}`, medicine, one.dose),
    ...each(one.taken, (pct) => ({ kind: "adherence", medication: medicine, missed: 100 - pct, of: 100 })),
  ];
}

function each<T>(days: Readonly<Record<string, T>> | undefined, body: (value: T) => { kind: string }) {
  return Object.entries(days ?? {}).map(([day, value]) => ({ day: Number(day), ...body(value) }));
}

function safetyItem(measure: string): { safetyItem?: number } {
  return measure === "PHQ-9" ? { safetyItem: 0 } : {};
}
