import type { DoseLane, ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { packRows } from "../pack-rows.ts";
import type { Picture, TherapyBlock } from "../picture.ts";
import type { DayRange } from "../time-range.ts";

const LANES = ["decisions", "scores", "medication", "therapy", "sleep", "limited", "side-effects", "mood"] as const;
type LaneName = (typeof LANES)[number];

/** Where a lane stands in the drawing. */
export interface LaneBox {
  readonly y: number;
  readonly height: number;
}

/** Rows a lane of medicines is made of: scheduled ones as steps, short-term ones as outlines beneath. */
export interface DrugRows {
  readonly scheduled: readonly (readonly DoseLane[])[];
  readonly shortTerm: readonly (readonly DoseLane[])[];
  readonly rowHeight: number;
}

export interface LaneStack {
  readonly lanes: Readonly<Record<LaneName, LaneBox>>;
  readonly drugRows: DrugRows;
  readonly blockRows: readonly (readonly TherapyBlock[])[];
  /** Instruments beside the primary one, each a row of the score lane. */
  readonly secondary: readonly ScoreSeries[];
  /** Groups have a row of their own under the sessions. */
  readonly withGroups: boolean;
  readonly height: number;
}

export const AXIS_HEIGHT = 33;
const FOOT_HEIGHT = 22;
export const SCORES_HEIGHT = 176;
export const SAFETY_ROW = 24;
export const SECONDARY_ROW = 20;
export const SHORT_ROW = 25;
export const BLOCK_ROW = 19;
export const SESSION_ROW = 24;
export const GROUP_ROW = 18;
const HOMEWORK_ROW = 26;
const LANE_GAP = 9;
/** What is shown of other instruments at most; the table has them all. */
const MOST_SECONDARY = 3;

/** Height of the bars of a therapy lane; never less than its two lines of names need. */
export const blocksHeight = (rows: number): number => Math.max(rows * BLOCK_ROW, 27);

const seen = (lane: DoseLane, range: DayRange): boolean =>
  lane.startedDay <= range.to && (lane.stoppedDay ?? Number.POSITIVE_INFINITY) >= range.from;

function drugRows(picture: Picture, range: DayRange): DrugRows {
  const rowsOf = (lanes: readonly DoseLane[]) =>
    packRows(
      lanes.map((lane) => ({ lane, from: lane.startedDay, to: lane.stoppedDay ?? range.to + 1 })),
      0,
    ).map((row) => row.map(({ lane }) => lane));
  const visible = picture.timeline.doses.filter((lane) => lane.steps.length > 0 && seen(lane, range));
  const scheduled = rowsOf(visible.filter(({ shortTerm, asNeeded }) => !shortTerm && !asNeeded));
  const shortTerm = rowsOf(visible.filter((lane) => lane.shortTerm || lane.asNeeded));
  const rowHeight = scheduled.length <= 1 ? 46 : scheduled.length === 2 ? 36 : 28;
  return { scheduled, shortTerm, rowHeight };
}

function blockRows(picture: Picture, range: DayRange): TherapyBlock[][] {
  const spans = picture.blocks
    .map((block) => ({ block, from: block.fromDay, to: block.toDay ?? picture.today + 1 }))
    .filter(({ from, to }) => from <= range.to && to >= range.from);
  return packRows(spans, 0).map((row) => row.map(({ block }) => block));
}

/** Lays the lanes of a picture one under the other. A lane with nothing to show is low, but stands: what was not asked is seen. */
export function stackLanes(picture: Picture, range: DayRange): LaneStack {
  const { timeline } = picture;
  const drugs = drugRows(picture, range);
  const blocks = blockRows(picture, range);
  const secondary = picture.secondary.slice(0, MOST_SECONDARY);
  const sessions = timeline.courses.some((course) => course.sessions.length > 0) || picture.planned.length > 0;
  const withGroups = [...timeline.courses.flatMap((course) => course.sessions), ...picture.planned].some(
    ({ type }) => type === "group",
  );
  const drugHeight = drugs.scheduled.length * drugs.rowHeight + drugs.shortTerm.length * SHORT_ROW;
  const withSafety = picture.primary?.points.some(({ safetyItem }) => safetyItem !== null) ?? false;
  const heights: Record<LaneName, number> = {
    decisions: 26,
    scores: SCORES_HEIGHT + (withSafety ? SAFETY_ROW : 0) + secondary.length * SECONDARY_ROW,
    medication: Math.max(drugHeight, 22) + 30,
    therapy: blocksHeight(blocks.length) + (sessions ? SESSION_ROW + HOMEWORK_ROW + (withGroups ? GROUP_ROW : 0) : 8),
    sleep: timeline.sleep.length === 0 ? 26 : 46,
    limited: timeline.function.some(({ measure }) => measure === "limited-days") ? 34 : 26,
    "side-effects": 26,
    mood: timeline.diary.some(({ mood }) => mood !== null) ? 36 : 26,
  };
  const lanes = {} as Record<LaneName, LaneBox>;
  let y = AXIS_HEIGHT + 4;
  for (const lane of LANES) {
    lanes[lane] = { y, height: heights[lane] };
    y += heights[lane] + (lane === "decisions" ? 6 : LANE_GAP);
  }
  return { lanes, drugRows: drugs, blockRows: blocks, secondary, withGroups, height: y - LANE_GAP + FOOT_HEIGHT };
}
