import { dayInWords } from "../calendar-day.ts";
import { seriesKey, seriesShortName } from "../series-name.ts";
import { figure } from "../words.ts";
import {
  AXIS_HEIGHT,
  blocksHeight,
  type LaneStack,
  SAFETY_ROW,
  SCORES_HEIGHT,
  SECONDARY_ROW,
  SESSION_ROW,
  SHORT_ROW,
} from "./lane-stack.ts";
import type { Scene } from "./scene.ts";
import { drawnBands, scoreY } from "./score-lane.tsx";

interface NameProps {
  readonly y: number;
  readonly children: string;
  readonly color?: string;
  readonly x?: number;
}
const Name = ({ y, children, color = "var(--ink)", x = 0 }: NameProps) => (
  <text x={x} y={y} fontSize={13} fontWeight={600} style={{ fill: color }}>
    {children}
  </text>
);
const Sub = ({ y, children, x = 0 }: NameProps) => (
  <text x={x} y={y} fontSize={11} style={{ fill: "var(--ink-3)" }}>
    {children}
  </text>
);

function ScoreNames({
  scene,
  stack,
  width,
}: {
  readonly scene: Scene;
  readonly stack: LaneStack;
  readonly width: number;
}) {
  const { say, picture, locale } = scene;
  const { y } = stack.lanes.scores;
  const { primary } = picture;
  if (!primary) return <Name y={y + 14}>{say("lane.scores-none")}</Name>;
  const scale = scoreY(primary, stack.lanes.scores);
  const ticks = [
    ...new Set([...drawnBands(primary, stack.lanes.scores).map(({ band }) => band.from), primary.range?.max ?? 0]),
  ].filter((tick) => tick !== primary.range?.min);
  const below = y + SCORES_HEIGHT;
  const about = seriesShortName(primary, say, locale);
  const safety = primary.points.some(({ safetyItem }) => safetyItem !== null);
  return (
    <>
      <Name y={y + 14}>{primary.instrument}</Name>
      <Sub y={y + 29}>{say("lane.scale", { max: primary.range?.max ?? 0 })}</Sub>
      {about === primary.instrument ? null : <Sub y={y + 43}>{about.slice(primary.instrument.length + 1)}</Sub>}
      {ticks.map((tick) => (
        <text
          key={tick}
          x={width - 7}
          y={scale(tick) + 4}
          fontSize={11}
          textAnchor="end"
          style={{ fill: "var(--ink-3)" }}
        >
          {figure(tick, locale)}
        </text>
      ))}
      {safety ? <Sub y={below + SAFETY_ROW / 2 + 5}>{say("lane.safety-item")}</Sub> : null}
      {stack.secondary.map((series, index) => (
        <Sub key={seriesKey(series)} y={below + (safety ? SAFETY_ROW : 0) + (index + 0.5) * SECONDARY_ROW + 4}>
          {seriesShortName(series, say, locale)}
        </Sub>
      ))}
    </>
  );
}

/** Names of the lanes, left of the drawing. Screen readers hear them from the lanes themselves. */
export function LaneNames({
  scene,
  stack,
  width,
  names,
}: {
  readonly scene: Scene;
  readonly stack: LaneStack;
  readonly width: number;
  readonly names: { readonly medication: string; readonly therapy: string };
}) {
  const { say, picture, locale } = scene;
  const { lanes, drugRows } = stack;
  const dose = picture.effectiveMg;
  const blocks = blocksHeight(stack.blockRows.length);
  const shortTop = lanes.medication.y + drugRows.scheduled.length * drugRows.rowHeight;
  const lane = (name: "medication" | "therapy", y: number, text: string) => (
    <>
      <path
        d={`M1.5 ${lanes[name].y - 5}v${lanes[name].height + 8}`}
        stroke={`var(--${name})`}
        strokeWidth={3}
        strokeDasharray={name === "therapy" ? undefined : undefined}
      />
      <Name x={10} y={y} color={`var(--${name})`}>
        {text}
      </Name>
      <Sub x={10} y={y + 15}>
        {names[name]}
      </Sub>
    </>
  );
  return (
    <g>
      <text x={0} y={13} fontSize={11} fontWeight={500} style={{ fill: "var(--ink-2)" }}>
        {dayInWords(scene.range.from, locale, { year: "numeric" })}
      </text>
      {picture.timeline.careStartDay === null ? null : <Sub y={26}>{say("axis.day-zero")}</Sub>}
      <Name y={lanes.decisions.y + lanes.decisions.height / 2 + 4}>{say("lane.decisions")}</Name>
      <ScoreNames scene={scene} stack={stack} width={width} />
      {lane("medication", lanes.medication.y + 9, say("lane.medication"))}
      {drugRows.shortTerm.length > 0 && drugRows.scheduled.length > 0 ? (
        <Sub x={10} y={shortTop + SHORT_ROW / 2 + 4}>
          {say("lane.short-term")}
        </Sub>
      ) : null}
      <Sub x={10} y={lanes.medication.y + lanes.medication.height - 10}>
        {say("lane.medication-visits")}
      </Sub>
      {lane("therapy", lanes.therapy.y + 9, say("lane.therapy"))}
      {lanes.therapy.height > blocks + 30 ? (
        <>
          <Sub x={10} y={lanes.therapy.y + blocks + 18}>
            {say("lane.sessions")}
          </Sub>
          {stack.withGroups ? (
            <Sub x={10} y={lanes.therapy.y + blocks + SESSION_ROW + 15}>
              {say("lane.groups")}
            </Sub>
          ) : null}
          <Sub x={10} y={lanes.therapy.y + lanes.therapy.height - 8}>
            {say("lane.homework")}
          </Sub>
        </>
      ) : null}
      <Name y={lanes.sleep.y + 9}>{say("lane.sleep")}</Name>
      {lanes.sleep.height > 30 ? <Sub y={lanes.sleep.y + 24}>{say("lane.sleep-unit")}</Sub> : null}
      <Name y={lanes.limited.y + 12}>{say("lane.limited")}</Name>
      {lanes.limited.height > 30 ? <Sub y={lanes.limited.y + 27}>{say("lane.limited-unit")}</Sub> : null}
      <Name y={lanes["side-effects"].y + 17}>{say("lane.side-effects")}</Name>
      <Name y={lanes.mood.y + 12}>{say("lane.mood")}</Name>
      {lanes.mood.height > 30 ? <Sub y={lanes.mood.y + 27}>{say("lane.mood-unit")}</Sub> : null}
      {picture.timeline.effectiveStartDay === null ? null : (
        <Sub y={lanes.mood.y + lanes.mood.height + 18}>
          {dose === null ? say("axis.week-effective") : say("axis.week-at", { mg: figure(dose, locale, 3) })}
        </Sub>
      )}
      <path d={`M0 ${AXIS_HEIGHT}`} />
    </g>
  );
}
