import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { type CaseRecord, caseRecord } from "./case-record.ts";

/** Day 0 of a case: the first dose. */
const FIRST_DOSE = "2025-01-06";

/** A medicine taken since day 0, values `[day, test, value, unit]`, and which rows speak on a day. */
export const monitoringCase = z.strictObject({
  name: z.string(),
  takes: z.string(),
  day: z.number(),
  born: z.string().default("1985-01-01"),
  sex: z.string().default("female"),
  values: z.array(z.tuple([z.number(), z.string(), z.number(), z.string()])).default([]),
  expect: z.strictObject({
    due: z.array(z.string()).optional(),
    notDue: z.array(z.string()).optional(),
    crossed: z.array(z.string()).optional(),
    notCrossed: z.array(z.string()).optional(),
    unread: z.array(z.string()).optional(),
  }),
});
type MonitoringCase = z.infer<typeof monitoringCase>;

/** Runs the case through a whole assessment; each named row is looked for in what it says. */
export function runMonitoringCase(one: MonitoringCase, knowledge: Knowledge) {
  const { record, asOf } = monitoringRecord(one, knowledge);
  const { findings } = assess(record, asOf, knowledge);
  const used = findings.filter(({ category }) => category === "monitoring-due").map((finding) => finding.used);
  const stands = (row: string) => used.flatMap((figures) => figures[row] ?? [])[0];
  const isDue = (row: string) => stands(row) !== undefined && stands(row) !== "not readable";
  const isCrossed = (row: string) =>
    findings.some(({ category, rule }) => category === "monitoring-abnormal" && rule.startsWith(`${row}/`));
  const { due, notDue, crossed, notCrossed, unread } = one.expect;
  return {
    expected: one.expect,
    actual: {
      ...(due && { due: due.filter(isDue) }),
      ...(notDue && { notDue: notDue.filter((row) => !isDue(row)) }),
      ...(crossed && { crossed: crossed.filter(isCrossed) }),
      ...(notCrossed && { notCrossed: notCrossed.filter((row) => !isCrossed(row)) }),
      ...(unread && { unread: unread.filter((row) => stands(row) === "not readable") }),
    },
  };
}

/** The record that the case tells, and the day it is looked at. */
export function monitoringRecord({ takes, day, values, born, sex }: MonitoringCase, knowledge: Knowledge): CaseRecord {
  const order = { kind: "medication", at: FIRST_DOSE, orderId: "o", action: "start", medication: takes, doseMg: 50 };
  const entries = [
    { id: "m", ...order },
    ...values.map(([since, test, value, unit], place) => ({
      id: `v${place}`,
      kind: "lab",
      at: on(since),
      test,
      value,
      unit,
    })),
  ];
  return caseRecord({ birthDate: born, sex }, entries, on(day), knowledge);
}

function on(day: number): string {
  return isoDay(dayNumber(FIRST_DOSE) + day);
}
