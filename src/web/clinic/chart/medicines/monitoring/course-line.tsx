import type { MonitoringLine } from "../../../../../http/contract/monitoring.ts";
import { rem } from "../../../../shared/ui/rem.ts";

type Readings = MonitoringLine["tests"][number]["readings"];

const WIDTH = 84;
const HEIGHT = 24;
const EDGE = 4;

/** The newest values of one test in their order of days, each line on its own scale: a course, not a verdict. Said in figures beside it. */
export function CourseLine({ readings }: { readonly readings: Readings }) {
  if (readings.length < 2) return null;
  const days = readings.map(({ on }) => Date.parse(on));
  const values = readings.map(({ value }) => value);
  const [from, to] = [Math.min(...days), Math.max(...days)];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const x = (day: number) => EDGE + ((day - from) / Math.max(1, to - from)) * (WIDTH - 2 * EDGE);
  const y = (value: number) =>
    most === least ? HEIGHT / 2 : HEIGHT - EDGE - ((value - least) / (most - least)) * (HEIGHT - 2 * EDGE);
  const points = readings.map(({ on, value }) => ({ on, x: x(Date.parse(on)), y: y(value) }));
  const last = points.at(-1);
  return (
    <svg width={rem(WIDTH)} height={rem(HEIGHT)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <polyline
        points={points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(" ")}
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.4"
        strokeLinejoin="round"
      />
      {points.slice(0, -1).map((point) => (
        <circle key={point.on} cx={point.x} cy={point.y} r="1.6" fill="var(--ink)" />
      ))}
      {last === undefined ? null : <circle cx={last.x} cy={last.y} r="2.8" fill="var(--ink)" />}
    </svg>
  );
}
