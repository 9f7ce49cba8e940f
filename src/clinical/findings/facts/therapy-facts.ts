import { homeworkPct } from "../../timeline/homework-counts.ts";
import type { ExposureMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";

const RECENT_SESSIONS = 4;
/** Rows that ask both clinicians about a medicine before exposure. */
const EXPOSURE_ROWS: ReadonlySet<string> = new Set(["PIV-N2", "PIV-T6"]);
const SPACED: ReadonlySet<string> = new Set([
  "biweekly",
  "every-2-weeks",
  "every-4-weeks",
  "monthly",
  "every-3-months",
]);

/** The running course: sessions, homework, attendance. Shares are percent. */
export const therapyFacts: FactTable = {
  "therapy.running": (of) => of.course !== undefined,
  "therapy.sessions": (of) => partOf(of.therapy, (therapy) => therapy.sessions),
  "therapy.protocol": (of) => partOf(of.therapy, (therapy) => therapy.protocol, "protocol not recorded"),
  "homework.pct": (of) => partOf(of.therapy, (therapy) => therapy.homeworkPct, "homework not reported"),
  "homework.previousPct": (of) => homeworkShares(of)[1] ?? { unknown: "homework not reported" },
  "exposure.prnUnsettled": (of) => unsettledExposure(of) !== undefined,
  "exposure.prn": (of) => unsettledExposure(of)?.prnTaken ?? { unknown: "none" },
  "exposure.on": (of) => unsettledExposure(of)?.at.slice(0, 10) ?? { unknown: "none" },
  "relapsePlan.written": (of) => of.timeline.relapsePlans.length > 0,
  "relapsePlan.toBegin": ({ timeline }) =>
    timeline.relapsePlans.length === 0 &&
    !timeline.decisions.some(
      ({ rule, action, day }) => rule === "PIV-W6-0" && action !== "declined" && day < timeline.asOfDay,
    ),
  "attendance.pct": (of) => attendance(of, Number.POSITIVE_INFINITY),
  "attendance.recentPct": (of) => attendance(of, RECENT_SESSIONS),
  "attendance.booked": (of) => of.course?.sessions.length ?? 0,
  "goals.agreed": ({ timeline }) => timeline.goalsAgreed > 0,
  "alliance.drop": (of) => allianceDrop(of),
  "alliance.srs": (of) => recentScore(of, "SRS") ?? { unknown: "session rating not asked in the last two weeks" },
  /** At or below the cut under which it is talked about. */
  "alliance.srsLow": (of) => isSrsLow(of),
  "therapy.atEnd": (of) => isAtEnd(of),
  /** Sessions are already further apart than weekly. */
  "therapy.spaced": ({ course }) =>
    course?.frequency !== null && course?.frequency !== undefined && SPACED.has(course.frequency),
};

/**
 * The newest recent exposure before which an as-needed medicine was taken, until both clinicians have answered. A time not recorded
 * counts as within the window: what is not known is not taken for harmless.
 */
export function unsettledExposure({ timeline, knowledge }: CareCase): ExposureMark | undefined {
  const { signDays, prnBeforeExposureMinutes } = knowledge.playbook.limits;
  const found = timeline.exposures.findLast(
    (one) =>
      one.prnTaken !== null &&
      timeline.asOfDay - one.day <= signDays &&
      (one.prnMinutesBefore === null || one.prnMinutesBefore <= prnBeforeExposureMinutes),
  );
  if (found === undefined) return undefined;
  const answered = (role: string) =>
    timeline.decisions.some((one) => EXPOSURE_ROWS.has(one.rule) && one.role === role && one.day >= found.day);
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

/** Points the newest session check lies below the best one before it in this course. */
function allianceDrop(of: CareCase): Fact {
  const latest = recentScore(of, "session-check");
  if (latest === undefined) return { unknown: "session check not asked in the last two weeks" };
  const totals = courseScores(of, "session-check").map((point) => point.total ?? 0);
  return totals.length < 2 ? { unknown: "only one session check" } : Math.max(...totals) - latest;
}

function isSrsLow(of: CareCase): Fact {
  const total = recentScore(of, "SRS");
  const cut = of.knowledge.instruments.get("SRS")?.screenCut;
  return total === undefined || cut === undefined ? { unknown: "session rating" } : total <= cut;
}

function recentScore(of: CareCase, instrument: string): number | undefined {
  const last = courseScores(of, instrument).at(-1);
  const isRecent = last !== undefined && of.timeline.asOfDay - last.day <= of.knowledge.playbook.limits.scoreDays;
  return isRecent ? (last.total ?? undefined) : undefined;
}

function courseScores({ timeline, course }: CareCase, instrument: string) {
  const points = timeline.scores.find((series) => series.instrument === instrument)?.points ?? [];
  return points.filter((point) => point.total !== null && point.day >= (course?.startedDay ?? 0));
}

/** All planned sessions were attended, or the last course was completed and nothing was begun since. */
function isAtEnd({ timeline, course }: CareCase): Fact {
  if (course !== undefined) {
    if (course.plannedSessions === null) return { unknown: "number of planned sessions" };
    return course.sessions.filter((session) => session.attended).length >= course.plannedSessions;
  }
  const last = timeline.courses.reduce<(typeof timeline.courses)[number] | undefined>(
    (newest, one) => (newest === undefined || one.startedDay >= newest.startedDay ? one : newest),
    undefined,
  );
  return last?.ended === "completed";
}
