import { z } from "zod";
import { LABELS } from "../record/fields.ts";

const heading = {
  id: z.string(),
  version: z.string(),
  owner: z.string(),
  sources: z.array(z.string()).min(1),
};
const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
const severity = z.enum(["mild", "moderate", "severe"]);

/** LOINC codes of measurements and what the record calls them. Keys are LOINC codes unless said otherwise. */
export const observationCodes = z.strictObject({
  ...heading,
  /** Total-score code to instrument id. Old data mixes form and total codes of the EPDS: both are taken. */
  scoreTotals: z.record(z.string(), z.string()),
  /** LOINC answer code to its ordinal value, where the instrument's own file does not say. */
  answers: z.record(z.string(), z.number()),
  vitals: z.record(z.string(), slug),
  /** Panels whose components are vitals. */
  vitalPanels: z.array(z.string()),
  labs: z.record(z.string(), slug),
  /** Unit as sent to the unit kept for vitals: (value + offset) × factor. */
  units: z.record(z.string(), z.strictObject({ unit: z.string(), factor: z.number(), offset: z.number().optional() })),
  toxScreens: z.record(z.string(), slug),
  /** Coded result (SNOMED CT, LOINC answer, HL7 interpretation) to the record's word. */
  toxResults: z.record(z.string(), z.enum(["positive", "negative", "unclear"])),
});

const conditionMeaning = z.strictObject({
  condition: slug,
  severity: severity.optional(),
  features: z.array(z.string()).optional(),
  /** Where the code itself says that the condition is in remission. */
  status: z.literal("remission").optional(),
});
export const conditionCodes = z.strictObject({
  ...heading,
  snomed: z.record(z.string(), conditionMeaning),
  /** ICD-10-CM codes; the longest entry that a code begins with decides. */
  icd10: z.record(z.string(), conditionMeaning),
  severity: z.record(z.string(), severity),
});
export type ConditionMeaning = z.infer<typeof conditionMeaning>;

export const encounterCodes = z.strictObject({
  ...heading,
  types: z.record(
    z.string(),
    z.strictObject({
      type: z.enum([
        "intake",
        "therapy",
        "medication",
        "co-visit",
        "group",
        "case-management",
        "primary-care",
        "crisis",
      ]),
      modality: z.enum(["in-person", "video", "phone"]).optional(),
    }),
  ),
  /** Encounter types that are nobody's visit (a death certification). */
  notVisits: z.array(z.string()),
  outpatientClasses: z.array(z.string()),
  /** A stay or an emergency room: kept as it came, unless its type is listed above. */
  hospitalClasses: z.array(z.string()),
  modalities: z.record(z.string(), z.enum(["in-person", "video", "phone"])),
});

export const medicationCodes = z.strictObject({
  ...heading,
  /** Words of a drug name that are not the ingredient. */
  salts: z.array(z.string()),
  /** Names in which the salt is part of the name. */
  saltNames: z.array(z.string()),
  /** Ingredients that never name a combination product. */
  secondary: z.array(z.string()),
  /** `times/period/unit` to the record's frequency. */
  frequencies: z.record(z.string(), slug),
  timingCodes: z.record(z.string(), slug),
});

export const resourceCodes = z.strictObject({
  ...heading,
  fhirVersion: z.string(),
  types: z.array(z.string()).min(100),
  /** Code of `meta.security` to the record's sensitivity label. */
  securityLabels: z.record(z.string(), z.enum(LABELS)),
  /** Identifiers too widely shared, mistyped or sensitive to say that two records are one person. */
  unmatchedIdentifierTypes: z.array(z.string()),
  unmatchedIdentifierSystems: z.array(z.string()),
});

/** What codes of other systems mean here: data, so that a clinic can add to it. */
export interface FhirCodes {
  readonly observations: z.infer<typeof observationCodes>;
  readonly conditions: z.infer<typeof conditionCodes>;
  readonly encounters: z.infer<typeof encounterCodes>;
  readonly medications: z.infer<typeof medicationCodes>;
  readonly resources: z.infer<typeof resourceCodes>;
}
