import { assess } from "../findings/assess.ts";
import { careCaseOf } from "../findings/facts/care-case.ts";
import type { Category } from "../findings/finding.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { isKnown } from "../known.ts";
import type { PatientRecord } from "../record/record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";

/** Categories of a first finding that ask for nothing to be changed. */
const NO_CALL: ReadonlySet<Category> = new Set([
  "continue",
  "needs-data",
  "active-monitoring",
  "measure-due",
  "visit-due",
]);
const DAYS_A_WEEK = 7;

/** The first time a change of one kind came first. */
export interface Call {
  readonly rule: string;
  readonly category: Category;
  /** Days since care began. */
  readonly day: number;
}

/** What one playbook would have said over a course of care. */
export interface Course {
  readonly careStart: string;
  /** On some day the first finding was more than a question for data. */
  readonly judged: boolean;
  /** By category, in the order they came. */
  readonly calls: ReadonlyMap<Category, Call>;
  /** Response or remission was reached by the end of the acute weeks; null where the record ends before, without one. */
  readonly responded: boolean | null;
}

/** What a playbook would have recommended on every day something changed; null where care never began. */
export function courseUnder(record: PatientRecord, knowledge: Knowledge): Course | null {
  if (record.entries.length === 0) return null;
  const end = Math.max(...record.entries.map(({ at }) => dayNumber(at)));
  const start = careCaseOf(record, isoDay(end), knowledge).timeline.careStartDay;
  if (start === null) return null;
  const acuteEnd = start + knowledge.playbook.limits.acuteWeeks * DAYS_A_WEEK;
  const calls = new Map<Category, Call>();
  let judged = false;
  let responded = false;
  for (const day of daysOfChange(record, start, end)) {
    const { findings, situation } = assess(record, isoDay(day), knowledge);
    const [first] = findings;
    if (first !== undefined && first.category !== "needs-data") judged = true;
    if (first !== undefined && !NO_CALL.has(first.category) && !calls.has(first.category))
      calls.set(first.category, { rule: first.rule, category: first.category, day: day - start });
    const status = isKnown(situation.symptom) ? situation.symptom.value.status : null;
    if (day <= acuteEnd && (status === "response" || status === "remission")) responded = true;
  }
  return { careStart: isoDay(start), judged, calls, responded: responded || (end >= acuteEnd ? false : null) };
}

/** Days with an entry, and the first day of every week of care: the days on which a recommendation can change. */
function daysOfChange(record: PatientRecord, start: number, end: number): number[] {
  const days = new Set<number>();
  for (const { at } of record.entries) {
    const day = dayNumber(at);
    if (day >= start) days.add(day);
  }
  for (let day = start; day <= end; day += DAYS_A_WEEK) days.add(day);
  return [...days].sort((a, b) => a - b);
}
