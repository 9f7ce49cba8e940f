import type { Limits } from "../findings/playbook.ts";
import { known, type Maybe, unknown } from "../known.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { ScorePoint, Timeline } from "../timeline/timeline.ts";
import type { Situation } from "./situation.ts";

type SleepField = Situation["sleep"];
type Sleep = Extract<SleepField, { value: unknown }>["value"];
/** Place of the sleep question in PHQ-9. */
const SLEEP_ITEM = 2;

/** Resolved only where no recent measure says otherwise: the first that finds it residual speaks, else the best measure there is. */
export function sleepState(timeline: Timeline, limits: Limits): SleepField {
  const readings = [efficiency(timeline, limits), isi(timeline, limits), phqItem(timeline, limits)].filter(
    (reading) => reading !== undefined,
  );
  const residual = readings.find((reading) => reading.value.state === "residual");
  return residual ?? readings[0] ?? unknown(whyUnknown(timeline, limits));
}

type Reading = Extract<Maybe<Sleep>, { value: unknown }>;

function efficiency(timeline: Timeline, limits: Limits): Reading | undefined {
  const week = timeline.sleep[timeline.sleep.length - 1];
  if (week === undefined || week.efficiencyPct === null) return undefined;
  if (timeline.asOfDay - week.toDay > limits.sleepDays) return undefined;
  const state = week.efficiencyPct < limits.sleepEfficiencyPct ? "residual" : "resolved";
  const value: Sleep = { measure: "sleep-efficiency", value: week.efficiencyPct, state, nights: week.nights };
  return known(value, isoDay(week.toDay), week.entries);
}

function isi(timeline: Timeline, limits: Limits): Reading | undefined {
  const point = recent(timeline, "ISI", limits);
  if (point === undefined || point.total === null) return undefined;
  const state = point.total >= limits.isiResidual ? "residual" : "resolved";
  return known<Sleep>({ measure: "ISI", value: point.total, state }, point.at, [point.entryId]);
}

function phqItem(timeline: Timeline, limits: Limits): Reading | undefined {
  const point = recent(timeline, "PHQ-9", limits);
  const answer = point?.answers?.[SLEEP_ITEM];
  if (point === undefined || answer === undefined || answer === null) return undefined;
  const state = answer >= limits.sleepItemResidual ? "residual" : "resolved";
  return known<Sleep>({ measure: "PHQ-9 item 3", value: answer, state }, point.at, [point.entryId]);
}

function recent(timeline: Timeline, instrument: string, limits: Limits): ScorePoint | undefined {
  const points = timeline.scores.find((series) => series.instrument === instrument)?.points;
  const last = points?.[points.length - 1];
  return last !== undefined && timeline.asOfDay - last.day <= limits.sleepDays ? last : undefined;
}

function whyUnknown(timeline: Timeline, limits: Limits): string {
  const week = timeline.sleep[timeline.sleep.length - 1];
  if (week === undefined) return "sleep not recorded";
  const days = timeline.asOfDay - week.toDay;
  return days > limits.sleepDays ? `sleep last recorded ${days} days ago` : `${week.nights} of 7 nights`;
}
