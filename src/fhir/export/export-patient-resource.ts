import type { PatientRecord } from "../../clinical/record/record.ts";
import { DERIVED_EXTENSION } from "../import/entry-extension.ts";
import type { Json } from "../json.ts";
import { resourceId } from "./export-names.ts";

const GENDERS = ["male", "female", "other", "unknown"];

/** The person as a Patient resource. `deceasedOn`: ISO date or instant; the entry that says so goes out too, so it is marked as derived. */
export function patientResource(
  patient: PatientRecord["patient"],
  identifiers: readonly { readonly system: string; readonly value: string }[],
  deceasedOn: string | undefined,
): Json {
  const { id, name, birthDate, sex, language } = patient;
  const words = name.trim().split(/\s+/);
  const family = words.length > 1 ? { family: words.at(-1) } : {};
  const given = words.length > 1 ? words.slice(0, -1) : words;
  return {
    resourceType: "Patient",
    id: resourceId(id),
    ...(deceasedOn === undefined
      ? {}
      : { extension: [{ url: DERIVED_EXTENSION, valueBoolean: true }], deceasedDateTime: deceasedOn }),
    ...(identifiers.length === 0 ? {} : { identifier: identifiers }),
    name: [{ use: "official", text: name, ...family, given }],
    ...(sex === undefined ? {} : { gender: GENDERS.includes(sex) ? sex : "other" }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(language === undefined
      ? {}
      : {
          communication: [{ language: { coding: [{ system: "urn:ietf:bcp:47", code: language }] }, preferred: true }],
        }),
  };
}
