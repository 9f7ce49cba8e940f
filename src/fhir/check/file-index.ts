import { type Json, objectsAt, textAt } from "../json.ts";
import { resourceKey } from "../source/resource-key.ts";
import type { SourceResource } from "../source/source-resource.ts";

/** Where a file's references can point to inside the file. */
export interface FileIndex {
  readonly byFullUrl: ReadonlyMap<string, SourceResource>;
  readonly byTypeAndId: ReadonlyMap<string, SourceResource>;
  /** `Type|system|value` to every resource that carries the identifier. */
  readonly byIdentifier: ReadonlyMap<string, readonly SourceResource[]>;
  readonly byKey: ReadonlyMap<string, SourceResource>;
}

/** The identifiers of a resource that have a system and a value. */
export function identifiersOf(resource: Json): readonly { system: string; value: string }[] {
  return objectsAt(resource, "identifier").flatMap((identifier) => {
    const system = textAt(identifier, "system");
    const value = textAt(identifier, "value");
    return system !== undefined && value !== undefined ? [{ system, value }] : [];
  });
}

export function identifierKey(type: string, system: string, value: string): string {
  return `${type}|${system}|${value}`;
}

/** Builds the index. `repeated` lists the resources whose key or address another one of the file already has. */
export function indexFile(resources: readonly SourceResource[]): FileIndex & { repeated: SourceResource[] } {
  const byFullUrl = new Map<string, SourceResource>();
  const byTypeAndId = new Map<string, SourceResource>();
  const byIdentifier = new Map<string, SourceResource[]>();
  const byKey = new Map<string, SourceResource>();
  const repeated: SourceResource[] = [];
  for (const source of resources) {
    const key = resourceKey(source);
    const known = byKey.has(key) || (source.fullUrl !== undefined && byFullUrl.has(source.fullUrl));
    if (known) repeated.push(source);
    byKey.set(key, source);
    if (source.fullUrl !== undefined) byFullUrl.set(source.fullUrl, source);
    if (source.id !== undefined) byTypeAndId.set(`${source.type}/${source.id}`, source);
    for (const { system, value } of identifiersOf(source.resource)) {
      const name = identifierKey(source.type, system, value);
      byIdentifier.set(name, [...(byIdentifier.get(name) ?? []), source]);
    }
  }
  return { byFullUrl, byTypeAndId, byIdentifier, byKey, repeated };
}
