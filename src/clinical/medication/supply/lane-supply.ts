import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { isoDay } from "../../timeline/day-number.ts";
import type { DoseLane, Timeline } from "../../timeline/timeline.ts";
import { type Coverage, coverageOf } from "./covered-days.ts";

/** A supply fetched a little before the order began belongs to it (PD). */
const BEFORE_DAYS = 7;
const LONG_ACTING = "lai";

/** How far the supplies on record reach for one running order. */
export interface LaneSupply {
  readonly orderId: string;
  readonly medication: string;
  /** Why nothing can be said; null where it can. */
  readonly unknown: string | null;
  readonly coverage: Coverage | null;
  /** ISO date of the first day without supply; null where not known. */
  readonly runsOutOn: string | null;
  /** How many supplies are on record for this order, and the days the newest lasts. */
  readonly fills: number;
  readonly lastDays: number | null;
  /** Days without supply from which it is said. */
  readonly gapFrom: number;
  /** What to do after so many missed days, where it must be begun anew. */
  readonly restart: { readonly missedDays: number; readonly management: string } | null;
}

/** True for an order whose supply should never run out: taken every day or week, running, and no injection given at the clinic. */
function isSupplied(lane: DoseLane, knowledge: Knowledge): boolean {
  if (lane.stoppedDay !== null || lane.held !== null || lane.asNeeded) return false;
  if (lane.source !== "prescribed" && lane.source !== "other-prescriber") return false;
  return findMedication(knowledge, lane.medication)?.classes.includes(LONG_ACTING) !== true && lane.nextDue === null;
}

/** Supplies of each running order, as far as fills are on record. Handed out is not taken; nothing on record is unknown, never a gap. */
export function laneSupplies(timeline: Timeline, knowledge: Knowledge): LaneSupply[] {
  return timeline.doses
    .filter((lane) => isSupplied(lane, knowledge))
    .map((lane) => supplyOf(lane, timeline, knowledge));
}

function supplyOf(lane: DoseLane, { supplies, asOfDay }: Timeline, knowledge: Knowledge): LaneSupply {
  const { coverage: rule, gap } = knowledge.pharmacy.supply;
  const name = findMedication(knowledge, lane.medication)?.name ?? lane.medication;
  const own = supplies.filter(
    ({ medication, day }) =>
      (findMedication(knowledge, medication)?.name ?? medication) === name && day >= lane.startedDay - BEFORE_DAYS,
  );
  const read = coverageOf(own, asOfDay, rule.windowDays);
  const coverage = "unknown" in read ? null : read;
  const restart = knowledge.catalogue.rules.restarts.find(({ medication }) => medication === name);
  return {
    orderId: lane.orderId,
    medication: lane.medication,
    unknown: "unknown" in read ? read.unknown : null,
    coverage,
    runsOutOn: coverage === null ? null : isoDay(coverage.runsOutDay),
    fills: own.length,
    lastDays: own.at(-1)?.daysSupply ?? null,
    gapFrom: Math.min(gap.days, restart?.missedDays ?? gap.days),
    restart: restart === undefined ? null : { missedDays: restart.missedDays, management: restart.management },
  };
}

/** Whether the supply has been out for so long that somebody should ask. */
export function isGap({ coverage, gapFrom }: LaneSupply): boolean {
  return coverage !== null && coverage.gapDays >= gapFrom;
}
