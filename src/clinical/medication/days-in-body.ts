import type { MedicationFacts } from "../knowledge/medication-facts.ts";

export const HOURS_A_DAY = 24;
/** After so many half-lives about three hundredths are left (PD). */
const HALF_LIVES = 5;

/** Whole days the body holds a medicine after its last dose; undefined where its half-life is not known. */
export function daysInBody({ halfLifeHours }: Pick<MedicationFacts, "halfLifeHours">): number | undefined {
  return halfLifeHours === undefined ? undefined : Math.ceil((halfLifeHours * HALF_LIVES) / HOURS_A_DAY);
}
