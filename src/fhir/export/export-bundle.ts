import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import { effectiveEntries } from "../../clinical/record/effective-entries.ts";
import type { PatientRecord } from "../../clinical/record/record.ts";
import type { Json } from "../json.ts";
import { fullUrlOf, resourceId } from "./export-names.ts";
import { patientResource } from "./export-patient-resource.ts";
import { resourcesOfEntry } from "./resources-of-entry.ts";

/** A resource as text, with where it stands in the bundle. */
export interface BundleEntry {
  readonly fullUrl: string;
  readonly type: string;
  /** The resource, byte for byte. */
  readonly text: string;
}

export interface ExportInput {
  readonly record: PatientRecord;
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
  /** The Patient resource this person came with, if any: it goes out as it came in. */
  readonly patient?: BundleEntry | undefined;
  /** Other resources kept verbatim, and those they point to. */
  readonly originals: readonly BundleEntry[];
  /** Ids of entries that the originals say already. */
  readonly covered: ReadonlySet<string>;
  readonly knowledge: Knowledge;
  readonly codes: FhirCodes;
}

/** A record as FHIR: the person, every statement that stands, and what was kept as it came. Psychotherapy notes stay out. */
export function exportEntries(input: ExportInput): BundleEntry[] {
  const { record, knowledge, codes } = input;
  const { id } = record.patient;
  const standing = effectiveEntries(record.entries);
  const died = standing.find((entry) => entry.kind === "profile" && entry.deceased === true)?.at;
  const patient = input.patient ?? entryOf(fullUrlOf(id, id), patientResource(record.patient, input.identifiers, died));
  const setting = { knowledge, codes, subject: { reference: patient.fullUrl } };
  const statements = standing.filter((entry) => entry.label !== "psychotherapy-notes" && !input.covered.has(entry.id));
  const made = statements.flatMap((entry) => {
    const fullUrl = fullUrlOf(id, resourceId(entry.id));
    const [first, ...others] = resourcesOfEntry(entry, setting, fullUrl);
    if (first === undefined) return [];
    return [entryOf(fullUrl, first), ...others.map((one) => entryOf(fullUrlOf(id, String(one.id)), one))];
  });
  return [patient, ...made, ...input.originals];
}

function entryOf(fullUrl: string, resource: Json): BundleEntry {
  return { fullUrl, type: String(resource.resourceType), text: JSON.stringify(resource) };
}

/** A transaction Bundle as text. Built by hand so that originals keep their own bytes (numbers, order of keys). */
export function bundleText(entries: readonly BundleEntry[], now: string): string {
  const parts = entries.map(({ fullUrl, type, text }) => {
    const request = JSON.stringify({ method: "POST", url: type });
    return `{"fullUrl":${JSON.stringify(fullUrl)},"resource":${text},"request":${request}}`;
  });
  return `{"resourceType":"Bundle","type":"transaction","timestamp":${JSON.stringify(now)},"entry":[\n${parts.join(",\n")}\n]}`;
}
