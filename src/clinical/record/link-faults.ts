import type { Entry } from "./entry.ts";
import type { Fault } from "./record.ts";

/**
 * Corrections and retractions of a whole file that point at nothing, at themselves, in a circle, or at another kind.
 * `unsound`: ids of entries that are in the file but refused for their own faults; what points at them is not judged.
 */
export function linkFaults(entries: readonly Entry[], unsound: ReadonlySet<string>): Fault[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) => {
    const field = entry.retracts === undefined ? "replaces" : "retracts";
    const target = entry.retracts ?? entry.replaces;
    if (target === undefined || unsound.has(target)) return [];
    const reason = linkFault(entry, target, byId);
    return reason === null ? [] : [{ entry: entry.id, field, reason }];
  });
}

function linkFault(entry: Entry, target: string, byId: ReadonlyMap<string, Entry>): string | null {
  if (target === entry.id) return "points at the entry itself";
  const other = byId.get(target);
  if (other === undefined) return "points at an entry that is not in the file";
  if (other.kind !== entry.kind)
    return `points at an entry of another kind (${other.kind}); this one is a ${entry.kind}`;
  if (other.retracts !== undefined)
    return "points at a retraction, which cannot be taken back: enter the statement again";
  return inCircle(entry, byId) ? "is part of a circle of corrections" : null;
}

function inCircle(entry: Entry, byId: ReadonlyMap<string, Entry>): boolean {
  const seen = new Set<string>();
  let next = entry.replaces;
  while (next !== undefined && !seen.has(next)) {
    if (next === entry.id) return true;
    seen.add(next);
    next = byId.get(next)?.replaces;
  }
  return false;
}
