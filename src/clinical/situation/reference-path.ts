import { improvementPct } from "./percent-change.ts";

/** Measures of depression, for which the path was drawn (CANMAT 2023); of another illness it says nothing. */
const PATH_INSTRUMENTS: ReadonlySet<string> = new Set(["PHQ-9", "PHQ-9M"]);

/** Whether there is a reference path for this measure. */
export function hasReferencePath(instrument: string): boolean {
  return PATH_INSTRUMENTS.has(instrument);
}

/** The fall from the first score that each of these weeks of treatment asks for, percent. */
const CHECKS = [
  { week: 4, fallPct: 20 },
  { week: 8, fallPct: 50 },
] as const;
/** Week by which remission is expected. */
const REMISSION_WEEK = 12;
const DAYS_A_WEEK = 7;

/** Where the reference path wants the total to be by the end of a week. `fallPct` null: remission. */
export interface PathTarget {
  readonly week: number;
  readonly fallPct: number | null;
  /** To be at or under; for remission, under. */
  readonly total: number;
}

/** What a reference path begins with. For scales that are worse when higher. */
export interface PathStart {
  readonly baseline: number;
  /** Day week 0 begins on: the first effective dose or first session. */
  readonly startDay: number;
  /** Remission is a total below this. */
  readonly remissionBelow: number;
}

interface Scored {
  readonly day: number;
  readonly total: number | null;
}

/** The targets of the reference path; none where the first score is in remission already. */
export function pathTargets({ baseline, remissionBelow }: Omit<PathStart, "startDay">): PathTarget[] {
  if (baseline < remissionBelow || baseline <= 0) return [];
  return [
    ...CHECKS.map(({ week, fallPct }) => ({ week, fallPct, total: baseline * (1 - fallPct / 100) })),
    { week: REMISSION_WEEK, fallPct: null, total: remissionBelow },
  ];
}

/** Whether a score keeps to the path. Null before week 4, or where it cannot be scored. */
export function onPath({ day, total }: Scored, start: PathStart): boolean | null {
  if (total === null) return null;
  const week = Math.floor((day - start.startDay) / DAYS_A_WEEK);
  const check = CHECKS.findLast((one) => week >= one.week);
  if (check === undefined) return null;
  if (total < start.remissionBelow) return true;
  const fall = improvementPct(start.baseline, total, { worseWhen: "higher", max: null });
  return fall === null ? null : fall >= check.fallPct;
}

/** Week of the first score of the unbroken run off the path that the newest one ends. Null where the newest is not off it. */
export function offPathSince(points: readonly Scored[], start: PathStart): number | null {
  let since: number | null = null;
  for (const point of points) {
    const judged = onPath(point, start);
    if (judged === true) since = null;
    else if (judged === false) since ??= Math.floor((point.day - start.startDay) / DAYS_A_WEEK);
  }
  return since;
}
