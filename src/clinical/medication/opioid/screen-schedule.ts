import { seededRandom } from "../../simulation/random.ts";

/**
 * Days for drug screens that nobody can foresee: one in each stretch of `everyDays` from `fromDay` on, on a day drawn by the seed. The same
 * seed gives the same days, so that they can be shown again and explained; the seed is the patient's own and kept with the plan.
 */
export function screenDays(fromDay: number, everyDays: number, count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, place) => fromDay + place * everyDays + random.whole(0, everyDays - 1));
}
