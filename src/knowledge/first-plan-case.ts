import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { type CaseRecord, caseRecord } from "./case-record.ts";

const TODAY = dayNumber("2026-01-05");
const looseCondition = z.union([z.string(), z.looseObject({ condition: z.string() })]);
const looseEntry = z.looseObject({ kind: z.string(), day: z.number().default(0) });

/** A person as they come to the first plan, in a line a clinician can read. Day 0 is 2026-01-05; all that has no day is of that day. */
export const firstPlanCase = z.strictObject({
  name: z.string(),
  on: z.number().int().default(0),
  born: z.iso.date().optional(),
  sex: z.string().optional(),
  /** The earlier first. */
  conditions: z.array(looseCondition).default([]),
  phq: z.number().optional(),
  /** Difficulty in daily life, 0 to 3. */
  difficulty: z.number().optional(),
  /** Totals of other forms. */
  scores: z.record(z.string(), z.number()).optional(),
  prefers: z.enum(["therapy", "medication", "combination"]).optional(),
  /** Weeks to a first therapy date. */
  wait: z.number().optional(),
  declined: z.boolean().optional(),
  /** Things of the past that were so. */
  past: z.array(z.string()).default([]),
  contexts: z.array(z.string()).optional(),
  signs: z.array(z.string()).default([]),
  /** Medicines already taken, from elsewhere. */
  takes: z.array(z.string()).default([]),
  more: z.array(looseEntry).default([]),
  expect: z.strictObject({
    /** `SEQ-D5 start-combination` */
    first: z.string().optional(),
    also: z.array(z.string()).optional(),
    /** Rules, categories, or both as in `first`, that must not appear. */
    never: z.array(z.string()).optional(),
    /** All of these are among the reasons of the first. */
    reasons: z.array(z.string()).optional(),
    /** Each is the beginning of something the first says is missing. */
    missing: z.array(z.string()).optional(),
    urgency: z.string().optional(),
    to: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    /** Days, counted from day 0, on which a visit falls due. */
    visits: z.array(z.number()).optional(),
  }),
});
type FirstPlanCase = z.infer<typeof firstPlanCase>;

/** The record that the case tells, and the day it is looked at. */
export function firstPlanRecord(one: FirstPlanCase, knowledge: Knowledge): CaseRecord {
  const patient = { ...(one.born && { birthDate: one.born }), ...(one.sex && { sex: one.sex }) };
  return caseRecord(patient, entriesOf(one), isoDay(TODAY + one.on), knowledge);
}

/** Runs the case; only what it expects is compared. */
export function runFirstPlanCase(one: FirstPlanCase, knowledge: Knowledge) {
  const { record, asOf } = firstPlanRecord(one, knowledge);
  const { findings, due } = assess(record, asOf, knowledge);
  const said = findings.map(({ rule, category }) => `${rule} ${category}`);
  const words = new Set([...said, ...findings.flatMap(({ rule, category }) => [rule, category])]);
  const [first] = findings;
  const { expect } = one;
  const actual: Record<keyof FirstPlanCase["expect"], unknown> = {
    first: said[0],
    also: expect.also?.filter((line) => said.slice(1).includes(line)),
    never: expect.never?.filter((word) => !words.has(word)),
    reasons: expect.reasons?.filter((code) => first?.reasons.includes(code)),
    missing: expect.missing?.filter((start) => first?.missing.some((line) => line.startsWith(start))),
    urgency: first?.urgency,
    to: first?.to,
    visits: due
      .filter(({ what, name }) => what === "visit" && name.startsWith("Contact after"))
      .map(({ dueOn }) => dayNumber(dueOn) - TODAY),
  };
  const asked = Object.keys(expect) as (keyof typeof actual)[];
  return { expected: expect, actual: Object.fromEntries(asked.map((key) => [key, actual[key]])) };
}

function entriesOf(one: FirstPlanCase): unknown[] {
  const entries = [
    ...one.conditions.map((condition) => ({
      day: 0,
      kind: "condition",
      status: "active",
      ...(typeof condition === "string" ? { condition } : condition),
    })),
    ...(one.phq === undefined ? [] : [{ day: 0, kind: "score", instrument: "PHQ-9", answers: phqAnswers(one) }]),
    ...Object.entries(one.scores ?? {}).map(([instrument, total]) => ({ day: 0, kind: "score", instrument, total })),
    ...(one.prefers === undefined ? [] : [{ day: 0, kind: "preference", treatment: one.prefers }]),
    ...(one.wait === undefined && one.declined === undefined ? [] : [referral(one)]),
    ...one.past.map((item) => ({ day: 0, kind: "history", item })),
    ...(one.contexts === undefined ? [] : [{ day: 0, kind: "profile", contexts: one.contexts }]),
    ...one.signs.map((sign) => ({ day: 0, kind: "sign", sign })),
    ...one.takes.map((medication) => ({
      day: 0,
      kind: "medication",
      orderId: medication,
      action: "report",
      medication,
    })),
    ...one.more,
  ];
  return entries.map(({ day, ...body }, place) => ({
    id: `e${String(place).padStart(3, "0")}`,
    at: isoDay(TODAY + day),
    ...body,
  }));
}

function referral({ wait, declined }: FirstPlanCase) {
  const status = declined === true ? "declined" : "needed";
  return { day: 0, kind: "referral", to: "therapy", status, ...(wait !== undefined && { waitWeeks: wait }) };
}

/** Order in which the nine questions are filled: sleep, tiredness and appetite late, self-harm never. */
const FILLED = [0, 1, 5, 6, 7, 3, 4, 2];

function phqAnswers({ phq = 0, difficulty }: FirstPlanCase): (number | null)[] {
  const answers: (number | null)[] = Array.from({ length: 9 }, () => 0);
  let left = phq;
  for (const item of FILLED) {
    answers[item] = Math.min(3, left);
    left -= Math.min(3, left);
  }
  return difficulty === undefined ? answers : [...answers, difficulty];
}
