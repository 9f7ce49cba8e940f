import { type Json, objectsAt, textAt } from "../json.ts";

export const LOINC = "http://loinc.org";
export const SNOMED = "http://snomed.info/sct";
export const RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
export const ICD10 = ["http://hl7.org/fhir/sid/icd-10-cm", "http://hl7.org/fhir/sid/icd-10"];

/** All codes of a concept in any of the systems. */
export function codesOf(concept: Json | undefined, ...systems: readonly string[]): string[] {
  return objectsAt(concept, "coding").flatMap((coding) => {
    const code = textAt(coding, "code");
    return code !== undefined && systems.includes(textAt(coding, "system") ?? "") ? [code] : [];
  });
}

/** All codes of a concept, whatever their system. */
export function anyCodesOf(concept: Json | undefined): string[] {
  return objectsAt(concept, "coding").flatMap((coding) => textAt(coding, "code") ?? []);
}

/** The words of a concept: its own text, else the first display; undefined where it has neither. */
export function wordsOf(concept: Json | undefined): string | undefined {
  const display = objectsAt(concept, "coding").flatMap((coding) => textAt(coding, "display") ?? [])[0];
  return textAt(concept, "text") ?? display;
}

/** The first coding with system and code, as the record keeps it. */
export function codingOf(concept: Json | undefined, preferred: string): { system: string; code: string } | undefined {
  const codings = objectsAt(concept, "coding").flatMap((coding) => {
    const system = textAt(coding, "system");
    const code = textAt(coding, "code");
    return system !== undefined && code !== undefined ? [{ system, code }] : [];
  });
  return codings.find(({ system }) => system === preferred) ?? codings[0];
}

/** What the table says of the first code it knows. */
export function lookUp<T>(table: Readonly<Record<string, T>>, codes: readonly string[]): T | undefined {
  const known = codes.find((code) => Object.hasOwn(table, code));
  return known === undefined ? undefined : table[known];
}
