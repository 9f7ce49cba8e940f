import type { Session } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { saySession } from "../day-sentence.ts";
import type { PlannedVisit } from "../picture.ts";
import { placeLabels } from "../place-labels.ts";
import { slugInWords } from "../words.ts";
import { Labels, Lane, Mark } from "./marks.tsx";
import { around, leastGap, type Scene, textOver, wish } from "./scene.ts";

/** Radius of the session marks: as large as the nearest two allow, never so large that they touch. */
const sessionRadius = (scene: Scene, days: readonly number[]): number =>
  Math.max(2, Math.min(8, (leastGap(days) * scene.pxPerDay) / 2 - 1.75));

/** From this radius on a number fits into the mark. */
const NUMBER_FITS = 6.5;

interface RowProps {
  readonly scene: Scene;
  readonly name: string;
  readonly sessions: readonly Session[];
  readonly planned: readonly PlannedVisit[];
  readonly y: number;
  readonly largest: number;
}

function Held({
  scene,
  session,
  y,
  radius,
}: Pick<RowProps, "scene" | "y"> & { readonly session: Session; readonly radius: number }) {
  const x = scene.x(session.day);
  const number = scene.picture.sessionNumbers.get(session.entryId) ?? null;
  const date = dayInWords(session.day, scene.locale, { day: "numeric", month: "long" });
  return (
    <Mark name={`${date}: ${saySession({ kind: "session", session, number }, scene.say)}`}>
      <circle
        cx={x}
        cy={y}
        r={radius}
        fill={session.attended ? "var(--therapy)" : "var(--surface)"}
        stroke="var(--therapy)"
        strokeWidth={1.5}
      />
      {number !== null && radius >= NUMBER_FITS ? (
        <text
          x={x}
          y={y + 3.8}
          fontSize={number > 9 ? 10 : 11}
          fontWeight={600}
          textAnchor="middle"
          style={{ fill: "var(--on-fill)" }}
        >
          {number}
        </text>
      ) : null}
    </Mark>
  );
}

/** Sessions of one kind as a row of round marks: filled where held, hollow where missed, dotted where planned. */
export function SessionRow({ scene, name, sessions, planned, y, largest }: RowProps) {
  const radius = Math.min(
    largest,
    sessionRadius(
      scene,
      [...sessions, ...planned].map(({ day }) => day),
    ),
  );
  const first = sessions[0];
  const last = sessions.at(-1);
  const numbers = sessions.flatMap((session) => {
    const number = scene.picture.sessionNumbers.get(session.entryId);
    if (number === undefined || radius >= NUMBER_FITS) return [];
    // Round numbers and the newest are the ones to keep where not all fit.
    const priority = session === last ? 3 : number === 1 || number % 5 === 0 ? 2 : 1;
    return [
      wish(
        session.entryId,
        priority,
        textOver(scene, `${number}`, scene.x(session.day), y - radius - 3.5, { tone: "ink-2" }),
      ),
    ];
  });
  const marks = [...sessions, ...planned].map(({ day }) => around(scene.x(day), y, radius));
  return (
    <Lane name={name}>
      {first && last ? (
        <path d={`M${scene.x(first.day)} ${y}H${scene.x(last.day)}`} stroke="var(--therapy)" strokeWidth={1.2} />
      ) : null}
      {sessions.map((session) => (
        <Held key={session.entryId} scene={scene} session={session} y={y} radius={radius} />
      ))}
      {planned.map((visit) => (
        <Mark
          key={visit.id}
          name={`${dayInWords(visit.day, scene.locale, { day: "numeric", month: "long" })}: ${scene.say("visit.planned", { type: slugInWords(scene.say, "visit-type", visit.type) })}`}
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
      <Labels
        placed={placeLabels(numbers, { x: -8, y: y - 20, width: scene.width + 16, height: 40 }, marks, 2)}
        ground="var(--paper)"
      />
    </Lane>
  );
}
