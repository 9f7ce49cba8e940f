import { dosesADay } from "./doses-a-day.ts";
import type { DoseLane, Timeline } from "./timeline.ts";

/** A gap told longer ago than this is not the gap of today; as long as a sign counts (PD). */
const TOLD_WITHIN_DAYS = 14;

/** How long somebody went without a medicine. */
export interface MissedDays {
  readonly days: number;
  /** False: so many in all, and whether they followed each other is not known. */
  readonly inRow: boolean;
}

/**
 * Days without a medicine as last told. Null where nothing was missed, nobody asked within 14 days, how many doses make a day is not known,
 * or an order given since has answered it. A gap is only known where all doses asked about were missed, or somebody counted the days.
 */
export function missedDaysOf(lane: DoseLane, { adherence, asOfDay }: Timeline): MissedDays | null {
  const mark = adherence.findLast(({ medication }) => medication === null || medication === lane.medication);
  if (mark === undefined || mark.missed === 0 || mark.day < lane.startedDay || asOfDay - mark.day > TOLD_WITHIN_DAYS)
    return null;
  const step = lane.steps.findLast(({ planned }) => !planned);
  if (step !== undefined && step.day > lane.startedDay && step.day >= mark.day) return null;
  if (mark.daysInRow !== null) return { days: mark.daysInRow, inRow: true };
  const perDay = dosesADay(step?.frequency ?? "once-daily");
  return perDay === null ? null : { days: Math.floor(mark.missed / perDay), inRow: mark.missed === mark.of };
}

/** As the check of a list reads it. */
export function missedAsChecked(missed: MissedDays | null): { missedDays?: number; missedDaysAtMost?: number } {
  if (missed === null) return {};
  return missed.inRow ? { missedDays: missed.days } : { missedDaysAtMost: missed.days };
}
