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

/** The first scorable point: what every change is measured from. */
export function firstScored(series: ScoreSeries): ScorePoint | null {
  return series.points.find(({ total }) => total !== null) ?? null;
}

/** Percent of a total against the first, one decimal, negative when lower; null where it cannot be told. */
export function changeAgainst(first: number | null, total: number | null): number | null {
  if (first === null || total === null || first <= 0) return null;
  const tenths = ((total - first) / first) * 1000;
  return (Math.sign(tenths) * Math.round(Math.abs(tenths))) / 10;
}
