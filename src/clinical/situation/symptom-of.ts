import type { Limits } from "../findings/playbook.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { known, type Maybe, unknown } from "../known.ts";
import { type ReliableChange, reliableChangeOf } from "../measurement/reliable-change.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { improvementPct, oneDecimal, pointsWorse } from "./percent-change.ts";
import { inRemission } from "./remission.ts";
import type { ResponseStatus, Symptom } from "./situation.ts";
import { isRemission, type SymptomReading } from "./symptom-reading.ts";

const DAYS_A_WEEK = 7;

/** The primary measure against its baseline. What cannot be computed is null; a measure never scored is unknown. */
export function symptomOf(reading: SymptomReading | string, timeline: Timeline, knowledge: Knowledge): Maybe<Symptom> {
  if (typeof reading === "string") return unknown(reading);
  const { baseline, current, series, latest } = reading;
  const improvement =
    baseline === null || current === null ? null : improvementPct(baseline.total, current.total, scaleOf(reading));
  const entries = [baseline, current ?? latest].flatMap((point) => (point === null ? [] : [point.entryId]));
  return known(
    {
      instrument: series.instrument,
      baseline: baseline?.total ?? null,
      lateBaseline: reading.lateBaseline,
      current: current?.total ?? null,
      changePct: improvement === null ? null : oneDecimal(-improvement),
      improvementPct: improvement,
      status: statusOf(reading, improvement, timeline, knowledge),
      weeks: weeksAtStep(timeline),
      reliable: reliableOf(reading, timeline, knowledge),
    },
    latest.at,
    [...new Set(entries)],
  );
}

export function scaleOf(reading: SymptomReading) {
  return { worseWhen: reading.series.worseWhen, max: reading.series.range?.max ?? null };
}

/** What the change since the start of treatment means; null where the measure has no reliable change, or no later score. */
function reliableOf(reading: SymptomReading, timeline: Timeline, knowledge: Knowledge): ReliableChange | null {
  const { baseline, current, instrument } = reading;
  const least = instrument?.reliableChange;
  if (least === undefined || baseline === null || current === null || current.entryId === baseline.entryId) return null;
  const own = timeline.primaryCondition === null ? undefined : knowledge.playbook.conditions[timeline.primaryCondition];
  const cut = own?.caseFrom ?? instrument?.screenCut;
  const wasCase = cut !== undefined && pointsWorse(cut, baseline.total, scaleOf(reading)) >= 0;
  const isCase = cut !== undefined && pointsWorse(cut, current.total, scaleOf(reading)) >= 0;
  const worse = pointsWorse(baseline.total, current.total, scaleOf(reading));
  return reliableChangeOf(worse, least, wasCase && !isCase);
}

/** Whole weeks since the effective start; null before it. */
function weeksAtStep(timeline: Timeline): number | null {
  const { effectiveStartDay, asOfDay } = timeline;
  return effectiveStartDay === null ? null : Math.floor((asOfDay - effectiveStartDay) / DAYS_A_WEEK);
}

/**
 * Days over which every score was a response or better, back from a current one: the time between the first of them and the newest.
 * 0 with one such score; null where the newest is not one, is too old, or has nothing to be held against.
 */
export function responseHeldDays(reading: SymptomReading, timeline: Timeline, knowledge: Knowledge): number | null {
  const { baseline, current, valid } = reading;
  if (baseline === null || current === null || timeline.careStartDay === null) return null;
  let first: number | null = null;
  for (const point of [...valid].reverse()) {
    if (point.day <= baseline.day || !isHeld({ ...reading, current: point }, timeline, knowledge)) break;
    first = point.day;
  }
  return first === null ? null : current.day - first;
}

function isHeld(reading: SymptomReading, timeline: Timeline, knowledge: Knowledge): boolean {
  const { baseline, current } = reading;
  if (baseline === null || current === null) return false;
  if (isRemission(current.total, reading.instrument)) return true;
  const improvement = improvementPct(baseline.total, current.total, scaleOf(reading));
  return improvement !== null && isResponse(reading, improvement, timeline, knowledge);
}

/** Points worse than at the start of the step; null where either score is missing. */
export function worseBy(reading: SymptomReading): number | null {
  const { stepBaseline, current } = reading;
  if (stepBaseline === null || current === null) return null;
  return pointsWorse(stepBaseline.total, current.total, scaleOf(reading));
}

function statusOf(
  reading: SymptomReading,
  improvement: number | null,
  timeline: Timeline,
  knowledge: Knowledge,
): ResponseStatus | null {
  const { instrument, current } = reading;
  if (current === null) return null;
  const worse = worseBy(reading);
  const reliable = instrument?.reliableChange;
  if (worse !== null && reliable !== undefined && worse >= reliable) return "deteriorated";
  if (timeline.careStartDay !== null && inRemission(reading, timeline, knowledge)) return "remission";
  if (improvement === null || current.entryId === reading.baseline?.entryId) return null;
  const { limits } = knowledge.playbook;
  if (isResponse(reading, improvement, timeline, knowledge)) return "response";
  return improvement >= limits.partialFromPct ? "partial" : "non-response";
}

function isResponse(reading: SymptomReading, improvement: number, timeline: Timeline, knowledge: Knowledge): boolean {
  const { conditions, limits } = knowledge.playbook;
  const points = timeline.primaryCondition === null ? undefined : conditions[timeline.primaryCondition]?.responsePoints;
  if (points === undefined) return improvement >= responsePct(reading, limits);
  const { baseline, current } = reading;
  return (
    baseline !== null && current !== null && -pointsWorse(baseline.total, current.total, scaleOf(reading)) >= points
  );
}

/** Fall that counts as a response on this measure, percent. */
function responsePct(reading: SymptomReading, limits: Limits): number {
  return reading.instrument?.responsePct ?? limits.responsePct;
}
