import type { ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import type { Scene } from "../timeline/scene.ts";
import { drawnBands, scoreY } from "../timeline/score-lane.tsx";
import { figure } from "../words.ts";
import type { PlacedLane } from "./trajectory-stack.ts";

/** Ends of the bands, else the quarters of the scale. */
function ticksOf(series: ScoreSeries, lane: PlacedLane): number[] {
  const { min, max } = series.range ?? { min: 0, max: 10 };
  if (series.bands.length === 0) return [min, min + (max - min) / 2, max];
  return [...new Set([min, ...drawnBands(series, lane).map(({ band }) => band.from), max])];
}

/** Names of the lanes beside or over them, and the figures of the scale. */
export function TrajectoryNames({
  scene,
  series,
  lanes,
  gutter,
  over,
  height,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly lanes: readonly PlacedLane[];
  readonly gutter: number;
  readonly over: boolean;
  readonly height: number;
}) {
  const { say, locale } = scene;
  const week = scene.picture.timeline.effectiveStartDay === null ? null : say("axis.week-effective");
  return (
    <g>
      {lanes.map((lane) => {
        if (lane.lane === "scores") {
          const y = scoreY(series, lane);
          return ticksOf(series, lane).map((tick) => (
            <text
              key={tick}
              x={gutter - 6}
              y={y(tick) + 4}
              fontSize={11}
              textAnchor="end"
              style={{ fill: "var(--ink-3)" }}
            >
              {figure(tick, locale)}
            </text>
          ));
        }
        const change = lane.lane === "decisions" || lane.lane === "medication" || lane.lane === "therapy";
        const tone = lane.lane === "medication" || lane.lane === "therapy" ? lane.lane : "ink";
        const name = say(`lane.${lane.lane}`);
        return (
          <text
            key={lane.lane}
            className={over ? "tl-halo" : undefined}
            x={over ? gutter : 0}
            y={over ? lane.y - 6 : lane.y + (change ? 14 : 13)}
            fontSize={12}
            fontWeight={600}
            style={{ fill: `var(--${tone})`, stroke: over ? "var(--surface)" : undefined }}
          >
            {name}
          </text>
        );
      })}
      {week === null || over ? null : (
        <text x={0} y={height - 6} fontSize={11} style={{ fill: "var(--ink-3)" }}>
          {week}
        </text>
      )}
    </g>
  );
}
