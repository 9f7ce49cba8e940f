import { Temporal } from "temporal-polyfill";

/** Whole years of life on a day; null where the birth date is unknown. */
export function yearsBetween(birthDate: string | null, today: string): number | null {
  if (birthDate === null) return null;
  return Temporal.PlainDate.from(birthDate).until(Temporal.PlainDate.from(today), { largestUnit: "years" }).years;
}
