import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { FunctionMeasure, FunctionPoint, FunctionSeries, ScoreSeries } from "./timeline.ts";

/** Place of PHQ-9's unscored difficulty item, 0 not at all to 3 extremely. */
const DIFFICULTY_ITEM: Readonly<Record<string, number>> = { "PHQ-9": 9, "PHQ-9M": 10 };
/** Place of the days of limited activity in the four questions of HRQOL-4. */
const LIMITED_DAYS_ITEM = 3;

/** Readings of function by measure; higher is worse in all of them. Instruments whose function item was not answered give none. */
export function functionLanes(scores: readonly ScoreSeries[], entries: EntriesByKind): FunctionSeries[] {
  const points: Record<FunctionMeasure, FunctionPoint[]> = { "limited-days": [], difficulty: [], WSAS: [] };
  for (const score of entries.of("score")) {
    const item = DIFFICULTY_ITEM[score.instrument];
    const difficulty = item === undefined ? undefined : score.answers?.[item];
    if (difficulty !== undefined && difficulty !== null)
      points.difficulty.push({ ...markOf(score), value: difficulty });
    if (score.instrument === "HRQOL-4") {
      const days = score.answers?.[LIMITED_DAYS_ITEM];
      if (days !== undefined && days !== null) points["limited-days"].push({ ...markOf(score), value: days });
    }
  }
  const wsas = scores.find((series) => series.instrument === "WSAS");
  for (const { entryId, at, day, total } of wsas?.points ?? []) {
    if (total !== null) points.WSAS.push({ entryId, at, day, value: total });
  }
  return (Object.keys(points) as FunctionMeasure[])
    .map((measure) => ({ measure, points: points[measure] }))
    .filter((series) => series.points.length > 0);
}
