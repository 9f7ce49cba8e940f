import { known, unknown } from "../known.ts";
import { homeworkPct } from "../timeline/homework-counts.ts";
import type { Session, TherapyCourse, Timeline } from "../timeline/timeline.ts";
import { oneDecimal } from "./percent-change.ts";
import type { Situation } from "./situation.ts";

/** The running course that began last; undefined where none runs. */
export function currentCourse({ courses }: Pick<Timeline, "courses">): TherapyCourse | undefined {
  return courses.filter((course) => course.endedDay === null).sort((a, b) => b.startedDay - a.startedDay)[0];
}

export function therapyProgress(timeline: Pick<Timeline, "courses" | "asOf">): Situation["therapy"] {
  const course = currentCourse(timeline);
  if (course === undefined) return unknown("no course of therapy");
  const attended = course.sessions.filter((session) => session.attended);
  const last = attended[attended.length - 1];
  const homework = last === undefined ? null : homeworkPct(last.homework);
  const entries = course.sessions.map((session) => session.entryId);
  return known(
    {
      courseId: course.courseId,
      protocol: course.protocol,
      sessions: attended.length,
      planned: course.plannedSessions,
      homeworkPct: homework === null ? null : oneDecimal(homework),
    },
    last?.at ?? timeline.asOf,
    entries,
  );
}

/** Sessions of the running course, else visits of the course of care; and the day a person last saw anyone. */
export function attendanceOf(timeline: Timeline): Situation["attendance"] {
  const { visits, careStartDay } = timeline;
  if (visits.length === 0) return unknown("no visit recorded");
  const course = currentCourse(timeline);
  const booked: readonly Pick<Session, "attended" | "entryId" | "at">[] =
    course !== undefined && course.sessions.length > 0
      ? course.sessions
      : visits.filter((visit) => visit.status !== "cancelled" && (careStartDay === null || visit.day >= careStartDay));
  const contact = visits.findLast((visit) => visit.attended);
  return known(
    {
      attended: booked.filter((visit) => visit.attended).length,
      booked: booked.length,
      lastContact: contact?.at.slice(0, 10) ?? null,
    },
    visits[visits.length - 1]?.at ?? timeline.asOf,
    booked.map((visit) => visit.entryId),
  );
}
