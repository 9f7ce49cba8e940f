import { type Json, objectsAt, textAt } from "../json.ts";
import { resourceKey } from "../source/resource-key.ts";
import type { SourceResource } from "../source/source-resource.ts";
import { type FileIndex, identifierKey } from "./file-index.ts";
import { type Path, walkObjects } from "./walk-resource.ts";

export interface FoundReference {
  readonly path: Path;
  readonly reference: string;
}

/** Every reference a resource makes, extensions and contained resources included. */
export function referencesOf(source: SourceResource): FoundReference[] {
  const found: FoundReference[] = [];
  walkObjects(source.resource, (object, path) => {
    const reference = textAt(object, "reference");
    if (reference !== undefined) found.push({ path: [...path, "reference"], reference });
  });
  return found;
}

/** A resource of an earlier import or another file, as far as references need it. */
export interface KnownResource {
  readonly key: string;
  /** The patient it belongs to; null where it is nobody's (a practitioner, an organisation). */
  readonly patientId: string | null;
  readonly resource: Json;
}

/** What is kept already, by the ways a reference can name it. */
export interface KnownResources {
  /** `Type/id` or a full address. */
  readonly byReference: ReadonlyMap<string, KnownResource>;
  /** `Type|system|value` to all that carry the identifier. */
  readonly byIdentifier: ReadonlyMap<string, readonly KnownResource[]>;
}
export const NOTHING_KNOWN: KnownResources = { byReference: new Map(), byIdentifier: new Map() };

export type Target =
  | { readonly in: "file"; readonly source: SourceResource }
  | { readonly in: "kept"; readonly known: KnownResource }
  /** Named, but not here: another system's, or a part that was not sent. */
  | { readonly in: "elsewhere"; readonly type: string | null }
  | { readonly in: "nowhere"; readonly why: string };

const searchPattern = /^([A-Z][A-Za-z]+)\?identifier=([^|&]*)\|([^|&]+)$/;
const addressPattern =
  /^(?:https?:\/\/\S+\/)?([A-Z][A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})(?:\/_history\/[A-Za-z0-9\-.]{1,64})?$/;

/** What a search reference looks for; null where it is no search by one identifier. */
export function searchOf(reference: string): { type: string; system: string; value: string } | null {
  const match = searchPattern.exec(reference);
  if (match === null) return null;
  const [, type = "", system = "", value = ""] = match;
  return { type, system: decoded(system), value: decoded(value) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The reference without its version: what a kept resource is looked up by. */
export function unversioned(reference: string): string {
  return reference.replace(/\/_history\/.*$/, "");
}

/** Finds what a reference points to: in its own resource, its file, then among what is kept. Never guesses. */
export function resolveReference(
  reference: string,
  from: SourceResource,
  file: FileIndex,
  known: KnownResources,
): Target {
  if (reference.startsWith("#")) return contained(reference.slice(1), from);
  if (reference.includes("?")) return searched(reference, from, file, known);
  const plain = unversioned(reference);
  const here = file.byFullUrl.get(plain) ?? file.byTypeAndId.get(plain);
  if (here !== undefined) return { in: "file", source: here };
  const kept = known.byReference.get(plain);
  if (kept !== undefined) return { in: "kept", known: kept };
  if (/^urn:(uuid|oid):/.test(reference)) return { in: "nowhere", why: "points to nothing in this file" };
  const address = addressPattern.exec(reference);
  if (address !== null) return { in: "elsewhere", type: address[1] ?? null };
  return /^https?:\/\//.test(reference)
    ? { in: "elsewhere", type: null }
    : { in: "nowhere", why: "is not a FHIR reference" };
}

function contained(id: string, from: SourceResource): Target {
  if (id === "") return { in: "file", source: from };
  const inside = objectsAt(from.resource, "contained").find((resource) => textAt(resource, "id") === id);
  if (inside === undefined) return { in: "nowhere", why: "points to no contained resource" };
  return { in: "file", source: { ...from, resource: inside, type: textAt(inside, "resourceType") ?? "", id } };
}

function searched(reference: string, from: SourceResource, file: FileIndex, known: KnownResources): Target {
  const search = searchOf(reference);
  if (search === null) return { in: "nowhere", why: "is a search other than by one identifier: it cannot be resolved" };
  if (!from.inTransaction) return { in: "nowhere", why: "is a search, which only a transaction may use" };
  const key = identifierKey(search.type, search.system, search.value);
  const here = file.byIdentifier.get(key) ?? [];
  const kept = known.byIdentifier.get(key) ?? [];
  const keys = new Set([...kept.map((one) => one.key), ...here.map(resourceKey)]);
  if (keys.size > 1) return { in: "nowhere", why: `is a search for one ${search.type} that finds several` };
  if (here[0] !== undefined) return { in: "file", source: here[0] };
  if (kept[0] !== undefined) return { in: "kept", known: kept[0] };
  return { in: "nowhere", why: `is a search for a ${search.type} that finds none, in the files given or kept before` };
}
