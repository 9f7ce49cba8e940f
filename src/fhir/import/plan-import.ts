import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import type { Entry } from "../../clinical/record/entry.ts";
import type { Label } from "../../clinical/record/fields.ts";
import { checkFile, type SoundResource } from "../check/check-file.ts";
import { faultAt } from "../check/check-resource.ts";
import { identifiersOf } from "../check/file-index.ts";
import type { Owner } from "../check/owner-of.ts";
import type { KnownResources } from "../check/references.ts";
import type { Json } from "../json.ts";
import type { ImportFault } from "../source/import-fault.ts";
import { contentHash, resourceKey } from "../source/resource-key.ts";
import type { SourceResource } from "../source/source-resource.ts";
import { entriesOf } from "./entries-of.ts";
import { type ImportedPerson, mapPatient } from "./map-patient.ts";
import { sensitivityLabel } from "./sensitivity-label.ts";

/** A resource to keep, with the entries it stands for. */
export interface PlannedResource {
  readonly key: string;
  readonly type: string;
  readonly fullUrl: string | undefined;
  readonly text: string;
  readonly hash: string;
  readonly label: Label;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  /** True where it becomes entries (or part of one), or a person. */
  readonly mapped: boolean;
  readonly entries: readonly Entry[];
}

export interface PlannedPatient {
  /** Who comes with the file; or the id of one kept before, whom it only speaks of. */
  readonly who:
    | { readonly key: string; readonly person: ImportedPerson; readonly source: SourceResource }
    | { readonly patientId: string };
  readonly resources: readonly PlannedResource[];
}
/** All that a file would write, worked out before anything is. */
export interface ImportPlan {
  readonly patients: readonly PlannedPatient[];
  /** Resources that are no patient's own. */
  readonly shared: readonly PlannedResource[];
}

export interface ImportSetting {
  readonly codes: FhirCodes;
  readonly knowledge: Knowledge;
  readonly known: KnownResources;
  /** ISO instant: what is later cannot have been true yet. */
  readonly now: string;
}

/** Works out what a file says, or everything that is wrong with it. Same input, same output. */
export function planImport(
  sources: readonly SourceResource[],
  setting: ImportSetting,
): ImportPlan | { readonly faults: readonly ImportFault[] } {
  const checked = checkFile(sources, setting.known, setting.codes);
  if ("faults" in checked) return checked;
  const faults: ImportFault[] = [];
  const patients: PlannedPatient[] = [];
  for (const { owner, resources } of byOwner(checked.resources)) {
    const who = whoIs(owner, setting.codes);
    if ("faults" in who) faults.push(...who.faults);
    else {
      const birthDate = "person" in who ? who.person.birthDate : undefined;
      const planned = entriesOf(resources, setting, birthDate);
      faults.push(...planned.faults);
      patients.push({
        who,
        resources: planned.entries.map(({ source, entries }) => plannedOf(source, entries, setting)),
      });
    }
  }
  if (faults.length > 0) return { faults };
  const shared = checked.resources
    .filter(({ owner }) => owner === null)
    .map(({ source }) => plannedOf(source, null, setting));
  return { patients, shared };
}

function plannedOf(
  source: SourceResource,
  entries: readonly Entry[] | null,
  { codes }: ImportSetting,
): PlannedResource {
  return {
    key: resourceKey(source),
    type: source.type,
    fullUrl: source.fullUrl,
    text: source.text,
    hash: contentHash(source),
    label: sensitivityLabel(source.resource, codes),
    identifiers: identifiersOf(source.resource),
    mapped: entries !== null || source.type === "Patient",
    entries: entries ?? [],
  };
}

function whoIs(owner: Owner, codes: FhirCodes): PlannedPatient["who"] | { faults: ImportFault[] } {
  if (owner.patient === "kept") return { patientId: owner.patientId };
  const person = mapPatient(owner.source.resource, codes);
  if (person === null) return { faults: [faultAt(owner.source, ["name"], "is missing: a patient needs a name")] };
  return { key: resourceKey(owner.source), person, source: owner.source };
}

function byOwner(resources: readonly SoundResource[]): { owner: Owner; resources: SoundResource[] }[] {
  const groups = new Map<SourceResource | string, { owner: Owner; resources: SoundResource[] }>();
  for (const one of resources) {
    if (one.owner === null) continue;
    const name = one.owner.patient === "in-file" ? one.owner.source : one.owner.patientId;
    const group = groups.get(name) ?? { owner: one.owner, resources: [] };
    group.resources.push(one);
    groups.set(name, group);
  }
  return [...groups.values()];
}

/** Finds the resource an element of a mapped resource points to. */
export function targetFinder(one: SoundResource): (reference: Json | undefined) => Json | undefined {
  const targets = new Map(one.references.map(({ reference, target }) => [reference, target]));
  return (reference) => {
    const target = typeof reference?.reference === "string" ? targets.get(reference.reference) : undefined;
    if (target?.in === "file") return target.source.resource;
    return target?.in === "kept" ? target.known.resource : undefined;
  };
}
