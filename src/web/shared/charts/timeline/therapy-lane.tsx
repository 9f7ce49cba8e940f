import type { Session } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import type { TherapyBlock } from "../picture.ts";
import { type LabelWish, placeLabels } from "../place-labels.ts";
import { slugInWords } from "../words.ts";
import { BLOCK_ROW, blocksHeight, type LaneBox } from "./lane-stack.ts";
import { Labels, Lane, Mark, Silent } from "./marks.tsx";
import { around, inRange, type Scene, type TextLabel, textAt, textOver, wish } from "./scene.ts";

/** Radius of the session marks: as large as the nearest two allow, never so large that they touch. */
export function sessionRadius(scene: Scene, days: readonly number[]): number {
  const nearest = days.reduce((least, day, index) => {
    const before = days[index - 1];
    return before === undefined || day === before ? least : Math.min(least, day - before);
  }, 7);
  return Math.max(2, Math.min(8, (nearest * scene.pxPerDay) / 2 - 1));
}

function sessionName(scene: Scene, session: Session): string {
  const { say, locale } = scene;
  const date = dayInWords(session.day, locale, { day: "numeric", month: "long" });
  if (!session.attended) return `${date}: ${say(`session.${session.status}`)}`;
  const held =
    session.number === null ? say("session.attended-plain") : say("session.attended", { number: session.number });
  if (!session.homework) return `${date}: ${held}`;
  const done = session.homework.done + session.homework.partial;
  return `${date}: ${held}, ${say("homework.back", { done, given: session.homework.assigned })}`;
}

function Blocks({
  scene,
  rows,
  y,
}: {
  readonly scene: Scene;
  readonly rows: readonly (readonly TherapyBlock[])[];
  readonly y: number;
}) {
  const { say, picture, range } = scene;
  const wishes: LabelWish<TextLabel>[] = [];
  const bars = rows.flatMap((row, index) =>
    row.map((block) => {
      const left = scene.x(Math.max(block.fromDay, range.from));
      const right = scene.x(Math.min(block.toDay ?? picture.today, range.to));
      const top = y + index * BLOCK_ROW;
      const name = slugInWords(say, "protocol", block.protocol);
      const id = `${block.protocol} ${block.fromDay}`;
      const style = { size: 11.5, weight: 600, tone: "ink" as const };
      const running = block.toDay === null;
      const room = right - left - 10;
      const inside = scene.measure(name, 11.5, 600) <= room ? [textAt(scene, name, left + 6, top + 12.5, style)] : [];
      wishes.push(
        wish(id, running ? 9 : 1, ...inside, ...(running ? [textAt(scene, name, right + 8, top + 12.5, style)] : [])),
      );
      return { id, left, width: Math.max(2, right - left - 1.5), top, name };
    }),
  );
  return (
    <>
      {bars.map(({ id, left, width, top, name }) => (
        <Mark key={id} name={name}>
          <rect x={left} y={top} width={width} height={BLOCK_ROW - 3} fill="var(--therapy-soft)" className="tl-block" />
        </Mark>
      ))}
      <Labels
        placed={placeLabels(wishes, { x: 0, y: y - 2, width: scene.width, height: rows.length * BLOCK_ROW + 4 })}
        ground="transparent"
      />
    </>
  );
}

function SessionDot({
  scene,
  session,
  y,
  radius,
}: {
  readonly scene: Scene;
  readonly session: Session;
  readonly y: number;
  readonly radius: number;
}) {
  const x = scene.x(session.day);
  return (
    <Mark name={sessionName(scene, session)}>
      <circle
        cx={x}
        cy={y}
        r={radius}
        fill={session.attended ? "var(--therapy)" : "var(--surface)"}
        stroke="var(--therapy)"
        strokeWidth={1.5}
      />
      {session.attended && session.number !== null && radius >= 6.5 ? (
        <text
          x={x}
          y={y + 3.8}
          fontSize={session.number > 9 ? 10 : 11}
          fontWeight={600}
          textAnchor="middle"
          style={{ fill: "var(--on-fill)" }}
        >
          {session.number}
        </text>
      ) : null}
    </Mark>
  );
}

/** A small box filled as far as homework came back. */
function HomeworkBox({ x, y, share }: { readonly x: number; readonly y: number; readonly share: number }) {
  return (
    <>
      <rect
        x={x}
        y={y - 4}
        width={12}
        height={8}
        rx={1.5}
        fill="var(--surface)"
        stroke="var(--therapy)"
        strokeWidth={1}
      />
      <rect x={x} y={y - 4} width={12 * share} height={8} rx={1.5} fill="var(--therapy)" />
    </>
  );
}

function Homework({
  scene,
  sessions,
  y,
}: {
  readonly scene: Scene;
  readonly sessions: readonly Session[];
  readonly y: number;
}) {
  const told = sessions.filter((session) => session.homework !== null || !session.attended);
  const wishes = told.map((session) => {
    const x = scene.x(session.day);
    if (!session.homework)
      return wish(
        session.entryId,
        session.day,
        textOver(scene, scene.say("session.missed-short"), x, y + 4, { weight: 500, tone: "ink" }),
      );
    const text = `${session.homework.done + session.homework.partial}/${session.homework.assigned}`;
    const left = x - (15 + scene.measure(text, 11, 500)) / 2;
    const { box, label } = textAt(scene, text, left + 15, y + 4, { weight: 500, tone: "ink" });
    return wish(session.entryId, session.day, { label, box: { ...box, x: left, width: box.width + 15 } });
  });
  const placed = placeLabels(wishes, { x: -16, y: y - 10, width: scene.width + 32, height: 22 }, [], 5);
  const byId = new Map(told.map((session) => [session.entryId, session]));
  return (
    <Silent>
      {placed.map(({ id, box }) => {
        const homework = byId.get(id)?.homework;
        if (!homework) return null;
        return (
          <HomeworkBox
            key={id}
            x={box.x}
            y={y}
            share={(homework.done + homework.partial) / Math.max(1, homework.assigned)}
          />
        );
      })}
      <Labels placed={placed} ground="var(--paper)" />
    </Silent>
  );
}

/** Therapy: what was worked on, sessions held, missed and planned, and what came back of the homework. */
export function TherapyLane({
  scene,
  box,
  rows,
}: {
  readonly scene: Scene;
  readonly box: LaneBox;
  readonly rows: readonly (readonly TherapyBlock[])[];
}) {
  const { picture, say } = scene;
  const sessions = picture.timeline.courses
    .flatMap((course) => course.sessions)
    .sort((a, b) => a.day - b.day)
    .filter(({ day }) => inRange(scene, day));
  const planned = picture.planned.filter(
    ({ track, day }) => (track === "therapy" || track === "both") && inRange(scene, day),
  );
  const radius = sessionRadius(
    scene,
    [...sessions, ...planned].map(({ day }) => day).sort((a, b) => a - b),
  );
  const y = box.y + blocksHeight(rows.length) + 13;
  const first = sessions[0];
  const last = sessions.at(-1);
  const numbers = sessions
    .filter(({ attended, number }) => attended && number !== null && radius < 6.5)
    .map((session) =>
      wish(
        session.entryId,
        session === last ? 9e6 : session.day % 997,
        textOver(scene, `${session.number}`, scene.x(session.day), y - radius - 3, { tone: "ink-2" }),
      ),
    );
  return (
    <Lane name={say("lane.therapy")}>
      <Blocks scene={scene} rows={rows} y={box.y} />
      {first && last ? (
        <path d={`M${scene.x(first.day)} ${y}H${scene.x(last.day)}`} stroke="var(--therapy)" strokeWidth={1.2} />
      ) : null}
      {sessions.map((session) => (
        <SessionDot key={session.entryId} scene={scene} session={session} y={y} radius={radius} />
      ))}
      {planned.map((visit) => (
        <Mark
          key={visit.id}
          name={`${dayInWords(visit.day, scene.locale, { day: "numeric", month: "long" })}: ${say("visit.planned", { type: slugInWords(say, "visit-type", visit.type) })}`}
        >
          <circle
            cx={scene.x(visit.day)}
            cy={y}
            r={radius}
            fill="var(--surface)"
            stroke="var(--therapy)"
            strokeWidth={1.3}
            strokeDasharray="2 1.8"
          />
        </Mark>
      ))}
      {rows.length === 0 && sessions.length === 0 && planned.length === 0 ? (
        <text x={8} y={box.y + 15} fontSize={11} style={{ fill: "var(--ink-2)" }}>
          {say("lane.no-therapy")}
        </text>
      ) : null}
      <Labels
        placed={placeLabels(
          numbers,
          { x: -8, y: box.y, width: scene.width + 16, height: box.height },
          [...sessions, ...planned].map(({ day }) => around(scene.x(day), y, radius)),
          8,
        )}
        ground="var(--paper)"
      />
      <Homework scene={scene} sessions={sessions} y={y + 27} />
    </Lane>
  );
}
