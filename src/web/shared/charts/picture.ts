import type { PathTarget } from "../../../clinical/situation/reference-path.ts";
import type { ScorePoint, ScoreSeries, Timeline, VisitTrack } from "../../../clinical/timeline/timeline.ts";

/** The lanes of a timeline that are drawn; a picture needs no others. */
export type DrawnTimeline = Pick<
  Timeline,
  | "careStartDay"
  | "effectiveStartDay"
  | "scores"
  | "doses"
  | "courses"
  | "visits"
  | "diary"
  | "sleep"
  | "sideEffects"
  | "adherence"
  | "function"
  | "decisions"
  | "steps"
  | "risk"
  | "safety"
  | "conditions"
>;

/** One bar of the therapy lane: what was worked on from a day until the next thing, its end, or today. */
export interface TherapyBlock {
  readonly protocol: string;
  /** How often sessions are meant to be; null where not said. */
  readonly frequency: string | null;
  readonly fromDay: number;
  /** First day no longer in it; null while it runs. */
  readonly toDay: number | null;
}

export interface PlannedVisit {
  readonly id: string;
  readonly day: number;
  readonly type: string;
  readonly track: VisitTrack;
}

/** What the course of the primary measure is held against: the reference path, or the courses of this clinic. */
export interface CoursePath {
  /** Day week 0 begins on. */
  readonly startDay: number;
  readonly targets: readonly PathTarget[];
  /** Where 80 of 100 courses of this clinic lie, and their median, week by week of care; empty on the reference path. */
  readonly band: readonly {
    readonly day: number;
    readonly low: number;
    readonly middle: number;
    readonly high: number;
  }[];
  /** Courses of this clinic that began alike: what the band was drawn from, or too few for one. Null: never counted. */
  readonly courses: number | null;
  /** Null while it cannot be said: too early, or the newest score is too old. */
  readonly onTrack: boolean | null;
  /** Week of the first score of those in a row that fell short; null where on track, or not known. */
  readonly offSinceWeek: number | null;
  /** What to look at when not on track, as slugs; empty otherwise. */
  readonly checklist: readonly string[];
}

interface DueMark {
  readonly day: number;
  readonly name: string;
  readonly what: string;
}

/** Everything the timeline draws, reads aloud and lists: one source for picture, sentence and table. */
export interface Picture {
  readonly timeline: DrawnTimeline;
  readonly today: number;
  /** The measure treatment is judged by; null where nothing was ever scored. */
  readonly primary: ScoreSeries | null;
  readonly secondary: readonly ScoreSeries[];
  /** The score at the start of treatment that the primary measure is held against; null where there is none. */
  readonly start: ScorePoint | null;
  /** Null where no course can be expected: no first score, no treatment that counts yet, or no cut for remission. */
  readonly path: CoursePath | null;
  /** Score at or past which the person has responded; null where the instrument defines none. */
  readonly responseAt: number | null;
  readonly blocks: readonly TherapyBlock[];
  /** Which session of its kind an attended visit was; groups are not counted with sessions. */
  readonly sessionNumbers: ReadonlyMap<string, number>;
  readonly planned: readonly PlannedVisit[];
  readonly due: readonly DueMark[];
  /** What waits to be decided today, in one short line; null where nothing waits. */
  readonly open: string | null;
  /** The newest score is too old to say how the person is now. */
  readonly stale: boolean;
  /** Daily dose a week counts as effective from, mg; null where not known or not by dose. */
  readonly effectiveMg: number | null;
}

/** From then on a score says how long ago it was asked, days. */
export const OLD_DAYS = 42;

/** What every change is measured from: the score at the start of treatment, else the first that could be scored. */
export function startOf(picture: Picture, series: ScoreSeries): ScorePoint | null {
  return series === picture.primary && picture.start !== null ? picture.start : firstScored(series);
}

/** Percent of a score against the start, as `changeAgainst`; null for the start itself and what came before it. */
export function changeSinceStart(picture: Picture, series: ScoreSeries, point: ScorePoint): number | null {
  const start = startOf(picture, series);
  if (start === null || start.entryId === point.entryId || point.day < start.day) return null;
  return changeAgainst(start.total, point.total);
}

/** The first scorable point. */
export function firstScored(series: ScoreSeries): ScorePoint | null {
  return series.points.find(({ total }) => total !== null) ?? null;
}

/** Percent of a total against the first, one decimal, negative when lower; null where it cannot be told. */
export function changeAgainst(first: number | null, total: number | null): number | null {
  if (first === null || total === null || first <= 0) return null;
  const tenths = ((total - first) / first) * 1000;
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10;
}
