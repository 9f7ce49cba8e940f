import type { Limits } from "../findings/playbook.ts";
import type { FunctionMeasure, FunctionPoint, FunctionSeries, Timeline } from "../timeline/timeline.ts";

export interface FunctionChange {
  readonly measure: FunctionMeasure;
  readonly first: FunctionPoint;
  readonly now: FunctionPoint;
  readonly direction: "better" | "same" | "worse";
}

/** The newest reading against the one at the start of the step; a reason in words where either is missing or too old. */
export function functionChange(timeline: Timeline, limits: Limits): FunctionChange | string {
  const newest = [...timeline.function].sort((a, b) => lastDay(b) - lastDay(a))[0];
  if (newest === undefined) return "function never asked";
  return changeOf(newest, timeline, limits);
}

/** As `functionChange`, on one measure. */
export function changeOf(series: FunctionSeries, timeline: Timeline, limits: Limits): FunctionChange | string {
  const now = series.points[series.points.length - 1];
  if (now === undefined) return "function never asked";
  if (timeline.asOfDay - now.day > limits.functionDays)
    return `function last asked ${timeline.asOfDay - now.day} days ago`;
  const start = timeline.stepStartDay;
  const first = start === null ? series.points[0] : readingAt(series.points, start, limits);
  if (first === undefined) return "function not asked at the start of the step";
  return {
    measure: series.measure,
    first,
    now,
    direction: functionDirection(series.measure, first.value, now.value, limits),
  };
}

function lastDay(series: FunctionSeries): number {
  return series.points[series.points.length - 1]?.day ?? Number.NEGATIVE_INFINITY;
}

/** The reading at the start of a step: the last one before it, else one soon after. */
export function readingAt(points: readonly FunctionPoint[], start: number, limits: Limits): FunctionPoint | undefined {
  const before = points.findLast((point) => point.day <= start);
  if (before !== undefined) return before;
  const after = points.find((point) => point.day > start);
  return after !== undefined && after.day - start <= limits.lateBaselineDays ? after : undefined;
}

/** Whether `now` is better or worse than `first` by the margin that counts on this measure. */
export function functionDirection(
  measure: FunctionMeasure,
  first: number,
  now: number,
  limits: Limits,
): "better" | "same" | "worse" {
  const change = now - first;
  if (measure === "limited-days") {
    const share = (limits.functionChangePct / 100) * first;
    if (change >= share && change >= limits.functionChangeDays) return "worse";
    return first > 0 && -change >= share ? "better" : "same";
  }
  const least = measure === "WSAS" ? limits.wsasChange : 1;
  if (change >= least) return "worse";
  return -change >= least ? "better" : "same";
}
