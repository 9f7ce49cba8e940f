import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { ImportFault } from "../source/import-fault.ts";
import { nameOf, type SourceResource } from "../source/source-resource.ts";
import { checkResource, faultAt } from "./check-resource.ts";
import { type FileIndex, indexFile } from "./file-index.ts";
import { invariantFaults } from "./invariants.ts";
import {
  distinct,
  isOwnerElement,
  namedOwners,
  type Owner,
  patientOf,
  type ResolvedReference,
  sameOwner,
} from "./owner-of.ts";
import { type KnownResources, referencesOf, resolveReference } from "./references.ts";

/** A resource that is sound, with whose it is; `owner` null: nobody's own. */
export interface SoundResource {
  readonly source: SourceResource;
  readonly references: readonly ResolvedReference[];
  readonly owner: Owner | null;
}
export type CheckedFile =
  | { readonly resources: readonly SoundResource[]; readonly index: FileIndex }
  | { readonly faults: readonly ImportFault[] };

/** Checks a whole file: each resource, that none comes twice, that every reference leads somewhere and to no other patient. */
export function checkFile(sources: readonly SourceResource[], known: KnownResources, codes: FhirCodes): CheckedFile {
  const shape = sources.flatMap((source) => checkResource(source, codes));
  if (shape.length > 0) return { faults: shape };
  const together = sources.flatMap(invariantFaults);
  if (together.length > 0) return { faults: together };
  const { repeated, ...index } = indexFile(sources);
  if (repeated.length > 0) return { faults: repeated.map((source) => faultAt(source, [], "comes twice in this file")) };

  const resolved = sources.map((source) => ({
    source,
    references: referencesOf(source).map((one) => ({
      ...one,
      target: resolveReference(one.reference, source, index, known),
    })),
  }));
  const broken = resolved.flatMap(({ source, references }) =>
    references.flatMap((one) => referenceFault(source, one) ?? []),
  );
  if (broken.length > 0) return { faults: broken };
  const resources = withOwners(resolved);
  const foreign = ownerFaults(resources);
  return foreign.length > 0 ? { faults: foreign } : { resources, index };
}

function referenceFault(source: SourceResource, { path, target }: ResolvedReference): ImportFault | null {
  if (target.in === "nowhere") return faultAt(source, path, target.why);
  const aboutNobody = target.in === "elsewhere" && target.type === "Patient" && isOwnerElement(path);
  return aboutNobody ? faultAt(source, path, "names a patient who is neither in this file nor kept before") : null;
}

type Resolved = Omit<SoundResource, "owner">;

/** Owners as the resources name them; one that names no patient belongs to whom all it points to belongs. */
function withOwners(resolved: readonly Resolved[]): SoundResource[] {
  const named = new Map(resolved.map(({ source, references }) => [source, namedOwners(source, references)]));
  const ownersOf = (target: ResolvedReference["target"]): readonly Owner[] => {
    if (target.in === "file") return named.get(target.source) ?? [];
    const patientId = target.in === "kept" ? target.known.patientId : null;
    return patientId === null ? [] : [{ patient: "kept", patientId }];
  };
  return resolved.map((one) => {
    const own = named.get(one.source) ?? [];
    const owners = own.length > 0 ? own : distinct(one.references.flatMap(({ target }) => ownersOf(target)));
    return { ...one, owner: owners.length === 1 ? (owners[0] ?? null) : null };
  });
}

function ownerFaults(resources: readonly SoundResource[]): ImportFault[] {
  const ownerOf = new Map(resources.map(({ source, owner }) => [source, owner]));
  return resources.flatMap(({ source, owner, references }) => {
    const named = distinct(
      references.filter(({ path }) => isOwnerElement(path)).flatMap(({ target }) => patientOf(target) ?? []),
    );
    if (named.length > 1) return [faultAt(source, [], "names two different patients as its own")];
    if (owner === null) return [];
    return references.flatMap(({ path, target }) => {
      if (target.in !== "file" || target.source.type === "Patient") return [];
      const other = ownerOf.get(target.source) ?? null;
      if (other === null || sameOwner(other, owner)) return [];
      return [faultAt(source, path, `points to ${nameOf(target.source)}, which belongs to another patient`)];
    });
  });
}
