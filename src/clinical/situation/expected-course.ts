import { pathTargets } from "./reference-path.ts";

/** What a course like this one is expected to look like at one week. Low and high hold 80 of 100 courses; null on the reference path. */
interface ExpectedWeek {
  readonly week: number;
  readonly expected: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ExpectedCourse {
  readonly from: "reference" | "local";
  /** Courses of this clinic that began alike: those the local curve was drawn from, or too few for one. Null: never counted. */
  readonly courses: number | null;
  /** By week of the step on the reference path, by week of care on the local curve. */
  readonly weeks: readonly ExpectedWeek[];
  /** Null where no score allows a judgement yet. */
  readonly onTrack: boolean | null;
  /** What to look at when not on track; empty otherwise. */
  readonly checklist: readonly string[];
}

/** One finished or running course: its first score, and scores by whole week of treatment. */
export interface PastCourse {
  readonly baseline: number;
  readonly scores: readonly { readonly week: number; readonly total: number }[];
}

/** E[score] = b0 + b1 ln(week + 1), with the residuals that 10, 50 and 90 of 100 scores stay under. */
export interface LocalCurve {
  readonly b0: number;
  readonly b1: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** Courses below which no local curve is drawn (outcomes section 6, PD). */
export const LEAST_COURSES = 200;
/** Weeks an expected course is drawn over. */
export const WEEKS = 12;
/** What the support tool asks about when a course is not on track. */
export const CHECKLIST = [
  "alliance",
  "motivation",
  "social-support",
  "life-events",
  "diagnosis",
  "medication-adherence",
  "homework",
  "substance-use",
  "sleep",
] as const;

/**
 * The curve of courses of one baseline band, by least squares. Null with fewer than `LEAST_COURSES` courses, or where all scores are of
 * one week. The caller chooses the band.
 */
export function fitLocalCurve(courses: readonly PastCourse[]): LocalCurve | null {
  if (courses.length < LEAST_COURSES) return null;
  const points = courses.flatMap(({ scores }) =>
    scores.map(({ week, total }) => ({ x: Math.log(week + 1), y: total })),
  );
  const meanX = mean(points.map(({ x }) => x));
  const meanY = mean(points.map(({ y }) => y));
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) return null;
  const b1 = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  const b0 = meanY - b1 * meanX;
  const residuals = points.map(({ x, y }) => y - (b0 + b1 * x)).sort((a, b) => a - b);
  return { b0, b1, low: quantile(residuals, 0.1), middle: quantile(residuals, 0.5), high: quantile(residuals, 0.9) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Linear between neighbours, of values in ascending order. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

interface CourseNow {
  readonly baseline: number;
  /** Newest score, null where none is recent enough. */
  readonly current: number | null;
  /** Improvement so far, percent, unrounded; null where it cannot be computed. */
  readonly improvementPct: number | null;
  readonly week: number | null;
  /** Whole weeks of care: the clock of the local curve, which does not begin anew with a step. */
  readonly careWeek: number | null;
  /** Attended sessions, where therapy is the treatment; null otherwise. */
  readonly sessions: number | null;
  /** Remission is a total below this. */
  readonly remissionBelow: number;
}

/** The path expected from this first score, and whether the course keeps to it. Scales that are worse when higher. */
export function expectedCourse(
  now: CourseNow,
  curve: LocalCurve | null,
  courses: number | null = null,
): ExpectedCourse {
  const path = referencePath(now);
  const weeks = Array.from({ length: WEEKS + 1 }, (_, week) =>
    curve === null ? referenceWeek(week, now.baseline, path) : localWeek(week, curve),
  );
  const onTrack = isOnTrack(now, weeks);
  return {
    from: curve === null ? "reference" : "local",
    courses,
    weeks,
    onTrack,
    checklist: onTrack === false ? CHECKLIST : [],
  };
}

/** The median of the scores, and the two ends of their band: no score is under 0. */
function localWeek(week: number, { b0, b1, low, middle, high }: LocalCurve): ExpectedWeek {
  const line = b0 + b1 * Math.log(week + 1);
  const [least, expected, most] = [low, middle, high].map((residual) => Math.max(0, line + residual)) as [
    number,
    number,
    number,
  ];
  return { week, expected, low: least, high: most };
}

interface PathPoint {
  readonly at: number;
  readonly total: number;
}

function referencePath({ baseline, remissionBelow }: CourseNow): PathPoint[] {
  const targets = pathTargets({ baseline, remissionBelow }).map(({ week: at, fallPct, total }) => ({
    at,
    total: fallPct === null ? remissionBelow - 1 : total,
  }));
  return [{ at: 0, total: baseline }, ...targets];
}

function referenceWeek(week: number, baseline: number, path: readonly PathPoint[]): ExpectedWeek {
  const after = Math.max(
    path.findIndex(({ at }) => at >= week),
    1,
  );
  const [from, to] = [path[after - 1] ?? path[0], path[after]];
  if (from === undefined || to === undefined) return { week, expected: baseline, low: null, high: null };
  const along = (week - from.at) / (to.at - from.at);
  return {
    week,
    expected: Math.min(baseline, from.total + (Math.min(to.total, from.total) - from.total) * along),
    low: null,
    high: null,
  };
}

/** Not on track: worse than the band, or short of the fall that week (or session) 4 or 8 asks for. Null before either can be said. */
function isOnTrack(now: CourseNow, weeks: readonly ExpectedWeek[]): boolean | null {
  const { current, improvementPct, week } = now;
  if (current === null || improvementPct === null || week === null) return null;
  if (current < now.remissionBelow) return true;
  const high = weeks[Math.min(now.careWeek ?? week, WEEKS)]?.high ?? null;
  if (high !== null && current > high) return false;
  const reached = Math.max(week, now.sessions ?? 0);
  const check = pathTargets(now).findLast(({ week: at, fallPct }) => fallPct !== null && reached >= at);
  if (check?.fallPct === undefined || check.fallPct === null) return high === null ? null : true;
  return improvementPct >= check.fallPct;
}
