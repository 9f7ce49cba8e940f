import type { DayRange } from "./time-range.ts";

const WEEKS_APART = [1, 2, 4, 8, 13, 26, 52];

/** Days that carry a date: whole weeks from `origin`, as dense as labels of `labelWidth` px allow. */
export function axisTicks(range: DayRange, origin: number, pxPerDay: number, labelWidth: number): number[] {
  const weeks = WEEKS_APART.find((count) => count * 7 * pxPerDay >= labelWidth) ?? 104;
  return everyWeeks(range, origin, weeks);
}

/** Hairlines: every week while they lie 10 px or more apart, else every fourth, else every thirteenth. */
export function gridDays(range: DayRange, origin: number, pxPerDay: number): number[] {
  const weeks = [1, 4, 13].find((count) => count * 7 * pxPerDay >= 10) ?? 52;
  return everyWeeks(range, origin, weeks);
}

/** Every `weeks` weeks counted from `origin`, inside the range. */
export function everyWeeks(range: DayRange, origin: number, weeks: number): number[] {
  const step = weeks * 7;
  const first = origin + Math.ceil((range.from - origin) / step) * step;
  const days: number[] = [];
  for (let day = first; day <= range.to; day += step) days.push(day);
  return days;
}
