import type { ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { gridDays } from "../axis-ticks.ts";
import { AxisLane, WeekFoot } from "../timeline/axis-lane.tsx";
import { AXIS_HEIGHT } from "../timeline/lane-stack.ts";
import { LimitedLane, SideEffectLane } from "../timeline/life-lanes.tsx";
import { Silent } from "../timeline/marks.tsx";
import { inRange, type Scene } from "../timeline/scene.ts";
import { BandNames, drawnBands, ScoreLane } from "../timeline/score-lane.tsx";
import { SafetyRow } from "../timeline/score-rows.tsx";
import { SleepLane } from "../timeline/sleep-lane.tsx";
import { ChangesLane } from "./change-rows.tsx";
import type { Change } from "./changes.ts";
import type { PlacedLane } from "./trajectory-stack.ts";

interface DrawingProps {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly lanes: readonly PlacedLane[];
  readonly changes: readonly Change[];
  readonly height: number;
  readonly withBandNames: boolean;
}

function LaneGround({
  scene,
  series,
  lane,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly lane: PlacedLane;
}) {
  if (lane.lane === "scores" && series.bands.length > 0)
    return drawnBands(series, lane).map(({ band, top, bottom }) => (
      <rect
        key={band.name}
        className="tr-band"
        x={0}
        y={top}
        width={scene.width}
        height={Math.max(0, bottom - top)}
        fill={`var(--band-${band.severity})`}
      />
    ));
  const life = lane.lane === "scores" ? 0 : 4;
  return <rect className="tl-ground" x={0} y={lane.y - life} width={scene.width} height={lane.height + 2 * life} />;
}

const GROUNDED = new Set(["scores", "sleep", "limited", "side-effects"]);

/** Weeks as hairlines, changes as dotted lines through all lanes, today as a firm one. */
function Rules({ scene, changes, height }: Pick<DrawingProps, "scene" | "changes" | "height">) {
  const { picture, range, pxPerDay } = scene;
  const foot = height - 20;
  const origin = picture.timeline.careStartDay ?? picture.today;
  const days = [...new Set(changes.map(({ day }) => day))].filter(
    (day) => inRange(scene, day) && day !== picture.today,
  );
  return (
    <Silent>
      {gridDays(range, origin, pxPerDay).map((day) => (
        <path key={day} d={`M${scene.x(day)} ${AXIS_HEIGHT}V${foot}`} stroke="var(--line)" opacity={0.75} />
      ))}
      {days.map((day) => (
        <path key={day} d={`M${scene.x(day)} ${AXIS_HEIGHT + 4}V${foot}`} stroke="var(--edge)" strokeDasharray="1 3" />
      ))}
      {inRange(scene, picture.today) ? (
        <path d={`M${scene.todayX} ${AXIS_HEIGHT - 3}V${foot}`} stroke="var(--ink)" strokeWidth={1.4} />
      ) : null}
    </Silent>
  );
}

function LaneMarks({
  scene,
  series,
  lane,
  changes,
}: Pick<DrawingProps, "scene" | "series" | "changes"> & { readonly lane: PlacedLane }) {
  switch (lane.lane) {
    case "scores":
      return <ScoreLane scene={scene} series={series} box={lane} />;
    case "safety-item":
      return <SafetyRow scene={scene} series={series} y={lane.y + lane.height / 2 + 1} />;
    case "sleep":
      return <SleepLane scene={scene} box={lane} />;
    case "limited":
      return <LimitedLane scene={scene} box={lane} />;
    case "side-effects":
      return <SideEffectLane scene={scene} box={lane} />;
    default:
      return <ChangesLane scene={scene} row={lane.lane} changes={changes} top={lane.y} />;
  }
}

/** All lanes of one measure on one axis. */
export function TrajectoryDrawing({ scene, series, lanes, changes, height, withBandNames }: DrawingProps) {
  const scores = lanes.find(({ lane }) => lane === "scores");
  return (
    <>
      <Silent>
        {lanes
          .filter(({ lane }) => GROUNDED.has(lane))
          .map((lane) => (
            <LaneGround key={lane.lane} scene={scene} series={series} lane={lane} />
          ))}
      </Silent>
      <Rules scene={scene} changes={changes} height={height} />
      <AxisLane scene={scene} reading={null} />
      {lanes.map((lane) => (
        <LaneMarks key={lane.lane} scene={scene} series={series} lane={lane} changes={changes} />
      ))}
      {scores && withBandNames ? <BandNames scene={scene} series={series} box={scores} /> : null}
      <WeekFoot scene={scene} y={height - 6} />
    </>
  );
}
