import { scaleLinear } from "d3-scale";
import type { Picture } from "../picture.ts";
import type { Box, Candidate, LabelWish } from "../place-labels.ts";
import type { MeasureText } from "../text-width.ts";
import type { DayRange } from "../time-range.ts";
import type { Say } from "../words.ts";

/** What every lane draws with: one axis, one measure of text, one voice. */
export interface Scene {
  readonly picture: Picture;
  readonly range: DayRange;
  /** Width of the ground the lanes are drawn on, px of the drawing. */
  readonly width: number;
  /** px free right of that ground. */
  readonly room: number;
  readonly x: (day: number) => number;
  readonly pxPerDay: number;
  readonly todayX: number;
  readonly measure: MeasureText;
  readonly say: Say;
  readonly locale: string;
}

export function makeScene(
  parts: Pick<Scene, "picture" | "range" | "width" | "room" | "measure" | "say" | "locale">,
): Scene {
  const x = scaleLinear().domain([parts.range.from, parts.range.to]).range([0, parts.width]);
  return {
    ...parts,
    x: (day) => x(day),
    pxPerDay: parts.width / (parts.range.to - parts.range.from),
    todayX: x(parts.picture.today),
  };
}

export const inRange = ({ range }: Scene, day: number): boolean => day >= range.from && day <= range.to;

/** A text that wants a place near a mark. */
export interface TextLabel {
  readonly text: string;
  readonly size: number;
  readonly weight: number;
  readonly tone: "ink" | "ink-2" | "ink-3" | "decide" | "medication" | "therapy";
  /** Baseline start. */
  readonly x: number;
  readonly y: number;
}

type Style = Partial<Pick<TextLabel, "size" | "weight" | "tone">>;

/** A candidate whose text starts at x and sits on the baseline y. */
export function textAt(scene: Scene, text: string, x: number, y: number, style: Style = {}): Candidate<TextLabel> {
  const { size = 11, weight = 400, tone = "ink-2" } = style;
  const width = scene.measure(text, size, weight);
  return {
    label: { text, size, weight, tone, x, y },
    box: { x: x - 1, y: y - size * 0.86, width: width + 2, height: size * 1.14 },
  };
}

/** The same, ending at x. */
export function textBefore(scene: Scene, text: string, x: number, y: number, style: Style = {}): Candidate<TextLabel> {
  return textAt(scene, text, x - scene.measure(text, style.size ?? 11, style.weight ?? 400), y, style);
}

/** The same, centred on x. */
export function textOver(scene: Scene, text: string, x: number, y: number, style: Style = {}): Candidate<TextLabel> {
  return textAt(scene, text, x - scene.measure(text, style.size ?? 11, style.weight ?? 400) / 2, y, style);
}

export const wish = (id: string, priority: number, ...candidates: Candidate<TextLabel>[]): LabelWish<TextLabel> => ({
  id,
  priority,
  candidates,
});

/** The box around a mark of a radius: labels keep off it. */
export const around = (x: number, y: number, radius: number): Box => ({
  x: x - radius,
  y: y - radius,
  width: 2 * radius,
  height: 2 * radius,
});

/** Days between the two nearest of these, same days apart; 7 where there are not two. */
export function leastGap(days: readonly number[]): number {
  const ordered = [...new Set(days)].sort((a, b) => a - b);
  return ordered.slice(1).reduce((least, day, index) => Math.min(least, day - (ordered[index] ?? day)), 7);
}

/** The line of today: no label crosses it. */
export const todayLine = (scene: Scene, lane: { readonly y: number; readonly height: number }): Box => ({
  x: scene.todayX - 0.7,
  y: lane.y,
  width: 1.4,
  height: lane.height,
});
