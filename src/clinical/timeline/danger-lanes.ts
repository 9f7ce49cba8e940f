import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { PastMark, ReadingMark, SupplyMark, UseMark } from "./timeline.ts";

/** Laboratory and vital values together, as they came. */
export function readingLane(entries: EntriesByKind): ReadingMark[] {
  return [...entries.of("lab"), ...entries.of("vital")]
    .map((entry) => ({ ...markOf(entry), test: entry.test, value: entry.value, unit: entry.unit }))
    .sort((a, b) => a.day - b.day);
}

export function substanceUseLane(entries: EntriesByKind): UseMark[] {
  return entries.of("use").map((entry) => ({
    ...markOf(entry),
    substance: entry.substance.toLowerCase(),
    frequency: entry.frequency ?? null,
  }));
}

export function supplyLane(entries: EntriesByKind): SupplyMark[] {
  return entries.of("dispense").map((entry) => ({
    ...markOf(entry),
    medication: entry.medication,
    daysSupply: entry.daysSupply ?? null,
  }));
}

export function pastLane(entries: EntriesByKind): PastMark[] {
  return entries.of("history").map((entry) => ({ ...markOf(entry), item: entry.item, present: entry.present ?? true }));
}
