import type { Instrument } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { bandsFor } from "../measurement/bands-for.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import type { ScorePoint, ScoreSeries, Timeline } from "../timeline/timeline.ts";

export interface ValidScore extends ScorePoint {
  readonly total: number;
}

/** The scores that decisions on the primary measure stand on. */
export interface SymptomReading {
  readonly series: ScoreSeries;
  readonly instrument: Instrument | undefined;
  readonly valid: readonly ValidScore[];
  /** At the start of treatment; null where none counts. */
  readonly baseline: ValidScore | null;
  readonly lateBaseline: boolean;
  /** At the start of care; the same as `baseline` but in a new episode, which is measured from its own start. */
  readonly courseBaseline: ValidScore | null;
  /** At the start of the current step: what worsening is measured against. */
  readonly stepBaseline: ValidScore | null;
  readonly latest: ValidScore;
  /** The latest, where it is recent enough to decide on. */
  readonly current: ValidScore | null;
  /** The newest form could not be scored. */
  readonly newestUnscorable: boolean;
}

/** Reads the primary measure; a reason in words where it has never been scored. */
export function symptomReading(timeline: Timeline, knowledge: Knowledge): SymptomReading | string {
  const series = primarySeries(timeline, knowledge);
  if (typeof series === "string") return series;
  const valid = series.points.filter(isValid);
  const latest = valid[valid.length - 1];
  if (latest === undefined) return `${series.title} could not be scored`;
  const definition = knowledge.instruments.get(series.instrument);
  const instrument = definition && bandsFor(definition, activeConditions(timeline.conditions));
  const { baseline, late } = baselineAt(valid, timeline.careStartDay, knowledge);
  const step = baselineAt(valid, timeline.stepStartDay, knowledge);
  return {
    series,
    instrument,
    valid,
    baseline,
    lateBaseline: late,
    courseBaseline: baseline,
    stepBaseline: step.baseline ?? baseline,
    latest,
    current: timeline.asOfDay - latest.day <= freshDays(latest, instrument, timeline, knowledge) ? latest : null,
    newestUnscorable: series.points[series.points.length - 1]?.entryId !== latest.entryId,
  };
}

function isValid(point: ScorePoint): point is ValidScore {
  return point.total !== null;
}

/** The first measure of the primary condition that was ever scored; without such a condition, of any the playbook knows. */
function primarySeries(timeline: Timeline, knowledge: Knowledge): ScoreSeries | string {
  const { conditions } = knowledge.playbook;
  const own = timeline.primaryCondition === null ? undefined : conditions[timeline.primaryCondition];
  const measures = own?.measures ?? Object.values(conditions).flatMap((facts) => facts.measures);
  for (const measure of measures) {
    const series = timeline.scores.find((lane) => lane.instrument === measure);
    if (series !== undefined) return series;
  }
  return own === undefined ? "no measure of symptoms recorded" : `${own.measures[0]} never recorded`;
}

/**
 * The last valid score on or before `start` that is recent enough; else the first one soon after it, if a later score can be held
 * against it (LATE_BASELINE).
 */
export function baselineAt(
  valid: readonly ValidScore[],
  start: number | null,
  knowledge: Knowledge,
): { baseline: ValidScore | null; late: boolean } {
  if (start === null) return { baseline: null, late: false };
  const { baselineDays, lateBaselineDays } = knowledge.playbook.limits;
  const before = valid.findLast((point) => point.day <= start);
  if (before !== undefined && start - before.day <= baselineDays) return { baseline: before, late: false };
  const after = valid.findIndex((point) => point.day > start);
  const first = after < 0 ? undefined : valid[after];
  const late = first !== undefined && first.day - start <= lateBaselineDays && after < valid.length - 1;
  return late ? { baseline: first, late } : { baseline: null, late: false };
}

/** Days a score may be old and still be decided on: longer once in remission, when it is asked less often. */
function freshDays(
  latest: ValidScore,
  instrument: Instrument | undefined,
  { primaryCondition }: Timeline,
  { playbook }: Knowledge,
): number {
  const own = primaryCondition === null ? undefined : playbook.conditions[primaryCondition]?.scoreDays;
  const scoreDays = own ?? playbook.limits.scoreDays;
  return isRemission(latest.total, instrument)
    ? Math.max(scoreDays, instrument?.cadenceDays?.stable ?? scoreDays)
    : scoreDays;
}

/** Below the remission cut (above it where higher is better). False where the instrument has none. */
export function isRemission(total: number, instrument: Instrument | undefined): boolean {
  if (instrument?.remissionBelow === undefined) return false;
  return instrument.worseWhen === "higher" ? total < instrument.remissionBelow : total > instrument.remissionBelow;
}
