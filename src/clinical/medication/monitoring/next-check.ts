import type { MonitoringRow } from "../monitoring-row.ts";

const DAYS_A_WEEK = 7;
/** A value from so long before the first dose still counts as its baseline (PD). */
const BASELINE_DAYS = 90;
/** A check done this share of its own interval early counts for it (PD). */
const EARLY_SHARE = 1 / 4;

/** When a row next asks for its check, and what has been done of it. Days count from 1970-01-01. */
export interface NextCheck {
  /** `not-asked`: the row asks for one only under a condition it puts in words. */
  readonly baseline: "done" | "missing" | "not-asked";
  /** Null where the row names no further day (only words). */
  readonly dueDay: number | null;
  readonly overdueDays: number;
  readonly lastDay: number | null;
}

/**
 * The next check of a medicine begun on `startDay`, by the days on which it was done. A baseline that is missing is due from the first day.
 * After the last named week it repeats from the day it was last done.
 */
export function nextCheck(
  row: Pick<MonitoringRow, "baseline" | "whenWeeks" | "thenEveryWeeks">,
  startDay: number,
  doneDays: readonly number[],
  today: number,
): NextCheck {
  const counting = doneDays.filter((day) => day >= startDay - BASELINE_DAYS && day <= today);
  const lastDay = counting.length === 0 ? null : Math.max(...counting);
  const dueDay = dueAfter(row, startDay, lastDay);
  return {
    baseline: row.baseline === "yes" ? (lastDay === null ? "missing" : "done") : "not-asked",
    dueDay,
    overdueDays: dueDay === null ? 0 : Math.max(0, today - dueDay),
    lastDay,
  };
}

function dueAfter(
  { baseline, whenWeeks, thenEveryWeeks }: Pick<MonitoringRow, "baseline" | "whenWeeks" | "thenEveryWeeks">,
  startDay: number,
  lastDay: number | null,
): number | null {
  if (lastDay === null && baseline === "yes") return startDay;
  const days = [...whenWeeks].sort((a, b) => a - b).map((week) => startDay + Math.round(week * DAYS_A_WEEK));
  const open = days.find(
    (day, place) => lastDay === null || lastDay < day - early(day - (days[place - 1] ?? startDay)),
  );
  if (open !== undefined) return open;
  if (thenEveryWeeks === undefined) return null;
  return Math.max(lastDay ?? startDay, startDay) + Math.round(thenEveryWeeks * DAYS_A_WEEK);
}

function early(interval: number): number {
  return Math.floor(interval * EARLY_SHARE);
}
