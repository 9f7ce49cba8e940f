import { isDeepStrictEqual } from "node:util";
import type { Entry } from "../clinical/record/entry.ts";
import type { PlannedResource } from "../fhir/import/plan-import.ts";

/** The newest version of each entry of a record, by the id its first version has. */
export interface NewestVersions {
  readonly byId: ReadonlyMap<string, Entry>;
  /** First ids of the entries that a resource, by its key, ever became. */
  readonly ofResource: ReadonlyMap<string, readonly string[]>;
}

/** Imported entries carry their version behind the last `@` of their id; the first has none. */
export function firstId(id: string): string {
  return id.replace(/@\d+$/, "");
}
function versionOf(id: string): number {
  return Number(/@(\d+)$/.exec(id)?.[1] ?? 1);
}

export function newestVersions(record: readonly Entry[]): NewestVersions {
  const byId = new Map<string, Entry>();
  const ofResource = new Map<string, string[]>();
  for (const entry of record) {
    const first = firstId(entry.id);
    const other = byId.get(first);
    if (other === undefined || versionOf(other.id) < versionOf(entry.id)) byId.set(first, entry);
    if (other !== undefined || !first.startsWith("fhir:")) continue;
    const key = first.slice("fhir:".length).replace(/#.*$/, "");
    ofResource.set(key, [...(ofResource.get(key) ?? []), first]);
  }
  return { byId, ofResource };
}

/**
 * What a resource's entries change in the record: new ones; for those whose content changed at the source a replacement;
 * for those it no longer says a retraction. What people corrected here stays: their correction is the later one.
 */
export function changesOf(resource: PlannedResource, record: NewestVersions, unchanged: boolean): Entry[] {
  if (unchanged && resource.entries.length > 0) return [];
  const wanted = new Set(resource.entries.map(({ id }) => id));
  const said = record.ofResource.get(resource.key) ?? [];
  return [
    ...resource.entries.flatMap((entry) => changeOf(entry, record.byId.get(entry.id))),
    ...said.filter((id) => !wanted.has(id)).flatMap((id) => retractionOf(id, record.byId.get(id))),
  ];
}

function changeOf(entry: Entry, newest: Entry | undefined): Entry[] {
  if (newest === undefined) return [entry];
  if (sameContent(newest, entry)) return [];
  const version = versionOf(newest.id) + 1;
  const next = { ...entry, id: `${entry.id}@${version}` };
  if (newest.retracts !== undefined) return [next];
  if (newest.kind === entry.kind) return [{ ...next, replaces: newest.id } as Entry];
  return [...retractionOf(entry.id, newest), { ...entry, id: `${entry.id}@${version + 1}` }];
}

function retractionOf(id: string, newest: Entry | undefined): Entry[] {
  if (newest === undefined || newest.retracts !== undefined) return [];
  return [{ id: `${id}@${versionOf(newest.id) + 1}`, kind: newest.kind, at: newest.at, retracts: newest.id } as Entry];
}

/** Whether two entries say the same, whatever version of one another they are. */
export function sameContent(a: Entry, b: Entry): boolean {
  const bare = ({ id: _, replaces: __, ...content }: Entry & { replaces?: string | undefined }) => content;
  return isDeepStrictEqual(bare(a), bare(b));
}
