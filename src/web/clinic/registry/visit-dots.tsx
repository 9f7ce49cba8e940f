import { memo } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { rem } from "../../shared/ui/rem.ts";

type Visit = RegistryRow["visits"][number];

const WIDTH = 68;
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
 * each kind of mark: a path for each visit was felt while scrolling.
 */
export const VisitDots = memo(function VisitDots({ visits, until }: VisitDotsProps) {
  const end = dayNumber(until);
  const marks = (attended: boolean, tracks: readonly Visit["track"][], mark: (x: number) => string): string =>
    visits
      .filter((visit) => visit.attended === attended && tracks.includes(visit.track))
      .map((visit) => mark(placeOf(end - dayNumber(visit.on))))
      .join("");
  return (
    <svg width={rem(WIDTH)} height={rem(18)} viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true">
      <path d={marks(true, ["therapy", "both"], round(2.9))} fill="var(--therapy)" />
      <path d={marks(true, ["medication", "both"], square(2.6))} fill="var(--medication)" />
      <path d={marks(false, ["therapy", "both"], round(2.4))} fill="none" stroke="var(--therapy)" strokeWidth="1.2" />
      <path
        d={marks(false, ["medication", "both"], square(2.2))}
        fill="none"
        stroke="var(--medication)"
        strokeWidth="1.2"
      />
      <path d={marks(true, ["other"], tick)} stroke="var(--ink-3)" strokeWidth="1.4" />
      <path d={marks(false, ["other"], tick)} stroke="var(--ink-3)" strokeWidth="1.4" strokeDasharray="1.2 1.2" />
    </svg>
  );
});

function placeOf(daysAgo: number): number {
  const within = Math.max(0, Math.min(DAYS, daysAgo));
  return Math.round((WIDTH - 4 - (within / DAYS) * (WIDTH - 8)) * 10) / 10;
}

const round = (radius: number) => (x: number) =>
  `M${x - radius} ${THERAPY_Y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
const square = (half: number) => (x: number) =>
  `M${x - half} ${MEDICATION_Y - half}h${2 * half}v${2 * half}h${-2 * half}z`;
const tick = (x: number): string => `M${x} 6.5v5`;
