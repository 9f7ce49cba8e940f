import { dayNumber } from "./day-number.ts";
import type { EntriesByKind } from "./entries-by-kind.ts";
import type { AdherenceMark, SideEffectMark } from "./timeline.ts";

/** Asked about all effects at once. */
export const ANY_EFFECT = "any";

export function sideEffectMarks(entries: EntriesByKind): SideEffectMark[] {
  return entries.of("side-effect").map((entry) => ({
    entryId: entry.id,
    at: entry.at,
    day: dayNumber(entry.at),
    effect: entry.effect ?? ANY_EFFECT,
    severity: entry.severity,
    medication: entry.medication ?? null,
    cause: entry.cause ?? "medication",
    resolved: entry.resolved ?? false,
  }));
}

export function adherenceMarks(entries: EntriesByKind): AdherenceMark[] {
  return entries.of("adherence").map((entry) => ({
    entryId: entry.id,
    at: entry.at,
    day: dayNumber(entry.at),
    medication: entry.medication ?? null,
    missed: entry.missed,
    of: entry.of,
    pct: ((entry.of - entry.missed) / entry.of) * 100,
    source: entry.source ?? null,
    daysInRow: entry.daysInRow ?? null,
  }));
}
