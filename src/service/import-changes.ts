import { isDeepStrictEqual } from "node:util";
import type { Entry } from "../clinical/record/entry.ts";
import type { PlannedResource } from "../fhir/import/plan-import.ts";

/** The version of an imported entry stands behind the last `@` of its id; the first has none. */
function versionOf(id: string, base: string): number {
  if (id === base) return 1;
  const version = id.startsWith(`${base}@`) ? Number(id.slice(base.length + 1)) : Number.NaN;
  return Number.isInteger(version) ? version : 0;
}

/**
 * What a resource's entries change in the record: new ones; for those whose content changed at the source a replacement;
 * for those it no longer says a retraction. What people corrected here stays: their correction is the later one.
 */
export function changesOf(resource: PlannedResource, record: readonly Entry[], unchanged: boolean): Entry[] {
  const own = ownEntries(resource, record);
  if (unchanged) return resource.entries.length > 0 ? [] : retractionsOf(own, new Set());
  const wanted = resource.entries.flatMap((entry) => changeOf(entry, record));
  return [...wanted, ...retractionsOf(own, new Set(resource.entries.map(({ id }) => id)))];
}

function changeOf(entry: Entry, record: readonly Entry[]): Entry[] {
  const head = newest(record, entry.id);
  if (head === undefined) return [entry];
  if (sameContent(head, entry)) return [];
  const version = versionOf(head.id, entry.id) + 1;
  const next = { ...entry, id: `${entry.id}@${version}` };
  if (head.retracts !== undefined) return [next];
  if (head.kind === entry.kind) return [{ ...next, replaces: head.id } as Entry];
  const retraction = { id: next.id, kind: head.kind, at: head.at, retracts: head.id } as Entry;
  return [retraction, { ...entry, id: `${entry.id}@${version + 1}` }];
}

function newest(record: readonly Entry[], base: string): Entry | undefined {
  return record
    .filter(({ id }) => versionOf(id, base) > 0)
    .sort((a, b) => versionOf(b.id, base) - versionOf(a.id, base))[0];
}

/** The newest version of each entry that this resource ever became. */
function ownEntries(resource: PlannedResource, record: readonly Entry[]): { base: string; head: Entry }[] {
  const start = `fhir:${resource.key}`;
  const bases = new Set(
    record.flatMap(({ id }) => {
      const base = id.replace(/@\d+$/, "");
      return base === start || base.startsWith(`${start}#`) ? [base] : [];
    }),
  );
  return [...bases].flatMap((base) => {
    const head = newest(record, base);
    return head === undefined ? [] : [{ base, head }];
  });
}

function retractionsOf(own: readonly { base: string; head: Entry }[], wanted: ReadonlySet<string>): Entry[] {
  return own.flatMap(({ base, head }) => {
    if (wanted.has(base) || head.retracts !== undefined) return [];
    return [
      { id: `${base}@${versionOf(head.id, base) + 1}`, kind: head.kind, at: head.at, retracts: head.id } as Entry,
    ];
  });
}

/** Whether two entries say the same, whatever version of one another they are. */
export function sameContent(a: Entry, b: Entry): boolean {
  const bare = ({ id: _, replaces: __, ...content }: Entry & { replaces?: string | undefined }) => content;
  return isDeepStrictEqual(bare(a), bare(b));
}
