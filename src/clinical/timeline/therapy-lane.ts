import type { EntryOf } from "../record/entry.ts";
import { dayNumber } from "./day-number.ts";
import type { EntriesByKind } from "./entries-by-kind.ts";
import { homeworkBetween, homeworkTasks } from "./homework-counts.ts";
import type { Session, TherapyCourse } from "./timeline.ts";

type TherapyEntry = EntryOf<"therapy">;
type Visit = EntryOf<"visit">;
type Frame = Omit<TherapyCourse, "sessions">;

/** One course a `courseId`, by start, each with its booked sessions and the homework under them. */
export function therapyCourses(entries: EntriesByKind): TherapyCourse[] {
  const frames = courseFrames(entries);
  if (frames.length === 0) return [];
  const booked = Map.groupBy(entries.of("visit").filter(isSession), (visit) => courseOf(visit, frames));
  const tasks = homeworkTasks(entries);
  return frames.map((frame) => ({ ...frame, sessions: sessions(booked.get(frame) ?? [], tasks) }));
}

function isSession(visit: Visit): boolean {
  return (visit.type === "therapy" || visit.type === "group") && visit.status !== "cancelled";
}

function courseFrames(entries: EntriesByKind): Frame[] {
  const courses = new Map<string, Frame>();
  for (const entry of entries.of("therapy")) {
    const day = dayNumber(entry.at);
    const before = courses.get(entry.courseId);
    const ended = endOf(entry);
    courses.set(entry.courseId, {
      courseId: entry.courseId,
      protocol: entry.protocol ?? before?.protocol ?? null,
      plannedSessions: entry.plannedSessions ?? before?.plannedSessions ?? null,
      frequency: entry.frequency ?? before?.frequency ?? null,
      startedDay: before?.startedDay ?? day,
      endedDay: ended === null ? null : day,
      ended,
    });
  }
  return [...courses.values()];
}

function endOf(entry: TherapyEntry): TherapyCourse["ended"] {
  if (entry.action === "complete") return "completed";
  return entry.action === "stop" ? "stopped" : null;
}

/** The running course of the visit's protocol, else the newest running one. */
function courseOf(visit: Visit, frames: readonly Frame[]): Frame | undefined {
  const day = dayNumber(visit.at);
  const runs = (frame: Frame) => frame.startedDay <= day && (frame.endedDay === null || day <= frame.endedDay);
  return frames.findLast((frame) => runs(frame) && frame.protocol === visit.protocol) ?? frames.findLast(runs);
}

function sessions(visits: readonly Visit[], tasks: ReturnType<typeof homeworkTasks>): Session[] {
  let attendedBefore = 0;
  let lastDay: number | null = null;
  return visits.map((visit) => {
    const day = dayNumber(visit.at);
    const attended = visit.status === "attended";
    const homework = lastDay === null || !attended ? null : homeworkBetween(tasks, lastDay, day);
    if (attended) {
      attendedBefore += 1;
      lastDay = day;
    }
    return {
      entryId: visit.id,
      at: visit.at,
      day,
      attended,
      status: visit.status,
      type: visit.type,
      number: attended ? attendedBefore : null,
      homework,
    };
  });
}
