import type { Knowledge } from "../knowledge/knowledge.ts";
import { known, type Maybe, unknown } from "../known.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { oneDecimal } from "./percent-change.ts";
import { DAYS_A_MONTH, type RemissionCourse } from "./remission-course.ts";
import type { Course, CoursePhase, CourseStatus, Situation } from "./situation.ts";
import { isRemission, type SymptomReading } from "./symptom-reading.ts";
import { functionSlips, ownSignStands, sleepSlips } from "./warning-signs.ts";

/** Weeks after which a phase of care ends, and the months of opioid treatment that do. */
const ACUTE_WEEKS = 12;
const CONSOLIDATION_WEEKS = 24;
const INDUCTION_DAYS = 7;
const STABILISATION_MONTHS = 3;
const MAINTENANCE_MONTHS = 12;
const DAYS_A_WEEK = 7;
/** Days kept in treatment that are counted as milestones. */
const MILESTONES = [30, 90, 180] as const;

/** Phase of care, status of the course, and time in remission. Unknown before care begins. */
export function courseField(
  timeline: Timeline,
  reading: SymptomReading | string,
  course: RemissionCourse | string,
  sleep: Situation["sleep"],
  knowledge: Knowledge,
): Maybe<Course> {
  const { careStartDay, asOfDay } = timeline;
  if (careStartDay === null) return unknown("care has not begun");
  const days = asOfDay - careStartDay;
  const isOud = timeline.primaryCondition === "oud";
  const standing = typeof course === "string" ? undefined : { course, reading: reading as SymptomReading };
  const value: Course = {
    phase: isOud ? oudPhase(days) : phaseAt(days),
    status: standing === undefined ? null : statusOf(standing.course, standing.reading, timeline, sleep, knowledge),
    monthsInRemission: standing === undefined ? null : monthsInRemission(standing.course, standing.reading, asOfDay),
    remittedOn:
      standing === undefined || standing.course.remittedDay === null ? null : isoDay(standing.course.remittedDay),
    nadir: standing?.course.nadir.total ?? null,
    warnings: standing === undefined ? [] : warningsOf(standing.course, standing.reading, timeline, sleep, knowledge),
    retainedDays: isOud ? days : null,
    milestones: isOud ? MILESTONES.filter((milestone) => days >= milestone) : [],
  };
  const entries = standing === undefined ? [] : [standing.course.nadir.entryId, standing.reading.latest.entryId];
  return known(value, standing?.reading.latest.at ?? timeline.asOf, [...new Set(entries)]);
}

function phaseAt(days: number): CoursePhase {
  if (days < ACUTE_WEEKS * DAYS_A_WEEK) return "acute";
  return days < CONSOLIDATION_WEEKS * DAYS_A_WEEK ? "consolidation" : "maintenance";
}

function oudPhase(days: number): CoursePhase {
  if (days < INDUCTION_DAYS) return "induction";
  if (days < STABILISATION_MONTHS * DAYS_A_MONTH) return "stabilisation";
  return days < MAINTENANCE_MONTHS * DAYS_A_MONTH ? "oud-maintenance" : "continuing-care";
}

/** Months since the last score at or above the cut, unrounded to whole ones; null where that is not known, or illness is there now. */
export function monthsInRemission(course: RemissionCourse, reading: SymptomReading, asOfDay: number): number | null {
  if (course.clockDay === null || reading.current === null) return null;
  return oneDecimal((asOfDay - course.clockDay) / DAYS_A_MONTH);
}

/** What warns of coming illness, whether or not remission was ever reached. What is not known warns of nothing, and reassures of nothing. */
function warningsOf(
  course: RemissionCourse,
  reading: SymptomReading,
  timeline: Timeline,
  sleep: Situation["sleep"],
  { playbook }: Knowledge,
): string[] {
  const { limits } = playbook;
  const since = course.remittedDay ?? course.nadir.day;
  const above =
    course.remittedDay !== null && reading.current !== null && !isRemission(reading.current.total, reading.instrument);
  return [
    ...(course.warns === true ? ["score"] : []),
    ...(above ? ["above-cut"] : []),
    ...(ownSignStands(timeline, limits) ? ["own-sign"] : []),
    ...(functionSlips(timeline, since, limits) === true ? ["function"] : []),
    ...(sleepSlips(timeline, sleep, since, limits) === true ? ["sleep"] : []),
  ];
}

function statusOf(
  course: RemissionCourse,
  reading: SymptomReading,
  timeline: Timeline,
  sleep: Situation["sleep"],
  knowledge: Knowledge,
): CourseStatus | null {
  const { relapse, remittedDay } = course;
  if (relapse !== null) return relapse.confirmed ? relapse.kind : "relapse-suspected";
  const warned = warningsOf(course, reading, timeline, sleep, knowledge).length > 0;
  if (remittedDay !== null && warned) return "early-warning";
  if (reading.current === null) return null;
  if (remittedDay === null) return "not-remitted";
  const months = monthsInRemission(course, reading, timeline.asOfDay) ?? 0;
  const { recoveryMonths, sustainedDays } = knowledge.playbook.relapse;
  if (months >= recoveryMonths) return "recovery";
  return (course.heldDays ?? 0) >= sustainedDays ? "sustained-remission" : "remission";
}
