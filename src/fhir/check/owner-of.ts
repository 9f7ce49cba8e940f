import type { SourceResource } from "../source/source-resource.ts";
import type { FoundReference, Target } from "./references.ts";

/** A reference with what it was found to point to. */
export interface ResolvedReference extends FoundReference {
  readonly target: Target;
}

/** Whose a resource is. Patients of the file go by their resource, patients kept before by their id here. */
export type Owner =
  | { readonly patient: "in-file"; readonly source: SourceResource }
  | { readonly patient: "kept"; readonly patientId: string };

/** Elements that name the patient a resource is about, in R4. */
const OWNER_ELEMENTS = ["subject", "patient", "beneficiary", "individual", "for"];

export function isOwnerElement(path: FoundReference["path"]): boolean {
  return path.length === 2 && OWNER_ELEMENTS.includes(String(path[0]));
}

/** The patient that a reference itself points to; null where it points to anything else. */
export function patientOf(target: Target): Owner | null {
  if (target.in === "file" && target.source.type === "Patient") return { patient: "in-file", source: target.source };
  if (target.in !== "kept" || target.known.patientId === null) return null;
  return target.known.resource.resourceType === "Patient"
    ? { patient: "kept", patientId: target.known.patientId }
    : null;
}

export function sameOwner(a: Owner, b: Owner): boolean {
  if (a.patient === "in-file") return b.patient === "in-file" && a.source === b.source;
  return b.patient === "kept" && a.patientId === b.patientId;
}

/** The owners that a resource's own references name: by the element made for it, else by all that point to a patient. */
export function namedOwners(source: SourceResource, references: readonly ResolvedReference[]): Owner[] {
  if (source.type === "Patient") return [{ patient: "in-file", source }];
  const named = distinct(
    references.filter(({ path }) => isOwnerElement(path)).flatMap(({ target }) => patientOf(target) ?? []),
  );
  return named.length > 0 ? named : distinct(references.flatMap(({ target }) => patientOf(target) ?? []));
}

export function distinct(owners: readonly Owner[]): Owner[] {
  return owners.filter((owner, index) => owners.findIndex((other) => sameOwner(owner, other)) === index);
}
