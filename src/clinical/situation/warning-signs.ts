import type { Limits } from "../findings/playbook.ts";
import type { FunctionSeries, Timeline } from "../timeline/timeline.ts";
import { functionDirection } from "./function-change.ts";
import type { Situation } from "./situation.ts";

/** Place of the sleep question in PHQ-9. */
const SLEEP_ITEM = 2;

/** Daily life is worse, by the margin that counts, than at its best since `sinceDay`; null where not asked since, or not lately. */
export function functionSlips(timeline: Timeline, sinceDay: number, limits: Limits): boolean | null {
  const known = timeline.function
    .map((series) => slips(series, timeline, sinceDay, limits))
    .filter((slip) => slip !== null);
  return known.length === 0 ? null : known.some((slip) => slip);
}

function slips(series: FunctionSeries, timeline: Timeline, sinceDay: number, limits: Limits): boolean | null {
  const since = series.points.filter((point) => point.day >= sinceDay);
  const now = since[since.length - 1];
  if (now === undefined || timeline.asOfDay - now.day > limits.functionDays) return null;
  const best = Math.min(...since.map((point) => point.value));
  return functionDirection(series.measure, best, now.value, limits) === "worse";
}

/** Sleep was in order at some time since `sinceDay`, by the same measure, and now is not; null where sleep is not known. */
export function sleepSlips(
  timeline: Timeline,
  sleep: Situation["sleep"],
  sinceDay: number,
  limits: Limits,
): boolean | null {
  if (!("value" in sleep)) return null;
  const { measure, state } = sleep.value;
  if (state === "resolved") return false;
  if (measure === "sleep-efficiency") {
    return timeline.sleep.some(
      (week) =>
        week.toDay >= sinceDay && week.efficiencyPct !== null && week.efficiencyPct >= limits.sleepEfficiencyPct,
    );
  }
  const points = (
    timeline.scores.find((one) => one.instrument === (measure === "ISI" ? "ISI" : "PHQ-9"))?.points ?? []
  ).filter((point) => point.day >= sinceDay);
  if (measure === "ISI") return points.some((point) => point.total !== null && point.total < limits.isiResidual);
  return points.some((point) => {
    const answer = point.answers?.[SLEEP_ITEM];
    return answer !== undefined && answer !== null && answer < limits.sleepItemResidual;
  });
}

/** One of the person's own warning signs was seen lately, and not said absent since. */
export function ownSignStands({ signs, asOfDay }: Timeline, limits: Limits): boolean {
  const newest = signs.findLast((mark) => mark.sign === "own-warning-sign");
  return newest?.present === true && asOfDay - newest.day <= limits.signDays;
}
