import type { PathTarget } from "../../../../clinical/situation/reference-path.ts";
import type { Box, LabelWish } from "../place-labels.ts";
import { figure } from "../words.ts";
import { Silent } from "./marks.tsx";
import { inRange, type Scene, type TextLabel, textAt, textBefore, textOver, wish } from "./scene.ts";

const HALF = 9;
const DAYS_A_WEEK = 7;

/** "by week 4: 20% down", "by week 12: remission". */
export function sayTarget(target: PathTarget, { say, locale }: Pick<Scene, "say" | "locale">): string {
  return target.fallPct === null
    ? say("path.remission", { week: target.week })
    : say("path.fall", { week: target.week, pct: figure(target.fallPct, locale) });
}

/** The same where there is no room: the tick stands at its week. */
function sayShort(target: PathTarget, { say, locale }: Pick<Scene, "say" | "locale">): string {
  return target.fallPct === null ? say("status.remission") : say("score.down", { pct: figure(target.fallPct, locale) });
}

function shownTargets(scene: Scene) {
  const { path } = scene.picture;
  if (path === null) return [];
  return path.targets
    .map((target) => ({ target, day: path.startDay + target.week * DAYS_A_WEEK }))
    .filter(({ day }) => inRange(scene, day));
}

/** What the expected course takes up in its lane, and the words it would like to stand beside it. */
export function coursePath(
  scene: Scene,
  y: (total: number) => number,
): { readonly obstacles: Box[]; readonly wishes: LabelWish<TextLabel>[] } {
  const shown = shownTargets(scene).map(({ target, day }) => ({ target, x: scene.x(day), at: y(target.total) }));
  return {
    obstacles: shown.map(({ x, at }) => ({ x: x - HALF, y: at - 2, width: 2 * HALF, height: 11 })),
    wishes: shown.map(({ target, x, at }) => {
      const text = sayTarget(target, scene);
      const few = sayShort(target, scene);
      return wish(
        `path ${target.week}`,
        65,
        textOver(scene, text, x + 20, at - 8),
        textAt(scene, text, x + HALF + 4, at + 13),
        textOver(scene, text, x, at - 8),
        textOver(scene, text, x, at + 21),
        textBefore(scene, text, x - HALF - 4, at + 13),
        textOver(scene, few, x, at - 8),
        textOver(scene, few, x, at + 21),
        textBefore(scene, few, x + HALF, at - 8),
        textBefore(scene, few, x + HALF, at + 21),
      );
    }),
  };
}

/** A tick with an arrowhead where the score should be at or under by a week; the band of this clinic's courses where there is one. */
export function CoursePathMarks({ scene, y }: { readonly scene: Scene; readonly y: (total: number) => number }) {
  const { path } = scene.picture;
  if (path === null) return null;
  const shown = path.band.filter(({ day }) => inRange(scene, day));
  const along = (end: "low" | "middle" | "high") => shown.map((one) => `${scene.x(one.day)} ${y(one[end])}`);
  return (
    <Silent>
      {shown.length < 2 ? null : (
        <g className="tl-expected" fill="none" stroke="var(--ink-2)">
          <path d={`M${[...along("high"), ...along("low").reverse()].join("L")}Z`} strokeDasharray="2 3" />
          <path d={`M${along("middle").join("L")}`} strokeDasharray="7 4" />
        </g>
      )}
      {shownTargets(scene).map(({ target, day }) => {
        const x = scene.x(day);
        const top = y(target.total);
        return (
          <path
            key={target.week}
            d={`M${x - HALF} ${top}h${2 * HALF}M${x - 4} ${top + 4}l4 4l4 -4`}
            fill="none"
            stroke="var(--ink-2)"
            strokeWidth={1.4}
          />
        );
      })}
    </Silent>
  );
}
