import { isKnown, known, type Maybe, unknown } from "../known.ts";
import { type ExpectedCourse, expectedCourse } from "./expected-course.ts";
import { hasReferencePath } from "./reference-path.ts";
import type { Situation } from "./situation.ts";
import type { SymptomReading } from "./symptom-reading.ts";

/**
 * The reference path from this person's first score. Unknown without one, or where the measure has no cut for remission. `therapy`: where
 * it is the treatment, null otherwise.
 */
export function expectedField(
  reading: SymptomReading | string,
  symptom: Situation["symptom"],
  therapy: Situation["therapy"] | null,
): Maybe<ExpectedCourse> {
  if (typeof reading === "string") return unknown(reading);
  const { baseline, instrument } = reading;
  if (baseline === null || !isKnown(symptom)) return unknown("no score at the start of treatment");
  if (
    !hasReferencePath(reading.series.instrument) ||
    instrument?.remissionBelow === undefined ||
    instrument.worseWhen !== "higher" ||
    baseline.total < instrument.remissionBelow
  )
    return unknown(`no expected course for ${reading.series.instrument} from ${baseline.total}`);
  const { improvementPct, current, weeks } = symptom.value;
  const value = expectedCourse(
    {
      baseline: baseline.total,
      current,
      improvementPct,
      week: weeks,
      sessions: therapy !== null && isKnown(therapy) ? therapy.value.sessions : null,
      remissionBelow: instrument.remissionBelow,
    },
    null,
  );
  return known(value, symptom.asOf, symptom.entries);
}
