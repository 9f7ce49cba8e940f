import { dayNumber } from "./day-number.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { ReadingMark, SupplyMark } from "./timeline.ts";

/** Laboratory and vital values together, as they came. */
export function readingLane(entries: EntriesByKind): ReadingMark[] {
  return [...entries.of("lab"), ...entries.of("vital")]
    .map((entry) => ({ ...markOf(entry), test: entry.test, value: entry.value, unit: entry.unit }))
    .sort((a, b) => a.day - b.day);
}

export function supplyLane(entries: EntriesByKind): SupplyMark[] {
  return entries.of("dispense").map((entry) => ({
    entryId: entry.id,
    at: entry.at,
    day: dayNumber(entry.at),
    medication: entry.medication,
    daysSupply: entry.daysSupply ?? null,
    quantity: entry.quantity ?? null,
  }));
}
