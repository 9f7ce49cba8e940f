import { memo } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { rem } from "../../shared/ui/rem.ts";

type Spark = Extract<RegistryRow["symptom"], { value: unknown }>["value"]["spark"];

const WIDTH = 54;
const HEIGHT = 22;
const DAYS = 16 * 7;
const EDGE = 3;
/** Height of the first score, and of one percent of it: one scale for every row, so that rows compare down the page. */
const FIRST_Y = 7.6;
const PER_PERCENT = 0.124;

const x = (daysBefore: number): number => WIDTH - EDGE - (Math.min(daysBefore, DAYS) / DAYS) * (WIDTH - 2 * EDGE);
const y = (percent: number): number => Math.max(2.6, Math.min(HEIGHT - 2.6, FIRST_Y + (100 - percent) * PER_PERCENT));

/** Course of the symptom score: percent of the person's own first score over 16 weeks, today at the right. */
export const SparkLine = memo(function SparkLine({ spark, stale }: { readonly spark: Spark; readonly stale: boolean }) {
  const last = spark.at(-1);
  if (!last) return <NoSpark />;
  const points = spark.map(([days, percent]) => `${x(days).toFixed(1)},${y(percent).toFixed(1)}`).join(" ");
  const end = { x: x(last[0]), y: y(last[1]) };
  return (
    <svg width={rem(WIDTH)} height={rem(HEIGHT)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M2 ${FIRST_Y}H${WIDTH - 2}`} stroke="var(--line-strong)" />
      <path d={`M2 ${y(50)}H${WIDTH - 2}`} stroke="var(--edge)" strokeDasharray="2 3" />
      <polyline
        points={points}
        fill="none"
        stroke="var(--ink)"
        strokeWidth="1.5"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {stale && (
        <path
          d={`M${end.x} ${end.y}H${WIDTH - EDGE}`}
          stroke="var(--ink)"
          strokeWidth="1.2"
          strokeDasharray="1.5 2.5"
        />
      )}
      <circle
        cx={end.x}
        cy={end.y}
        r={stale ? 2.4 : 2.6}
        fill={stale ? "var(--surface)" : "var(--ink)"}
        stroke={stale ? "var(--ink)" : "none"}
        strokeWidth="1.3"
      />
    </svg>
  );
});

/** Nothing measured: a dotted line and no point. */
export function NoSpark() {
  return (
    <svg width={rem(WIDTH)} height={rem(HEIGHT)} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={`M2 11H${WIDTH - 2}`} stroke="var(--edge)" strokeDasharray="2 3" />
    </svg>
  );
}
