import type { Knowledge } from "../knowledge/knowledge.ts";
import { scoreAnswers } from "../measurement/score-answers.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { isRemission, type SymptomReading } from "./symptom-reading.ts";

/** In remission now by the primary condition's own definition: the cut, and what it asks beside the cut. */
export function inRemission(reading: SymptomReading, timeline: Timeline, knowledge: Knowledge): boolean {
  const { current, instrument } = reading;
  if (current === null || !isRemission(current.total, instrument)) return false;
  const condition = timeline.primaryCondition;
  const asks = condition === null ? undefined : knowledge.playbook.conditions[condition]?.remission;
  if (asks === undefined) return true;
  return heldFor(reading, asks.heldDays ?? 0) && !hasFlag(reading, asks.withoutFlag) && isBelow(timeline, asks.also);
}

/** Every score back to one at least so many days old is under the cut. */
function heldFor({ valid, instrument, current }: SymptomReading, days: number): boolean {
  if (current === null) return false;
  const broken = valid.findLastIndex((point) => !isRemission(point.total, instrument));
  const first = valid[broken + 1] ?? current;
  return current.day - first.day >= days;
}

/** A pattern of the answers that still stands. A total alone shows none. */
function hasFlag({ current, instrument }: SymptomReading, flag: string | undefined): boolean {
  const answers = current?.answers ?? null;
  if (flag === undefined || answers === null || instrument === undefined) return false;
  return scoreAnswers(instrument, answers).flags.includes(flag);
}

/** The newest score of another instrument, which must be known. */
function isBelow(
  timeline: Timeline,
  also: { readonly instrument: string; readonly below: number } | undefined,
): boolean {
  if (also === undefined) return true;
  const points = timeline.scores.find((series) => series.instrument === also.instrument)?.points ?? [];
  const total = points.findLast((point) => point.total !== null)?.total ?? null;
  return total !== null && total < also.below;
}
