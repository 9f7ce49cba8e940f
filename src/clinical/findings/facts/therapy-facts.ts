import { homeworkPct } from "../../timeline/homework-counts.ts";
import type { ExposureMark } from "../../timeline/timeline.ts";
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
  "exposure.prnUnsettled": (of) => unsettledExposure(of) !== undefined,
  "exposure.prn": (of) => unsettledExposure(of)?.prnTaken ?? { unknown: "none" },
  "exposure.on": (of) => unsettledExposure(of)?.at.slice(0, 10) ?? { unknown: "none" },
  "relapsePlan.written": (of) => of.timeline.relapsePlans.length > 0,
  "relapsePlan.toBegin": (of) =>
    of.timeline.relapsePlans.length === 0 && !of.timeline.decisions.some((one) => one.rule === "PIV-W6-0"),
  "attendance.pct": (of) => attendance(of, Number.POSITIVE_INFINITY),
  "attendance.recentPct": (of) => attendance(of, RECENT_SESSIONS),
  "attendance.booked": (of) => of.course?.sessions.length ?? 0,
};

/**
 * The newest recent exposure before which an as-needed medicine was taken, until both clinicians have answered. A time not recorded
 * counts as within the window: what is not known is not taken for harmless.
 */
function unsettledExposure({ timeline, knowledge }: CareCase): ExposureMark | undefined {
  const { signDays, prnBeforeExposureMinutes } = knowledge.playbook.limits;
  const found = timeline.exposures.findLast(
    (one) =>
      one.prnTaken !== null &&
      timeline.asOfDay - one.day <= signDays &&
      (one.prnMinutesBefore === null || one.prnMinutesBefore <= prnBeforeExposureMinutes),
  );
  if (found === undefined) return undefined;
  const answered = (role: string) =>
    timeline.decisions.some((one) => one.rule === "PIV-N2" && one.role === role && one.day >= found.day);
  return answered("therapist") && answered("prescriber") ? undefined : found;
}

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
