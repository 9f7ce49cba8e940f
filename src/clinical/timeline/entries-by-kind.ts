import { effectiveEntries } from "../record/effective-entries.ts";
import type { EntryKind, EntryOf, Statement } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { dayNumber } from "./day-number.ts";
import type { Mark } from "./timeline.ts";

/** The statements that stand on a day, sorted once and grouped by kind, so that no fold filters or sorts again. */
export interface EntriesByKind {
  /** By `at`, then `recordedAt`, then id. */
  readonly all: readonly Statement[];
  of<K extends EntryKind>(kind: K): readonly EntryOf<K>[];
}

/** Entries whose calendar date lies after `asOf` do not exist here: neither statements nor corrections. */
export function entriesByKind(record: PatientRecord, asOf: string): EntriesByKind {
  const all = effectiveEntries(record.entries.filter((entry) => isByTheEndOf(entry.at, asOf)));
  const groups = new Map<EntryKind, Statement[]>();
  for (const entry of all) {
    const group = groups.get(entry.kind);
    if (group === undefined) groups.set(entry.kind, [entry]);
    else group.push(entry);
  }
  return { all, of: <K extends EntryKind>(kind: K) => (groups.get(kind) ?? []) as unknown as readonly EntryOf<K>[] };
}

const DATE_LENGTH = 10;

/** Compared without cutting the time off: that would make a string for every entry. */
function isByTheEndOf(at: string, asOf: string): boolean {
  return at <= asOf || (at.length > DATE_LENGTH && at.startsWith(asOf));
}

export function markOf(entry: { readonly id: string; readonly at: string }): Mark {
  return { entryId: entry.id, at: entry.at, day: dayNumber(entry.at) };
}
