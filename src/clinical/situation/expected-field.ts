import type { Knowledge } from "../knowledge/knowledge.ts";
import { isKnown, known, type Maybe, unknown } from "../known.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { type ExpectedCourse, expectedCourse } from "./expected-course.ts";
import { symptomOf } from "./symptom-of.ts";
import type { SymptomReading } from "./symptom-reading.ts";
import { therapyProgress } from "./therapy-progress.ts";

/** The reference path from this person's first score. Unknown without one, or where the measure has no cut for remission. */
export function expectedField(
  reading: SymptomReading | string,
  timeline: Timeline,
  knowledge: Knowledge,
): Maybe<ExpectedCourse> {
  if (typeof reading === "string") return unknown(reading);
  const { baseline, instrument } = reading;
  const symptom = symptomOf(reading, timeline, knowledge);
  if (baseline === null || !isKnown(symptom)) return unknown("no score at the start of treatment");
  if (
    instrument?.remissionBelow === undefined ||
    instrument.worseWhen !== "higher" ||
    baseline.total < instrument.remissionBelow
  )
    return unknown(`no expected course for ${reading.series.instrument} from ${baseline.total}`);
  const therapy = therapyProgress(timeline);
  const { improvementPct, current, weeks } = symptom.value;
  const value = expectedCourse(
    {
      baseline: baseline.total,
      current,
      improvementPct,
      week: weeks,
      sessions: timeline.indexOrderId === null && isKnown(therapy) ? therapy.value.sessions : null,
      remissionBelow: instrument.remissionBelow,
    },
    null,
  );
  return known(value, symptom.asOf, symptom.entries);
}
