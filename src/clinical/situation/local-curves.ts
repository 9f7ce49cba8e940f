import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import type { ScoreSeries, Timeline } from "../timeline/timeline.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { fitLocalCurve, type LocalCurve, type PastCourse, WEEKS } from "./expected-course.ts";
import { hasReferencePath } from "./reference-path.ts";
import { isRemission, symptomReading, type ValidScore } from "./symptom-reading.ts";

/** Courses of one clinic that began in the same severity band of the same form of a measure. */
interface Beginning {
  readonly instrument: string;
  /** Null: the standard form. */
  readonly version: string | null;
  /** Band of the score at the start of treatment. */
  readonly band: string;
}

/** How such courses went here. `curve` null: too few of them. */
export interface BandCurve extends Beginning {
  readonly courses: number;
  readonly curve: LocalCurve | null;
}

const DAYS_A_WEEK = 7;

/** What is known here of courses that began so; undefined where none was ever counted. */
export function curveFor(
  curves: readonly BandCurve[],
  { instrument, version }: Pick<ScoreSeries, "instrument" | "version">,
  band: string | null,
): BandCurve | undefined {
  return curves.find((one) => one.instrument === instrument && one.version === version && one.band === band);
}

/** Counts the courses it is given, one record after the other, and draws a curve for each beginning that has enough of them. */
export class CurveTally {
  private readonly knowledge: Knowledge;
  private readonly found = new Map<string, Beginning & { readonly past: PastCourse[] }>();

  constructor(knowledge: Knowledge) {
    this.knowledge = knowledge;
  }

  /** Adds the course of the primary measure of this record as it stood at the end of `asOf` (ISO date), if it has one. */
  add(record: PatientRecord, asOf: string): void {
    const course = courseOf(timelineOf(record, this.knowledge, asOf), this.knowledge);
    if (course === null) return;
    const { instrument, version, band, past } = course;
    const key = JSON.stringify([instrument, version, band]);
    const kept = this.found.get(key) ?? { instrument, version, band, past: [] };
    kept.past.push(past);
    this.found.set(key, kept);
  }

  /** By measure, form and band. */
  result(): BandCurve[] {
    return [...this.found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { instrument, version, band, past }]) => ({
        instrument,
        version,
        band,
        courses: past.length,
        curve: fitLocalCurve(past),
      }));
  }
}

/**
 * The course of care by its primary measure: the score at its start and the last score of each week after, up to week 12. Null without
 * both, for measures nothing is expected of, and where it began in remission.
 */
function courseOf(timeline: Timeline, knowledge: Knowledge): (Beginning & { readonly past: PastCourse }) | null {
  const reading = symptomReading(timeline, knowledge);
  if (typeof reading === "string" || !hasReferencePath(reading.series.instrument)) return null;
  const { series, baseline, valid, instrument: definition } = reading;
  const { careStartDay } = timeline;
  if (careStartDay === null || baseline === null || baseline.band === null || isRemission(baseline.total, definition))
    return null;
  const scores = lastOfWeeks(valid, baseline, careStartDay);
  if (scores.length < 2) return null;
  const { instrument, version } = series;
  return { instrument, version, band: baseline.band, past: { baseline: baseline.total, scores } };
}

function lastOfWeeks(valid: readonly ValidScore[], baseline: ValidScore, startDay: number): PastCourse["scores"] {
  const week = ({ day }: ValidScore) => Math.max(0, Math.floor((day - startDay) / DAYS_A_WEEK));
  const later = valid.filter((point) => point.day > baseline.day && week(point) <= WEEKS);
  const byWeek = new Map<number, number>();
  for (const point of [baseline, ...later]) byWeek.set(week(point), point.total);
  return [...byWeek].map(([at, total]) => ({ week: at, total }));
}
