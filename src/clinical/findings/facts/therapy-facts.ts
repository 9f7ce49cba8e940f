import { homeworkPct } from "../../timeline/homework-counts.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";

const RECENT_SESSIONS = 4;

/** The running course: sessions, homework, attendance. Shares are percent. */
export const therapyFacts: FactTable = {
  "therapy.running": (of) => of.course !== undefined,
  "therapy.sessions": (of) => partOf(of.situation.therapy, (therapy) => therapy.sessions),
  "therapy.protocol": (of) => partOf(of.situation.therapy, (therapy) => therapy.protocol, "protocol not recorded"),
  "homework.pct": (of) => partOf(of.situation.therapy, (therapy) => therapy.homeworkPct, "homework not reported"),
  "homework.previousPct": (of) => homeworkShares(of)[1] ?? { unknown: "homework not reported" },
  "attendance.pct": (of) => attendance(of, Number.POSITIVE_INFINITY),
  "attendance.recentPct": (of) => attendance(of, RECENT_SESSIONS),
  "attendance.booked": (of) => of.course?.sessions.length ?? 0,
};

/** Homework of the attended sessions, the newest first; sessions that had none are left out. */
function homeworkShares(of: CareCase): number[] {
  const sessions = of.course?.sessions.filter((session) => session.attended) ?? [];
  return sessions
    .map((session) => homeworkPct(session.homework))
    .filter((share) => share !== null)
    .reverse();
}

function attendance(of: CareCase, newest: number): Fact {
  const sessions = of.course?.sessions ?? [];
  const counted = newest === Number.POSITIVE_INFINITY ? sessions : sessions.slice(-newest);
  if (counted.length === 0) return { unknown: "no session booked yet" };
  return Math.round((counted.filter((session) => session.attended).length / counted.length) * 1000) / 10;
}
