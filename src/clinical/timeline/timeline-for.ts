import type { Knowledge } from "../knowledge/knowledge.ts";
import { clock } from "./clock.ts";
import type { ActiveCondition } from "./condition-states.ts";
import { treats } from "./course-of-care.ts";
import type { DoseLane, TherapyCourse, Timeline } from "./timeline.ts";

/** A person's timeline as one of several conditions sees it, and the courses of therapy that speak for it. */
export interface ConditionView {
  readonly timeline: Timeline;
  readonly courses: readonly TherapyCourse[];
}

/**
 * The first condition keeps every lane, and reads the courses but those that treat another one alone. A further one has the courses
 * that treat it (a group belongs to the condition it was begun for) and the tapers of its own medicines, and its care begins no
 * earlier than it was confirmed.
 */
export function timelineFor(
  place: number,
  all: readonly ActiveCondition[],
  timeline: Timeline,
  knowledge: Knowledge,
): ConditionView {
  const own = all[place];
  if (own === undefined) return { timeline, courses: timeline.courses };
  const isMine = (course: TherapyCourse) => fits(course, own, knowledge);
  const isOthers = (course: TherapyCourse) => all.some((one) => one !== own && fits(course, one, knowledge));
  if (place === 0) {
    const courses = timeline.courses.filter((course) => isMine(course) || !isOthers(course));
    return { timeline: { ...timeline, ...clock({ ...timeline, courses }, knowledge) }, courses };
  }
  const courses = timeline.courses.filter(isMine).map((course) => (isOthers(course) ? withoutGroups(course) : course));
  const mine = (lane: DoseLane) => treats(lane, own.condition, knowledge);
  const medicines = new Set(timeline.doses.filter(mine).map((lane) => lane.medication));
  const tapers = timeline.tapers.filter(({ medication }) => medicines.has(medication));
  const lanes = { ...timeline, courses, tapers, primaryCondition: own.condition };
  return { timeline: { ...lanes, ...clock(lanes, knowledge, own.sinceDay) }, courses };
}

function fits({ protocol }: TherapyCourse, { condition }: ActiveCondition, { playbook }: Knowledge): boolean {
  return protocol !== null && playbook.conditions[condition]?.protocols?.includes(protocol) === true;
}

function withoutGroups(course: TherapyCourse): TherapyCourse {
  return { ...course, sessions: course.sessions.filter(({ type }) => type !== "group") };
}
