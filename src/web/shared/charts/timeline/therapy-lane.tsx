import type { TherapyBlock } from "../picture.ts";
import { HomeworkRow } from "./homework-row.tsx";
import { blocksHeight, GROUP_ROW, type LaneBox, SESSION_ROW } from "./lane-stack.ts";
import { Lane } from "./marks.tsx";
import { inRange, type Scene } from "./scene.ts";
import { SessionRow } from "./session-row.tsx";
import { TherapyBlocks } from "./therapy-blocks.tsx";

interface LaneProps {
  readonly scene: Scene;
  readonly box: LaneBox;
  readonly rows: readonly (readonly TherapyBlock[])[];
  readonly withGroups: boolean;
}

/** Therapy: what was worked on, sessions and groups held, missed and planned, and what came back of the homework. */
export function TherapyLane({ scene, box, rows, withGroups }: LaneProps) {
  const { picture, say } = scene;
  const held = picture.timeline.courses
    .flatMap((course) => course.sessions)
    .sort((a, b) => a.day - b.day)
    .filter(({ day }) => inRange(scene, day));
  const planned = picture.planned.filter(
    ({ track, day }) => (track === "therapy" || track === "both") && inRange(scene, day),
  );
  const isGroup = ({ type }: { readonly type: string }) => type === "group";
  const sessions = held.filter((session) => !isGroup(session));
  const y = box.y + blocksHeight(rows.length) + SESSION_ROW / 2 + 2;
  const empty = rows.length === 0 && held.length === 0 && planned.length === 0;
  return (
    <Lane name={say("lane.therapy")}>
      <TherapyBlocks scene={scene} rows={rows} y={box.y} />
      {empty ? (
        <text x={8} y={box.y + 15} fontSize={11} style={{ fill: "var(--ink-2)" }}>
          {say("lane.no-therapy")}
        </text>
      ) : null}
      <SessionRow
        scene={scene}
        name={say("lane.sessions")}
        sessions={sessions}
        planned={planned.filter((visit) => !isGroup(visit))}
        y={y}
        largest={8}
      />
      {withGroups ? (
        <SessionRow
          scene={scene}
          name={say("lane.groups")}
          sessions={held.filter(isGroup)}
          planned={planned.filter(isGroup)}
          y={y + (SESSION_ROW + GROUP_ROW) / 2}
          largest={5}
        />
      ) : null}
      <HomeworkRow scene={scene} sessions={sessions} y={y + SESSION_ROW / 2 + (withGroups ? GROUP_ROW : 0) + 14} />
    </Lane>
  );
}
