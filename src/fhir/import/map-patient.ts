import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { type Json, objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf, codesOf } from "./codeable-concept.ts";
import { momentOf } from "./moment-of.ts";

export interface ImportedPerson {
  readonly name: string;
  /** ISO date; absent = unknown, or known less exactly than to the day. */
  readonly birthDate?: string;
  readonly sex?: string;
  readonly language?: string;
  /** By these the same person is found again. */
  readonly identifiers: readonly { readonly system: string; readonly value: string }[];
}

/** Who a Patient resource speaks of; null where it gives no name. */
export function mapPatient(resource: Json, codes: FhirCodes): ImportedPerson | null {
  const name = nameOf(objectsAt(resource, "name"));
  if (name === null) return null;
  const birthDate = momentOf(textAt(resource, "birthDate"));
  const sex = textAt(resource, "gender");
  const language = languageOf(resource);
  return {
    name,
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(sex === undefined || sex === "unknown" ? {} : { sex }),
    ...(language === undefined ? {} : { language }),
    identifiers: matchingIdentifiers(resource, codes),
  };
}

function nameOf(names: readonly Json[]): string | null {
  const rank = ["official", "usual", undefined];
  const placeOf = (name: Json) => (rank.indexOf(textAt(name, "use")) + rank.length + 1) % (rank.length + 1);
  const [best] = [...names].sort((a, b) => placeOf(a) - placeOf(b));
  if (best === undefined) return null;
  const given = Array.isArray(best.given) ? best.given.filter((part) => typeof part === "string") : [];
  const parts = [...given, textAt(best, "family") ?? ""].map((part) => part.trim()).filter((part) => part !== "");
  return parts.length > 0 ? parts.join(" ") : (textAt(best, "text")?.trim() ?? null);
}

function languageOf(resource: Json): string | undefined {
  const spoken = objectsAt(resource, "communication");
  const first = spoken.find((one) => one.preferred === true) ?? spoken[0];
  return anyCodesOf(objectAt(first, "language"))[0];
}

function matchingIdentifiers(resource: Json, codes: FhirCodes): ImportedPerson["identifiers"] {
  return objectsAt(resource, "identifier").flatMap((identifier) => {
    const system = textAt(identifier, "system");
    const value = textAt(identifier, "value");
    if (system === undefined || value === undefined) return [];
    const types = codesOf(objectAt(identifier, "type"), "http://terminology.hl7.org/CodeSystem/v2-0203");
    const shared = types.some((type) => codes.resources.unmatchedIdentifierTypes.includes(type));
    return shared || codes.resources.unmatchedIdentifierSystems.includes(system) ? [] : [{ system, value }];
  });
}
