import { dayNumber, isoDay } from "../timeline/day-number.ts";

/** The same calendar day `years` earlier; 29 February becomes 28 February where there is none. */
export function yearsBefore(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) - years).padStart(4, "0");
  const earlier = `${year}${date.slice(4)}`;
  return isoDay(dayNumber(earlier)) === earlier ? earlier : `${year}-02-28`;
}
