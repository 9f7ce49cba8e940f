import type { Session } from "../../../../clinical/timeline/timeline.ts";
import { placeLabels } from "../place-labels.ts";
import { Labels, Silent } from "./marks.tsx";
import { type Scene, textAt, textOver, wish } from "./scene.ts";

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

/** Under each session, how much of the homework came back; under a missed one, that it was missed. */
export function HomeworkRow({
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
