import { isKnown, known, type Maybe, unknown } from "../known.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type ExpectedCourse, expectedCourse } from "./expected-course.ts";
import { type BandCurve, curveFor } from "./local-curves.ts";
import { hasReferencePath } from "./reference-path.ts";
import type { Situation } from "./situation.ts";
import type { SymptomReading } from "./symptom-reading.ts";

const DAYS_A_WEEK = 7;

/** What an expected course is read from: one condition on one day. */
interface Read {
  readonly reading: SymptomReading | string;
  readonly symptom: Situation["symptom"];
  readonly therapy: Situation["therapy"];
  readonly timeline: Pick<Timeline, "asOfDay" | "careStartDay" | "indexOrderId">;
}

/**
 * The course expected from this person's first score: by the curve of this clinic's own courses where there is one for such a beginning,
 * else by the reference path. Unknown without a first score, or where the measure has no cut for remission.
 */
export function expectedField(
  { reading, symptom, therapy, timeline }: Read,
  curves: readonly BandCurve[] = [],
): Maybe<ExpectedCourse> {
  if (typeof reading === "string") return unknown(reading);
  const { baseline, instrument, series } = reading;
  if (baseline === null || !isKnown(symptom)) return unknown("no score at the start of treatment");
  if (
    !hasReferencePath(series.instrument) ||
    instrument?.remissionBelow === undefined ||
    instrument.worseWhen !== "higher" ||
    baseline.total < instrument.remissionBelow
  )
    return unknown(`no expected course for ${series.instrument} from ${baseline.total}`);
  const { improvementPct, current, weeks } = symptom.value;
  const { asOfDay, careStartDay, indexOrderId } = timeline;
  // What came back after recovery is a course of its own, with no clock of care to hold the curve against.
  const local = reading.courseBaseline === baseline ? curveFor(curves, series, baseline.band) : undefined;
  const value = expectedCourse(
    {
      baseline: baseline.total,
      current,
      improvementPct,
      week: weeks,
      careWeek: careStartDay === null ? null : Math.floor((asOfDay - careStartDay) / DAYS_A_WEEK),
      sessions: indexOrderId === null && isKnown(therapy) ? therapy.value.sessions : null,
      remissionBelow: instrument.remissionBelow,
    },
    local?.curve ?? null,
    local?.courses ?? null,
  );
  return known(value, symptom.asOf, symptom.entries);
}
