import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { effectiveEntries } from "../record/effective-entries.ts";
import type { Entry, EntryKind, EntryOf, Statement } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { dayNumber } from "./day-number.ts";
import type { Mark } from "./timeline.ts";

/** The statements that stand on a day, sorted once and grouped by kind, so that no fold filters or sorts again. */
export interface EntriesByKind {
  /** By `at`, then `recordedAt`, then id. */
  readonly all: readonly Statement[];
  of<K extends EntryKind>(kind: K): readonly EntryOf<K>[];
  /** Entries of any of these kinds, in the order of all. */
  ofAny<K extends EntryKind>(kinds: readonly K[]): readonly EntryOf<K>[];
}

/**
 * Entries whose calendar date lies after `asOf` do not exist here: neither statements nor corrections. With `knowledge` a medicine goes
 * by its ingredient in every entry, however it was written, so that an order and what is told of it meet.
 */
export function entriesByKind(record: PatientRecord, asOf: string, knowledge?: Knowledge): EntriesByKind {
  const standing = effectiveEntries(entriesUpTo(record.entries, asOf));
  const all = knowledge === undefined ? standing : standing.map((entry) => byIngredient(entry, knowledge));
  const groups = new Map<EntryKind, Statement[]>();
  let group: Statement[] = [];
  let last: EntryKind | undefined;
  for (const entry of all) {
    const { kind } = entry;
    // Entries of one kind often follow each other.
    if (kind !== last) {
      group = groups.get(kind) ?? [];
      if (group.length === 0) groups.set(kind, group);
      last = kind;
    }
    group.push(entry);
  }
  const of = (kind: EntryKind) => groups.get(kind) ?? NONE;
  const ofAny = (kinds: readonly EntryKind[]) => {
    const [only = NONE, ...more] = kinds.map(of).filter((group) => group.length > 0);
    return more.length === 0 ? only : all.filter(({ kind }) => kinds.includes(kind));
  };
  return { all, of, ofAny } as EntriesByKind;
}

/** The entry itself where it names no medicine, or names it by ingredient already, or one that is not known. */
function byIngredient(entry: Statement, knowledge: Knowledge): Statement {
  if (!("medication" in entry) || entry.medication === undefined) return entry;
  if (knowledge.medications.has(entry.medication)) return entry;
  const name = findMedication(knowledge, entry.medication)?.name;
  return name === undefined ? entry : { ...entry, medication: name };
}

const NONE: readonly Statement[] = [];

function entriesUpTo(entries: readonly Entry[], asOf: string): readonly Entry[] {
  let last = asOf;
  for (const { at } of entries) {
    // Several entries in a row are mostly of one day.
    if (at !== last && !isByTheEndOf(at, asOf)) return entries.filter((entry) => isByTheEndOf(entry.at, asOf));
    last = at;
  }
  return entries;
}

const DATE_LENGTH = 10;

/** Compared without cutting the time off: that would make a string for every entry. */
function isByTheEndOf(at: string, asOf: string): boolean {
  return at <= asOf || (at.length > DATE_LENGTH && at.startsWith(asOf));
}

/**
 * Where an entry stands on the axis. A lane that many entries of a record lie in writes these three out itself: to spread them into
 * every mark costs more than all else the lane does.
 */
export function markOf(entry: { readonly id: string; readonly at: string }): Mark {
  return { entryId: entry.id, at: entry.at, day: dayNumber(entry.at) };
}
