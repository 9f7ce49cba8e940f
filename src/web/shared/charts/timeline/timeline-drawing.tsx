import { gridDays } from "../axis-ticks.ts";
import { seriesKey } from "../series-name.ts";
import { AxisLane, WeekFoot } from "./axis-lane.tsx";
import { DecisionLane } from "./decision-lane.tsx";
import { AXIS_HEIGHT, type LaneStack, SAFETY_ROW, SCORES_HEIGHT, SECONDARY_ROW } from "./lane-stack.ts";
import { LimitedLane, MoodLane, SideEffectLane } from "./life-lanes.tsx";
import { Silent } from "./marks.tsx";
import { MedicationLane } from "./medication-lane.tsx";
import { inRange, type Scene } from "./scene.ts";
import { BandNames, drawnBands, ScoreLane } from "./score-lane.tsx";
import { SafetyRow, SecondaryRow } from "./score-rows.tsx";
import { SleepLane } from "./sleep-lane.tsx";
import { TherapyLane } from "./therapy-lane.tsx";
import { VisitRow } from "./visit-row.tsx";

const GROUNDED = ["medication", "therapy", "sleep", "limited", "side-effects", "mood"] as const;

/** Grounds of the lanes, severity bands, and the paler time after today. */
function Grounds({ scene, stack }: { readonly scene: Scene; readonly stack: LaneStack }) {
  const { primary } = scene.picture;
  const { lanes } = stack;
  const foot = lanes.mood.y + lanes.mood.height;
  const fade = Math.min(Math.max(scene.todayX, 0), scene.width);
  return (
    <Silent>
      {GROUNDED.map((name) => (
        <rect
          key={name}
          className="tl-ground"
          x={0}
          y={lanes[name].y - 5}
          width={scene.width}
          height={lanes[name].height + 8}
        />
      ))}
      {primary && primary.bands.length > 0 ? (
        drawnBands(primary, lanes.scores).map(({ band, top, bottom }) => (
          <rect
            key={band.name}
            x={0}
            y={top}
            width={scene.width}
            height={bottom - top}
            fill={`var(--band-${band.severity})`}
          />
        ))
      ) : (
        <rect className="tl-ground" x={0} y={lanes.scores.y} width={scene.width} height={SCORES_HEIGHT} />
      )}
      <rect
        className="tl-future"
        x={fade}
        y={lanes.scores.y}
        width={scene.width - fade}
        height={foot - lanes.scores.y}
      />
    </Silent>
  );
}

/** Weeks as hairlines, decisions as dotted lines, today as a firm one. */
function Rules({ scene, stack }: { readonly scene: Scene; readonly stack: LaneStack }) {
  const { picture, range, pxPerDay } = scene;
  const { timeline } = picture;
  const top = stack.lanes.scores.y;
  const foot = stack.lanes.mood.y + stack.lanes.mood.height + 2;
  const origin = timeline.careStartDay ?? picture.today;
  const marked = new Set([...timeline.decisions, ...timeline.steps].map(({ day }) => day));
  if (timeline.careStartDay !== null) marked.add(timeline.careStartDay);
  return (
    <Silent>
      {gridDays(range, origin, pxPerDay).map((day) => (
        <path key={day} d={`M${scene.x(day)} ${top}V${foot}`} stroke="var(--line)" opacity={0.75} />
      ))}
      {[...marked]
        .filter((day) => inRange(scene, day) && day !== picture.today)
        .map((day) => (
          <path key={day} d={`M${scene.x(day)} ${top - 14}V${foot}`} stroke="var(--edge)" strokeDasharray="1 3" />
        ))}
      {inRange(scene, picture.today) ? (
        <path d={`M${scene.todayX} ${AXIS_HEIGHT - 3}V${foot}`} stroke="var(--ink)" strokeWidth={1.4} />
      ) : null}
    </Silent>
  );
}

/** All lanes of the picture on one axis. Order as drawn: grounds, future, grid and reading lines, then the marks. */
export function TimelineDrawing({
  scene,
  stack,
  reading,
}: {
  readonly scene: Scene;
  readonly stack: LaneStack;
  readonly reading: number | null;
}) {
  const { picture } = scene;
  const { lanes } = stack;
  const { primary } = picture;
  const safety = primary?.points.some(({ safetyItem }) => safetyItem !== null) ?? false;
  const below = lanes.scores.y + SCORES_HEIGHT;
  const foot = lanes.mood.y + lanes.mood.height;
  return (
    <>
      <Grounds scene={scene} stack={stack} />
      <Rules scene={scene} stack={stack} />
      {reading !== null && reading !== picture.today && inRange(scene, reading) ? (
        <path
          d={`M${scene.x(reading)} ${AXIS_HEIGHT - 3}V${foot + 3}`}
          stroke="var(--ink)"
          strokeWidth={1.2}
          strokeDasharray="4 3"
        />
      ) : null}
      <AxisLane scene={scene} reading={reading} />
      <DecisionLane scene={scene} box={lanes.decisions} />
      {primary ? (
        <>
          <ScoreLane scene={scene} series={primary} box={lanes.scores} />
          <BandNames scene={scene} series={primary} box={lanes.scores} />
        </>
      ) : (
        <text className="tl-unknown" x={8} y={lanes.scores.y + 22} fontSize={11}>
          {scene.say("lane.no-scores")}
        </text>
      )}
      {primary && safety ? <SafetyRow scene={scene} series={primary} y={below + SAFETY_ROW / 2 + 1} /> : null}
      {stack.secondary.map((series, index) => (
        <SecondaryRow
          key={seriesKey(series)}
          scene={scene}
          series={series}
          y={below + (safety ? SAFETY_ROW : 0) + (index + 0.5) * SECONDARY_ROW}
        />
      ))}
      <MedicationLane scene={scene} box={lanes.medication} rows={stack.drugRows} />
      <VisitRow scene={scene} y={lanes.medication.y + lanes.medication.height - 14} />
      <TherapyLane scene={scene} box={lanes.therapy} rows={stack.blockRows} withGroups={stack.withGroups} />
      <SleepLane scene={scene} box={lanes.sleep} />
      <LimitedLane scene={scene} box={lanes.limited} />
      <SideEffectLane scene={scene} box={lanes["side-effects"]} />
      <MoodLane scene={scene} box={lanes.mood} />
      <WeekFoot scene={scene} y={foot + 18} />
    </>
  );
}
