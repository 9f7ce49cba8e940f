import type { SequenceStep } from "./dose-sequence.ts";
import type { TaperRule } from "./taper-rule.ts";

export const DAYS_A_WEEK = 7;

/** Whole days of a number of weeks: a third of a week is two days. */
export function wholeDays(weeks: number): number {
  return Math.round(weeks * DAYS_A_WEEK);
}

/** Days from the first step to the last where each is held `leastDays`, and longer where the row's limit asks for it. */
export function shortestTotal(steps: readonly SequenceStep[], leastDays: number, rule: TaperRule): number {
  return heldDays(steps, leastDays, rule).reduce((sum, days) => sum + days, 0);
}

/**
 * The day each step begins: the first on day 0, the last on `totalDays` (not less than `shortestTotal`). Days left over are shared out,
 * those that cannot be to the last steps, which are the hardest.
 */
export function spreadDays(
  steps: readonly SequenceStep[],
  totalDays: number,
  leastDays: number,
  rule: TaperRule,
): number[] {
  const held = heldDays(steps, leastDays, rule);
  const spare = totalDays - shortestTotal(steps, leastDays, rule);
  const each = held.length === 0 ? 0 : Math.floor(spare / held.length);
  const over = spare - each * held.length;
  const days = [0];
  for (const [place, least] of held.entries())
    days.push((days[place] ?? 0) + least + each + (place >= held.length - over ? 1 : 0));
  return days;
}

function heldDays(steps: readonly SequenceStep[], leastDays: number, rule: TaperRule): number[] {
  return steps.slice(1).map((step) => Math.max(leastDays, daysBefore(step, rule)));
}

/** Days a dose is held before a step so that the fall, spread over them, keeps to the limit; the step to nothing is not measured by it. */
function daysBefore({ reductionPct, doseMg }: SequenceStep, { limit }: TaperRule): number {
  if (limit === undefined || doseMg === 0 || reductionPct <= limit.pct) return 0;
  const periods = Math.log(1 - reductionPct / 100) / Math.log(1 - limit.pct / 100);
  return Math.ceil(periods * limit.weeks * DAYS_A_WEEK);
}
