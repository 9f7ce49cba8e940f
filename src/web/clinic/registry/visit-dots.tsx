import { memo } from "react";
import type { RegistryRow } from "../../../clinical/registry/row.ts";

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

/** The visits of 8 weeks: round therapy above, square medication below; hollow = missed. */
export const VisitDots = memo(function VisitDots({ visits, until }: VisitDotsProps) {
  const end = dayNumber(until);
  return (
    <svg width={WIDTH} height="18" viewBox={`0 0 ${WIDTH} 18`} aria-hidden="true">
      {visits.map((visit) => {
        const days = Math.max(0, Math.min(DAYS, end - dayNumber(visit.on)));
        const at = WIDTH - 4 - (days / DAYS) * (WIDTH - 8);
        return <VisitDot key={`${visit.on}${visit.track}`} visit={visit} x={Math.round(at * 10) / 10} />;
      })}
    </svg>
  );
});

function VisitDot({ visit, x }: { readonly visit: Visit; readonly x: number }) {
  const round = visit.track === "therapy" || visit.track === "both";
  const square = visit.track === "medication" || visit.track === "both";
  return (
    <>
      {round && <Round x={x} filled={visit.attended} />}
      {square && <Square x={x} filled={visit.attended} />}
      {visit.track === "other" && (
        <path
          d={`M${x} 6.5v5`}
          stroke="var(--ink-3)"
          strokeWidth="1.4"
          strokeDasharray={visit.attended ? undefined : "1.2 1.2"}
        />
      )}
    </>
  );
}

function Round({ x, filled }: { readonly x: number; readonly filled: boolean }) {
  return filled ? (
    <circle cx={x} cy={THERAPY_Y} r="2.9" fill="var(--therapy)" />
  ) : (
    <circle cx={x} cy={THERAPY_Y} r="2.4" fill="none" stroke="var(--therapy)" strokeWidth="1.2" />
  );
}

function Square({ x, filled }: { readonly x: number; readonly filled: boolean }) {
  return filled ? (
    <rect x={x - 2.6} y={MEDICATION_Y - 2.6} width="5.2" height="5.2" rx=".8" fill="var(--medication)" />
  ) : (
    <rect
      x={x - 2.2}
      y={MEDICATION_Y - 2.2}
      width="4.4"
      height="4.4"
      rx=".8"
      fill="none"
      stroke="var(--medication)"
      strokeWidth="1.2"
    />
  );
}
