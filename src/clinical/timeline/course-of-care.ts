import type { ConditionFacts, Limits, Playbook } from "../findings/playbook.ts";
import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { type ActiveCondition, activeConditions, lastResolvedDay } from "./condition-states.ts";
import type { AdherenceMark, ConditionMark, DoseLane, StepMark, TherapyCourse, Timeline } from "./timeline.ts";

/** The earliest active, confirmed condition that has a measure of its own; null where there is none. */
export function primaryConditionOf(marks: readonly ConditionMark[], playbook: Playbook): string | null {
  return measuredConditions(marks, playbook)[0]?.condition ?? null;
}

/** The active, confirmed conditions that have a measure, the earlier first; of those on one measure the first speaks for it. */
export function measuredConditions(marks: readonly ConditionMark[], { conditions }: Playbook): ActiveCondition[] {
  const measures = new Set<string>();
  return activeConditions(marks).filter(({ condition }) => {
    const measure = conditions[condition]?.measures[0];
    if (measure === undefined || measures.has(measure)) return false;
    measures.add(measure);
    return true;
  });
}

/** A medicine treats a condition when its order says so; where the order says nothing, when its class does. */
export function treats(lane: DoseLane, condition: string | null, knowledge: Knowledge): boolean {
  const { conditions } = knowledge.playbook;
  if (lane.indication !== null && conditions[lane.indication] !== undefined) {
    return condition === null || sameFamily(lane.indication, condition, conditions);
  }
  const facts = findMedication(knowledge, lane.medication);
  const treated = condition === null ? Object.values(conditions) : [conditions[condition]];
  const named = [facts?.name ?? lane.medication, facts?.parent];
  return treated.some(
    (one) =>
      one?.medicineClasses.some((name) => facts?.classes.includes(name)) === true ||
      one?.medicines?.some((name) => named.includes(name)) === true,
  );
}

/** Two names of one illness (depression, coded or not) share their measure. */
function sameFamily(one: string, other: string, conditions: Readonly<Record<string, ConditionFacts>>): boolean {
  return one === other || conditions[one]?.measures[0] === conditions[other]?.measures[0];
}

/** First day of a step, a therapy or a medicine for the condition, whichever is first, in the present episode; null before care. */
export function careStartDay(
  { doses, conditions, steps, starts }: Pick<Timeline, "doses" | "conditions" | "steps" | "starts">,
  condition: string | null,
  knowledge: Knowledge,
): number | null {
  const isOfTherapy = condition !== null && knowledge.playbook.conditions[condition]?.careBeginsWithTherapy === true;
  const beginning = isOfTherapy ? [] : doses.filter((lane) => treats(lane, condition, knowledge));
  const orders = new Set(beginning.map((lane) => lane.orderId));
  const begins = [...steps, ...starts.filter(({ orderId }) => orderId === null || orders.has(orderId))].map(
    ({ day }) => day,
  );
  const resolved = lastResolvedDay(conditions, condition);
  const days = resolved === null ? begins : begins.filter((day) => day > resolved);
  return days.length === 0 ? null : Math.min(...days);
}

/** First day of the level that holds now, repeats of it not counted; the start of care where no step was recorded. */
export function stepStartDay(steps: readonly StepMark[], careStart: number | null): number | null {
  const last = steps[steps.length - 1];
  if (last === undefined || careStart === null) return careStart;
  let first = last;
  for (let i = steps.length - 1; i >= 0 && steps[i]?.level === last.level; i--) first = steps[i] ?? first;
  return Math.max(first.day, careStart);
}

/** The running order that the week clock belongs to: scheduled, for the condition, the earliest of them. */
export function indexLane(
  lanes: readonly DoseLane[],
  condition: string | null,
  knowledge: Knowledge,
): DoseLane | undefined {
  return lanes
    .filter((lane) => lane.stoppedDay === null && !lane.asNeeded && treats(lane, condition, knowledge))
    .sort((a, b) => a.startedDay - b.startedDay)[0];
}

/** The usual range of a medicine for a condition, mg a day; undefined where neither playbook nor formulary knows it. */
export function doseRange(lane: DoseLane, condition: string | null, playbook: Playbook): [number, number] | undefined {
  const own = condition === null ? undefined : playbook.conditions[condition]?.doseRanges?.[lane.medication];
  if (own !== undefined) return own;
  if (lane.minimumEffectiveMg === null) return undefined;
  return [lane.minimumEffectiveMg, lane.maximumMg ?? Number.POSITIVE_INFINITY];
}

/**
 * Day 0 of the week clock: in the current step, the first day of the unbroken time at a sufficient dose of the index medicine, begun
 * again where too many doses were missed and then were not; without a medicine, the first attended session. Null before it, and
 * where the medicine's least effective dose is not known.
 */
export function effectiveStartDay(
  index: DoseLane | undefined,
  leastMg: number | undefined,
  courses: readonly TherapyCourse[],
  stepStart: number | null,
  adherence: readonly AdherenceMark[],
  limits: Limits,
): number | null {
  if (stepStart === null) return null;
  if (index !== undefined) {
    const since = sufficientSince(index, leastMg);
    return since === null ? null : Math.max(since, stepStart, restartedDay(index, adherence, limits) ?? since);
  }
  const sessions = courses.filter((course) => course.endedDay === null).flatMap((course) => course.sessions);
  const days = sessions.filter((session) => session.attended && session.day >= stepStart).map((session) => session.day);
  return days.length === 0 ? null : Math.min(...days);
}

/** First day of the time at a sufficient dose that holds today; null where today's dose is none. */
function sufficientSince(lane: DoseLane, leastMg: number | undefined): number | null {
  let since: number | null = null;
  for (const step of lane.steps) {
    if (step.planned) break;
    const isEnough = step.dailyMg !== null && leastMg !== undefined && step.dailyMg >= leastMg;
    since = isEnough ? (since ?? step.day) : null;
  }
  return since;
}

/** The last day up to which too few doses were taken, once later days are known to be better; null where there was none. */
function restartedDay(lane: DoseLane, adherence: readonly AdherenceMark[], limits: Limits): number | null {
  const own = adherence.filter((mark) => mark.medication === null || mark.medication === lane.medication);
  const newest = own[own.length - 1];
  if (newest === undefined || newest.pct < limits.adherenceHighPct) return null;
  return own.findLast((mark) => mark.pct < limits.adherenceHighPct)?.day ?? null;
}
