import { memo } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { rem } from "../../shared/ui/rem.ts";

type Visit = RegistryRow["visits"][number];

const WIDTH = 68;
const HEIGHT = 18;
const DAYS = 56;
const THERAPY_Y = 5;
const MEDICATION_Y = 13.2;

const dayNumber = (isoDate: string): number => Math.floor(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) / 86_400_000);

interface VisitDotsProps {
  readonly visits: readonly Visit[];
  /** ISO date at the right edge. */
  readonly until: string;
}

/**
 * The visits of 8 weeks: round therapy above, square medication below, a tick for others; hollow = missed. One path for
 * each kind of mark there is: a path for each visit was felt while scrolling.
 */
export const VisitDots = memo(function VisitDots({ visits, until }: VisitDotsProps) {
  return (
    <svg
      className="visits"
      width={rem(WIDTH)}
      height={rem(HEIGHT)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      {[...pathsOf(visits, dayNumber(until))].map(([kind, path]) => (
        <path key={kind} className={kind} d={path} />
      ))}
    </svg>
  );
});

/** The path of each kind of mark that is there. */
function pathsOf(visits: readonly Visit[], end: number): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const add = (kind: string, mark: string) => paths.set(kind, (paths.get(kind) ?? "") + mark);
  for (const { track, attended, on } of visits) {
    const x = placeOf(end - dayNumber(on));
    const how = attended ? "held" : "missed";
    if (track === "other") add(`other-${how}`, `M${x} 6.5v5`);
    if (track === "therapy" || track === "both") add(`therapy-${how}`, round(x, attended ? 2.9 : 2.4));
    if (track === "medication" || track === "both") add(`medication-${how}`, square(x, attended ? 2.6 : 2.2));
  }
  return paths;
}

function placeOf(daysAgo: number): number {
  const within = Math.max(0, Math.min(DAYS, daysAgo));
  return Math.round((WIDTH - 4 - (within / DAYS) * (WIDTH - 8)) * 10) / 10;
}

const round = (x: number, radius: number): string =>
  `M${x - radius} ${THERAPY_Y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const square = (x: number, half: number): string =>
  `M${x - half} ${MEDICATION_Y - half}h${2 * half}v${2 * half}h${-2 * half}z`;
