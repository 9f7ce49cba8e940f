import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import type { Statement } from "../../clinical/record/entry.ts";
import { ENTRY_EXTENSION } from "../import/entry-extension.ts";
import type { Json } from "../json.ts";
import { ACCORD_CODES, resourceId } from "./export-names.ts";

export interface ExportSetting {
  readonly knowledge: Knowledge;
  readonly codes: FhirCodes;
  /** A Reference to the patient. */
  readonly subject: Json;
}

const V3_ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
const SECURITY: Readonly<Record<string, readonly Json[]>> = {
  sud: [
    { system: V3_ACT, code: "ETH" },
    { system: V3_ACT, code: "42CFRPart2" },
  ],
  "confidential-minor": [{ system: "http://terminology.hl7.org/CodeSystem/v3-Confidentiality", code: "R" }],
};

/** What every resource made of an entry has: its id, its sensitivity, and the entry itself, so that nothing is lost. */
export function frame(resourceType: string, entry: Statement): Json {
  const security = SECURITY[entry.label ?? "general"];
  const { replaces: _, ...carried } = entry;
  return {
    resourceType,
    id: resourceId(entry.id),
    ...(security === undefined ? {} : { meta: { security } }),
    extension: [{ url: ENTRY_EXTENSION, valueString: JSON.stringify(carried) }],
  };
}

/** A concept of our own code system, beside one of a public system where there is one. */
export function concept(code: string, words: string = code, publicCoding?: Json): Json {
  const own = { system: ACCORD_CODES, code };
  return { coding: publicCoding === undefined ? [own] : [publicCoding, own], text: words };
}

export function noteOf(entry: Statement): Json {
  return entry.note === undefined ? {} : { note: [{ text: entry.note }] };
}
