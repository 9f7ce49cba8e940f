import type { AdherenceMark } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { type LabelWish, placeLabels } from "../place-labels.ts";
import { slugInWords } from "../words.ts";
import { Labels, Lane, Mark } from "./marks.tsx";
import { around, inRange, leastGap, type Scene, type TextLabel, textAt, textBefore, textOver, wish } from "./scene.ts";

const day = (scene: Scene, at: number): string => dayInWords(at, scene.locale, { day: "numeric", month: "long" });

function adherenceWishes(
  scene: Scene,
  marks: readonly AdherenceMark[],
  y: number,
  visitDays: ReadonlySet<number>,
): LabelWish<TextLabel>[] {
  const last = marks.at(-1);
  return marks.map((mark) => {
    const text = mark.of <= 14 ? `${mark.of - mark.missed}/${mark.of}` : `${Math.round(mark.pct)}%`;
    const newest = mark === last;
    const style = newest ? { size: 12, weight: 600, tone: "ink" as const } : { tone: "ink-2" as const };
    const x = scene.x(mark.day);
    const beside = textAt(scene, text, x + 10, y + 4, style);
    return wish(
      mark.entryId,
      newest ? 9e6 : mark.day,
      ...(visitDays.has(mark.day) ? [beside] : [textOver(scene, text, x, y + 4, style), beside]),
      textBefore(scene, text, x - 10, y + 4, style),
    );
  });
}

/** Visits for medication: filled where held, hollow where missed, dotted where planned; and what share of doses was taken. */
export function VisitRow({ scene, y }: { readonly scene: Scene; readonly y: number }) {
  const { picture, say } = scene;
  const visits = picture.timeline.visits.filter(
    (visit) =>
      (visit.track === "medication" || visit.track === "both") &&
      visit.status !== "cancelled" &&
      inRange(scene, visit.day),
  );
  const planned = picture.planned.filter(
    (visit) => (visit.track === "medication" || visit.track === "both") && inRange(scene, visit.day),
  );
  const marks = picture.timeline.adherence.filter((mark) => inRange(scene, mark.day));
  const nearest = leastGap([...visits, ...planned].map((visit) => visit.day));
  const size = Math.min(10, Math.max(5, nearest * scene.pxPerDay - 1.5));
  const half = size / 2;
  const days = new Set([...visits, ...planned].map((visit) => visit.day));
  const obstacles = [...days].map((at) => around(scene.x(at), y, half));
  const wishes = adherenceWishes(scene, marks, y, days);
  const next = planned[0];
  if (next)
    wishes.push(
      wish("next", 1, textAt(scene, slugInWords(say, "visit-type", next.type), scene.x(next.day) + 10, y + 4)),
    );
  return (
    <Lane name={say("lane.medication-visits")}>
      {visits.map((visit) => (
        <Mark
          key={visit.entryId}
          name={`${day(scene, visit.day)}: ${say(`visit.${visit.status}`, { type: slugInWords(say, "visit-type", visit.type) })}`}
        >
          <rect
            x={scene.x(visit.day) - half}
            y={y - half}
            width={size}
            height={size}
            rx={1.5}
            fill={visit.attended ? "var(--medication)" : "var(--surface)"}
            stroke="var(--medication)"
            strokeWidth={1.4}
          />
        </Mark>
      ))}
      {planned.map((visit) => (
        <Mark
          key={visit.id}
          name={`${day(scene, visit.day)}: ${say("visit.planned", { type: slugInWords(say, "visit-type", visit.type) })}`}
        >
          <rect
            x={scene.x(visit.day) - half}
            y={y - half}
            width={size}
            height={size}
            rx={1.5}
            fill="var(--surface)"
            stroke="var(--medication)"
            strokeWidth={1.2}
            strokeDasharray="2 1.6"
          />
        </Mark>
      ))}
      {marks.map((mark) => (
        <Mark
          key={mark.entryId}
          name={`${day(scene, mark.day)}: ${say("adherence.taken", { taken: mark.of - mark.missed, of: mark.of, pct: Math.round(mark.pct) })}`}
        >
          <rect x={scene.x(mark.day) - 1} y={y + 7} width={2} height={3} fill="var(--ink-3)" />
        </Mark>
      ))}
      <Labels
        placed={placeLabels(wishes, { x: 0, y: y - 12, width: scene.width, height: 24 }, obstacles, 4)}
        ground="var(--paper)"
      />
    </Lane>
  );
}
