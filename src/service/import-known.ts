import { identifierKey, indexFile } from "../fhir/check/file-index.ts";
import {
  type KnownResource,
  type KnownResources,
  referencesOf,
  searchOf,
  unversioned,
} from "../fhir/check/references.ts";
import type { Json } from "../fhir/json.ts";
import type { SourceResource } from "../fhir/source/source-resource.ts";
import { type KeptTarget, keptByIdentifier, keptByReference } from "../store/kept-resources.ts";
import type { Transaction } from "../store/transaction.ts";

/** What is kept already of that which a file's references name outside of it. */
export async function knownFor(tx: Transaction, sources: readonly SourceResource[]): Promise<KnownResources> {
  const { byFullUrl, byTypeAndId } = indexFile(sources);
  const references = new Set(sources.flatMap((source) => referencesOf(source).map(({ reference }) => reference)));
  const outside = [...references].filter((one) => !one.startsWith("#") && !one.includes("?")).map(unversioned);
  const plain = outside.filter((one) => !byFullUrl.has(one) && !byTypeAndId.has(one));
  const searches = [...references].flatMap((one) => searchOf(one) ?? []);

  const byReference = new Map<string, KnownResource>();
  for (const found of plain.length === 0 ? [] : await keptByReference(tx, plain)) {
    byReference.set(found.key, knownOf(found));
    if (found.fullUrl !== null) byReference.set(found.fullUrl, knownOf(found));
  }
  const byIdentifier = new Map<string, KnownResource[]>();
  for (const found of searches.length === 0 ? [] : await keptByIdentifier(tx, searches)) {
    const key = identifierKey(found.resourceType, found.system, found.value);
    byIdentifier.set(key, [...(byIdentifier.get(key) ?? []), knownOf(found)]);
  }
  return { byReference, byIdentifier };
}

function knownOf({ key, patientId, text }: KeptTarget): KnownResource {
  return { key, patientId, resource: JSON.parse(text) as Json };
}
