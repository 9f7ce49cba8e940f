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

/**
 * Course of the symptom score: percent of the person's own first score over 16 weeks, today at the right. The lines of the first score
 * and of half of it are the same in every row: the style sheet draws them behind, as a ground and not as shapes.
 */
export const SparkLine = memo(function SparkLine({ spark, stale }: { readonly spark: Spark; readonly stale: boolean }) {
  const last = spark.at(-1);
  if (!last) return <NoSpark />;
  const end = { x: x(last[0]), y: y(last[1]) };
  return (
    <svg
      className={stale ? "spark is-stale" : "spark"}
      width={rem(WIDTH)}
      height={rem(HEIGHT)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path d={courseOf(spark)} />
      {stale && <path className="spark-since" d={`M${end.x} ${end.y}H${WIDTH - EDGE}`} />}
      <circle cx={end.x} cy={end.y} r={stale ? 2.4 : 2.6} />
    </svg>
  );
});

/** One path through all scores. A single score is its point alone. */
function courseOf(spark: Spark): string {
  return spark
    .map(([days, percent], index) => `${index === 0 ? "M" : "L"}${x(days).toFixed(1)} ${y(percent).toFixed(1)}`)
    .join("");
}

/** Nothing measured: a dotted line and no point. */
export function NoSpark() {
  return <i className="spark no-spark" />;
}
