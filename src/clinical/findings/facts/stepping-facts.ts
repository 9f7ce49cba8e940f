import { functionDirection, readingAt } from "../../situation/function-change.ts";
import { improvementPct } from "../../situation/percent-change.ts";
import { responseHeldDays, scaleOf } from "../../situation/symptom-of.ts";
import { isRemission, type SymptomReading, type ValidScore } from "../../situation/symptom-reading.ts";
import { isoDay } from "../../timeline/day-number.ts";
import type { FunctionSeries } from "../../timeline/timeline.ts";
import { type VisitDue, visitsDue } from "../visits-due.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";
import { symptomFacts } from "./symptom-facts.ts";

const DAYS_A_WEEK = 7;
/** Weeks of the week clock at which a decision falls; from the last of them on, every four weeks. */
const EARLY_SESSIONS = 4;
const DECISION_WEEKS = [3, 6, 8, 12] as const;
const LATER_WEEKS = 4;
const SPECIALIST_LEVEL = 4;
const COMBINED_LEVEL = 3;
/** How long response has to hold before the level changes, days, by level. */
const HELD_FOR: Readonly<Record<number, number>> = { 1: 28, 2: 28, 3: 56 };

/** Whether a level of care is enough, and whether it is still needed. */
export const steppingFacts: FactTable = {
  "step.failedTwice": (of) => failedTwice(of),
  /** Combined care is left upward only after a second failed step. */
  "step.mayLeave": (of) => stepLevel(of) !== COMBINED_LEVEL || hasFailedBefore(of),
  /** Worse by a reliable margin; therapy without a medicine is given a second session to say so. */
  "step.deteriorated": (of) => deteriorated(of),
  "step.days": ({ timeline }) =>
    timeline.stepStartDay === null ? { unknown: "care has not begun" } : timeline.asOfDay - timeline.stepStartDay,
  "step.specialist": (of) => {
    const level = stepLevel(of);
    if (level === undefined) return { unknown: "no step recorded" };
    return Math.min(Math.max(SPECIALIST_LEVEL, level + 1), SPECIALIST_LEVEL + 1);
  },
  /** The level below, once this one may be left; unknown before that. */
  "step.below": (of) => levelBelow(of),
  "step.downOne": (of) => {
    const level = stepLevel(of);
    return level === undefined ? { unknown: "no step recorded" } : Math.max(level - 1, 0);
  },
  "step.stableDays": (of) => stableDays(of),
  "stepDown.steppingDown": ({ timeline }) =>
    timeline.decisions.some(
      ({ rule, action, day }) => rule === "PIV-D1" && action !== "declined" && day >= (timeline.stepStartDay ?? day),
    ),
  "function.worseTwice": (of) => functionWorseTwice(of),
  "condition.psychosis": ({ conditions }) =>
    conditions.some(({ condition, features }) => condition === "psychosis" || features.includes("psychotic")),
  "condition.bipolar": ({ conditions }) => conditions.some(({ condition }) => condition.startsWith("bipolar")),
  "condition.bipolarSuspected": (of) => suspected(of).some((name) => name.startsWith("bipolar")),
  "condition.inDoubt": (of) => suspected(of).some((name) => of.knowledge.playbook.conditions[name] !== undefined),
  "condition.eatingDisorder": ({ conditions }) => conditions.some(({ condition }) => EATING.test(condition)),
  "condition.severe": ({ timeline, conditions }) =>
    conditions.some(({ condition, severity }) => condition === timeline.primaryCondition && severity === "severe"),
  "condition.substanceUse": ({ conditions }) => conditions.some(({ condition }) => SUBSTANCE.test(condition)),
  "symptom.severeNow": ({ reading }) => {
    if (typeof reading === "string") return { unknown: reading };
    if (reading.current === null) return { unknown: "no recent score" };
    return /severe/.test(reading.current.band ?? "") && !/moderately/.test(reading.current.band ?? "");
  },
  "mania.screened": ({ timeline, knowledge }) => {
    const point = timeline.scores.find((series) => series.instrument === "ASRM")?.points.at(-1);
    const fresh = point !== undefined && timeline.asOfDay - point.day <= knowledge.playbook.limits.signDays;
    return fresh && point.total !== null && point.total >= ASRM_CUT;
  },
  "referral.psychiatry": ({ timeline }) =>
    timeline.background.referrals.some(
      ({ name, status, day }) =>
        name === "psychiatry" &&
        (status === "active" || status === "done") &&
        day >= (timeline.careStartDay ?? Number.NEGATIVE_INFINITY),
    ),
  /** The visit that is most overdue. */
  "visit.daysOverdue": (of) => {
    const first = mostOverdue(of);
    return first === undefined ? { unknown: "no visit planned" } : of.timeline.asOfDay - first.dueDay;
  },
  "visit.overdue": (of) => mostOverdue(of)?.name ?? { unknown: "no visit planned" },
  "visit.dueOn": (of) => {
    const first = mostOverdue(of);
    return first === undefined ? { unknown: "no visit planned" } : isoDay(first.dueDay);
  },
  /** Practical supports whose newest word is that they are needed, as one text. */
  "support.needed": (of) => supportNeeded(of) ?? { unknown: "no support is recorded as needed" },
  "noShow.days": (of) => noShow(of)?.days ?? { unknown: "no visit missed since the last one kept" },
  "noShow.on": (of) => noShow(of)?.on ?? { unknown: "no visit missed" },
  "noShow.inRow": (of) => noShow(of)?.inRow ?? 0,
  "use.severe": (of) => overdosed(of) || returnedToDaily(of),
  "use.overdose": (of) => overdosed(of),
};

const EATING = /anorexia|bulimia|eating|arfid/;
const SUBSTANCE = /^(oud|aud|sud)$|use-disorder/;
const ASRM_CUT = 6;

function stepLevel({ timeline }: CareCase): number | undefined {
  return timeline.steps[timeline.steps.length - 1]?.level;
}

/** The present trial missed response at two decision points, one after the other, the newest of them now. */
function failedTwice({ timeline, reading, knowledge }: CareCase): Fact {
  if (typeof reading === "string") return { unknown: reading };
  const { effectiveStartDay } = timeline;
  if (effectiveStartDay === null) return false;
  if (reading.baseline === null || reading.current === null) return { unknown: "no change can be worked out" };
  const points = new Map<number, ValidScore>();
  for (const point of reading.valid) {
    const at = decisionPoint(Math.floor((point.day - effectiveStartDay) / DAYS_A_WEEK));
    if (at !== null) points.set(at, point);
  }
  const newest = [...points.values()].slice(-2);
  if (newest.length < 2 || newest[1] !== reading.current) return false;
  return newest.every((point) => isNonResponse(point, reading, knowledge.playbook.limits.partialFromPct));
}

function deteriorated(of: CareCase): Fact {
  return isEarlyRise(of) ? false : (symptomFacts["symptom.worse"]?.(of) ?? false);
}

/** In trauma therapy a rise in the first sessions is common, and no reason to leave it (pivots, N4). */
function isEarlyRise({ timeline, course }: CareCase): boolean {
  if (timeline.primaryCondition !== "ptsd" || course === undefined) return false;
  return course.sessions.filter((session) => session.attended).length < EARLY_SESSIONS;
}

function decisionPoint(week: number): number | null {
  const last = DECISION_WEEKS[DECISION_WEEKS.length - 1] as number;
  if (week >= last) return last + LATER_WEEKS * Math.floor((week - last) / LATER_WEEKS);
  return DECISION_WEEKS.findLast((from) => week >= from) ?? null;
}

function isNonResponse(point: ValidScore, reading: SymptomReading, belowPct: number): boolean {
  if (reading.baseline === null || isRemission(point.total, reading.instrument)) return false;
  const improvement = improvementPct(reading.baseline.total, point.total, scaleOf(reading));
  return improvement !== null && improvement < belowPct;
}

/** An earlier level was left upward, or an adequate trial failed before this one. */
function hasFailedBefore(of: CareCase): boolean {
  const { steps } = of.timeline;
  const climbed = steps.some((step, place) => step.level > (steps[place - 1]?.level ?? step.level));
  return climbed || failedBefore(of);
}

function failedBefore({ timeline, knowledge }: CareCase): boolean {
  const { adequateTrialWeeks } = knowledge.playbook.limits;
  return timeline.trials.marks.some((trial) => (trial.weeks ?? 0) >= adequateTrialWeeks && trial.outcome === "none");
}

/** Worse than at the start of the step at checks that follow each other and lie far enough apart, up to the newest. */
function functionWorseTwice({ timeline, knowledge }: CareCase): Fact {
  const { limits, relapse } = knowledge.playbook;
  if (timeline.function.length === 0) return { unknown: "function never asked" };
  return timeline.function.some((series) => worseFor(series, timeline.stepStartDay, limits) >= relapse.checkDays);

  function worseFor(series: FunctionSeries, start: number | null, own: typeof limits): number {
    const first = start === null ? undefined : readingAt(series.points, start, own);
    const newest = series.points[series.points.length - 1];
    if (first === undefined || newest === undefined || timeline.asOfDay - newest.day > own.functionDays) return -1;
    const checks = series.points.filter((point) => point.day > first.day).reverse();
    let since = newest.day;
    let worse = 0;
    for (const check of checks) {
      if (functionDirection(series.measure, first.value, check.value, own) !== "worse") break;
      since = check.day;
      worse += 1;
    }
    return worse >= 2 ? newest.day - since : -1;
  }
}

function levelBelow(of: CareCase): Fact {
  const level = stepLevel(of);
  if (level === undefined) return { unknown: "no step recorded" };
  const needed = HELD_FOR[level];
  if (needed === undefined) return { unknown: "this level is left by a decision of its own" };
  const held = heldDays(of);
  return held !== null && held >= needed ? level - 1 : { unknown: "not held for long enough to change the level" };
}

/** Days over which every score was a response or better, as the step-down rule counts them. */
function heldDays({ reading, timeline, knowledge }: CareCase): number | null {
  return typeof reading === "string" ? null : responseHeldDays(reading, timeline, knowledge);
}

/** Days between first and newest score since the step began, none of them worse by a reliable margin. */
function stableDays({ reading, timeline }: CareCase): Fact {
  if (typeof reading === "string") return { unknown: reading };
  if (reading.current === null || timeline.stepStartDay === null) return { unknown: "no recent score" };
  const start = timeline.stepStartDay;
  const reliable = reading.instrument?.reliableChange;
  const since = reading.valid.filter((point) => point.day >= start).reverse();
  let first = reading.current;
  for (const point of since) {
    const worse = scaleOf(reading).worseWhen === "higher" ? point.total - first.total : first.total - point.total;
    if (reliable !== undefined && -worse >= reliable) break;
    first = point;
  }
  return reading.current.day - first.day;
}

/** Conditions that are only suspected by their newest entry. */
function suspected({ timeline }: CareCase): string[] {
  const newest = new Map(timeline.conditions.map((mark) => [mark.condition, mark]));
  return [...newest.values()]
    .filter((mark) => mark.status === "active" && mark.verification === "provisional")
    .map((mark) => mark.condition);
}

function overdosed({ timeline, knowledge }: CareCase): boolean {
  const { careStartDay, asOfDay } = timeline;
  if (careStartDay === null) return false;
  const recent = (day: number) => day >= careStartDay && asOfDay - day <= knowledge.playbook.relapse.overdoseDays;
  return (
    timeline.background.histories.some((mark) => mark.item === "overdose" && mark.present && recent(mark.day)) ||
    timeline.signs.some((mark) => mark.sign === "suspected-overdose" && mark.present && recent(mark.day))
  );
}

const LESS: readonly string[] = ["none", "occasional", "weekly"];

/** Daily use by the newest word on that substance, lately, and after a time without it or past the first weeks of care. */
function returnedToDaily({ timeline, knowledge }: CareCase): boolean {
  const { careStartDay, asOfDay, background } = timeline;
  if (careStartDay === null) return false;
  const newest = new Map(background.uses.map((use) => [use.substance, use]));
  return [...newest.values()].some((use) => {
    if (use.frequency !== "daily" || use.day < careStartDay) return false;
    if (asOfDay - use.day > knowledge.playbook.relapse.overdoseDays) return false;
    const wasLess = background.uses.some(
      (before) => before.substance === use.substance && before.day < use.day && LESS.includes(before.frequency ?? ""),
    );
    return wasLess || use.day - careStartDay > knowledge.playbook.limits.useReturnDays;
  });
}

function mostOverdue(of: CareCase): VisitDue | undefined {
  return visitsDue(of).sort((a, b) => a.dueDay - b.dueDay)[0];
}

/** The newest visit missed without word, while nobody has seen the person since its day. */
function supportNeeded({ timeline }: CareCase): string | undefined {
  const newest = new Map(timeline.background.supports.map((mark) => [mark.name ?? "practical matters", mark.status]));
  const needed = [...newest].flatMap(([name, status]) => (status === "needed" ? [name.replaceAll("-", " ")] : []));
  return needed.length === 0 ? undefined : needed.join(", ");
}

function noShow({ timeline }: CareCase): { days: number; on: string; inRow: number } | undefined {
  const booked = timeline.visits.filter((visit) => visit.status !== "cancelled" && visit.status !== "late-cancel");
  const missed = booked.findLast((visit) => visit.status === "no-show");
  if (missed === undefined) return undefined;
  const seen = timeline.visits.some((visit) => visit.attended && visit.day >= missed.day);
  if (seen && timeline.asOfDay > missed.day) return undefined;
  const kept = booked.findLastIndex((visit) => visit.attended && visit.day < missed.day);
  const inRow = booked.slice(kept + 1).filter((visit) => visit.status === "no-show").length;
  return { days: timeline.asOfDay - missed.day, on: missed.at.slice(0, 10), inRow };
}
