import type { Json } from "../json.ts";
import { objectsAt, textAt } from "../json.ts";

/** Where an exported resource carries its entry whole, so that nothing is lost on the way back in. */
export const ENTRY_EXTENSION = "https://accord.example/fhir/StructureDefinition/entry";

export type CarriedEntry = { readonly carried: unknown } | { readonly broken: true } | null;

/** The entry a resource of ours carries, not yet validated; null where it carries none. */
export function carriedEntry(resource: Json): CarriedEntry {
  const extension = objectsAt(resource, "extension").find((one) => textAt(one, "url") === ENTRY_EXTENSION);
  if (extension === undefined) return null;
  try {
    return { carried: JSON.parse(textAt(extension, "valueString") ?? "") };
  } catch {
    return { broken: true };
  }
}

/** Marks a resource that says nothing of its own: what it tells follows from another one of the same export. */
export const DERIVED_EXTENSION = "https://accord.example/fhir/StructureDefinition/derived";

export function isDerived(resource: Json): boolean {
  return objectsAt(resource, "extension").some((one) => textAt(one, "url") === DERIVED_EXTENSION);
}
