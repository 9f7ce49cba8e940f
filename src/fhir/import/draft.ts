import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import type { EntryKind } from "../../clinical/record/entry.ts";
import type { Json } from "../json.ts";

/** An entry not yet validated. */
export type Draft = { readonly id: string; readonly kind: EntryKind; readonly at: string } & Json;

/** What a mapper may ask. */
export interface MapContext {
  readonly codes: FhirCodes;
  readonly knowledge: Knowledge;
  /** The resource that a Reference element points to, where it is at hand. */
  readonly target: (reference: Json | undefined) => Json | undefined;
}

/** Entries a resource says; null where it says none that the record has a word for: then it is only kept. */
export type Mapper = (resource: Json, id: string, context: MapContext) => readonly Draft[] | null;
