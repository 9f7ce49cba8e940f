import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { Entry } from "../clinical/record/entry.ts";
import { recordAlerts } from "../clinical/safety/record-alerts.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { type CaseRecord, caseRecord } from "./case-record.ts";

const DAY_ZERO = dayNumber("2026-01-05");
const looseEntry = z.looseObject({ kind: z.string(), day: z.number().default(0) });

/** A danger in a line: who, on which medicines, with which signs, and what the safety rows say that day. */
export const dangerCase = z.strictObject({
  name: z.string(),
  /** Day it is looked at. */
  on: z.number().int().default(0),
  born: z.string().optional(),
  /** Medicine to the day it began. */
  medicines: z.record(z.string(), z.number()).default({}),
  stopped: z.record(z.string(), z.number()).default({}),
  /** Noted on day 0; a minus before the name: looked for and absent. */
  signs: z.array(z.string()).default([]),
  more: z.array(looseEntry).default([]),
  /** All safety and diagnosis-change findings, in order: `PIV-S8 safety-emergency now`. */
  expect: z.array(z.string()),
  /** Reasons of the first of them. */
  reasons: z.array(z.string()).optional(),
  /** All alerts that the entries of day 0 raise: `PIV-S8 emergency 15`. */
  alerts: z.array(z.string()).optional(),
  /** Words that must stand among what is missing in the first finding of all. */
  missing: z.array(z.string()).optional(),
});
type DangerCase = z.infer<typeof dangerCase>;

const SAFETY = /^PIV-(S\d|DX)/;

/** The record that the case tells, and the day it is looked at. */
export function dangerRecord(one: DangerCase, knowledge: Knowledge): CaseRecord {
  const patient = one.born === undefined ? {} : { birthDate: one.born };
  return caseRecord(patient, entriesOf(one), isoDay(DAY_ZERO + one.on), knowledge);
}

/** Runs the case: findings of the record on the day, and the alerts its newest entries raise on the way in. */
export function runDangerCase(one: DangerCase, knowledge: Knowledge) {
  const { record, asOf } = dangerRecord(one, knowledge);
  const { findings } = assess(record, asOf, knowledge);
  const found = findings.filter(({ rule }) => SAFETY.test(rule));
  const zero = isoDay(DAY_ZERO);
  const isNew = (entry: Entry) => entry.at === zero;
  const before = { ...record, entries: record.entries.filter((entry) => !isNew(entry)) };
  const alerts = recordAlerts(before, record.entries.filter(isNew), zero, knowledge);
  const said = findings[0]?.missing.join("; ") ?? "";
  return {
    expected: {
      expect: one.expect,
      reasons: one.reasons,
      alerts: one.alerts,
      missing: one.missing,
    },
    actual: {
      expect: found.map(({ rule, category, urgency }) => `${rule} ${category} ${urgency}`),
      reasons: one.reasons === undefined ? undefined : found[0]?.reasons,
      alerts:
        one.alerts === undefined
          ? undefined
          : alerts.map(({ rule, severity, withinMinutes }) => `${rule} ${severity} ${withinMinutes}`),
      missing: one.missing?.filter((words) => said.includes(words)),
    },
  };
}

function entriesOf(one: DangerCase): unknown[] {
  const entries: z.infer<typeof looseEntry>[] = [
    ...Object.entries(one.medicines).map(([medication, day]) => ({
      day,
      kind: "medication",
      orderId: medication,
      action: "start",
      medication,
      doseMg: 50,
    })),
    ...Object.entries(one.stopped).map(([medication, day]) => ({
      day,
      kind: "medication",
      orderId: medication,
      action: "stop",
      medication,
    })),
    ...one.signs.map((sign) => ({
      day: 0,
      kind: "sign",
      sign: sign.replace(/^-/, ""),
      ...(sign.startsWith("-") && { present: false }),
    })),
    ...one.more,
  ];
  return entries.map(({ day, ...body }, place) => ({ id: `e${place}`, at: isoDay(DAY_ZERO + day), ...body }));
}
