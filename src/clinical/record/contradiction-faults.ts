import { effectiveEntries } from "./effective-entries.ts";
import type { Entry, EntryOf, Statement } from "./entry.ts";
import type { Fault } from "./record.ts";

const DATE_LENGTH = 10;

/** Statements of one record that cannot all be true. What was corrected or taken back no longer contradicts anything. */
export function contradictionFaults(entries: readonly Entry[]): Fault[] {
  const standing = effectiveEntries(entries);
  return [...earlyEnds(standing), ...deaths(standing)];
}

/** An illness that ended before every beginning the record gives it. */
function earlyEnds(standing: readonly Statement[]): Fault[] {
  const conditions = standing.filter((entry) => entry.kind === "condition");
  return conditions.filter(({ status }) => status !== "active").flatMap((end) => earlyEnd(end, conditions));
}

function earlyEnd(end: EntryOf<"condition">, conditions: readonly EntryOf<"condition">[]): Fault[] {
  const same = conditions.filter(({ condition }) => condition === end.condition);
  const begun = same.map(({ status, at, onset }) => onset ?? (status === "active" ? dayOf(at) : null));
  const dated = begun.filter((day) => day !== null).sort();
  const [first] = dated;
  const day = dayOf(end.at);
  if (first === undefined || day >= first) return [];
  const word = end.status === "remission" ? "in remission" : "resolved";
  return [
    {
      entry: end.id,
      field: "at",
      reason: `calls ${end.condition} ${word} on ${day}, before its first onset in the record (${first})`,
    },
  ];
}

/** A person dies once. */
function deaths(standing: readonly Statement[]): Fault[] {
  const told = standing.filter((entry) => entry.kind === "profile" && entry.deceased === true);
  const [first, ...others] = told;
  if (first === undefined) return [];
  return others
    .filter(({ at }) => dayOf(at) !== dayOf(first.at))
    .map(({ id, at }) => ({
      entry: id,
      field: "deceased",
      reason: `says the person died on ${dayOf(at)}; entry ${first.id} says ${dayOf(first.at)}`,
    }));
}

function dayOf(at: string): string {
  return at.slice(0, DATE_LENGTH);
}
