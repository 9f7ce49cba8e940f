import type { ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import type { Picture } from "../picture.ts";
import { AXIS_HEIGHT, SAFETY_ROW, SCORES_HEIGHT } from "../timeline/lane-stack.ts";
import type { Change } from "./changes.ts";

const LANES = [
  "decisions",
  "medication",
  "therapy",
  "scores",
  "safety-item",
  "sleep",
  "limited",
  "side-effects",
] as const;
type TrajectoryLane = (typeof LANES)[number];

export interface PlacedLane {
  readonly lane: TrajectoryLane;
  readonly y: number;
  readonly height: number;
}

export const CHANGE_ROW = 20;
/** Height of a lane's name where it stands over the lane. */
const NAME_OVER = 17;
const GAP = 9;
const FOOT = 22;
/** The number of the newest score may stand higher than the scale. */
const HEADROOM = 8;

/** Lays the lanes of one measure under the other. Sleep, daily life and side effects stand under the measure treatment is judged by. */
export function stackTrajectory(
  picture: Picture,
  series: ScoreSeries,
  changes: readonly Change[],
  options: { readonly withLife: boolean; readonly namesOver: boolean },
): { readonly lanes: readonly PlacedLane[]; readonly height: number } {
  const { timeline } = picture;
  const changed = (row: Change["row"]) => (changes.some((change) => change.row === row) ? CHANGE_ROW : 0);
  const life = (height: number) => (options.withLife ? height : 0);
  const heights: Record<TrajectoryLane, number> = {
    decisions: changed("decisions"),
    medication: changed("medication"),
    therapy: changed("therapy"),
    scores: SCORES_HEIGHT,
    "safety-item": series.points.some(({ safetyItem }) => safetyItem !== null) ? SAFETY_ROW : 0,
    sleep: life(timeline.sleep.length === 0 ? 26 : 46),
    limited: life(timeline.function.some(({ measure }) => measure === "limited-days") ? 34 : 26),
    "side-effects": life(26),
  };
  let y = AXIS_HEIGHT + 4;
  const lanes = LANES.filter((lane) => heights[lane] > 0).map((lane): PlacedLane => {
    if (lane === "scores") y += HEADROOM;
    else if (options.namesOver) y += NAME_OVER;
    const placed = { lane, y, height: heights[lane] };
    const close = lane === "scores" || CHANGES.has(lane);
    y += heights[lane] + (close ? 0 : GAP);
    return placed;
  });
  return { lanes, height: y + FOOT };
}

const CHANGES: ReadonlySet<TrajectoryLane> = new Set(["decisions", "medication", "therapy"]);
