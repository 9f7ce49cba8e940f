import { placeLabels } from "../place-labels.ts";
import { DashedRing, Diamond, Labels, Silent } from "../timeline/marks.tsx";
import { around, inRange, type Scene, textAt, textBefore, todayLine, wish } from "../timeline/scene.ts";
import type { Change, ChangeRow } from "./changes.ts";
import { CHANGE_ROW } from "./trajectory-stack.ts";

function Shape({ change, x, y }: { readonly change: Change; readonly x: number; readonly y: number }) {
  if (change.planned) return <DashedRing x={x} y={y} radius={4.5} stroke={`var(--${change.row})`} />;
  if (change.row === "decisions") return <Diamond x={x} y={y} radius={5.5} filled={false} />;
  if (change.row === "therapy") return <circle cx={x} cy={y} r={5} fill="var(--therapy)" />;
  return <rect x={x - 4.5} y={y - 4.5} width={9} height={9} rx={1} fill="var(--medication)" />;
}

/** One row of what was changed: squares for medicine, circles for therapy, diamonds for decisions. */
export function ChangesLane({
  scene,
  row,
  changes,
  top,
}: {
  readonly scene: Scene;
  readonly row: ChangeRow;
  readonly changes: readonly Change[];
  readonly top: number;
}) {
  const y = top + CHANGE_ROW / 2;
  const shown = changes.filter((change) => change.row === row && inRange(scene, change.day));
  const tone = row === "decisions" ? ("ink" as const) : row;
  const wishes = shown.map((change) => {
    const x = scene.x(change.day);
    return wish(
      `${change.day}`,
      change.day,
      textAt(scene, change.short, x + 11, y + 4, { weight: 500, tone }),
      textBefore(scene, change.short, x - 11, y + 4, { weight: 500, tone }),
    );
  });
  const box = { y: top, height: CHANGE_ROW };
  return (
    <Silent>
      {shown.map((change) => (
        <Shape key={change.day} change={change} x={scene.x(change.day)} y={y} />
      ))}
      <Labels
        placed={placeLabels(wishes, { x: -2, y: top, width: scene.width + scene.room, height: CHANGE_ROW }, [
          ...shown.map(({ day }) => around(scene.x(day), y, 6)),
          todayLine(scene, box),
        ])}
        ground="var(--paper)"
      />
    </Silent>
  );
}
