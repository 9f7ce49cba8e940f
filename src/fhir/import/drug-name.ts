import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";

export interface DrugName {
  /** Ingredient as the formulary names it, else as the label does; a combination goes by its main one. */
  readonly ingredient: string;
  /** Milligrams of that ingredient in one unit; absent where the label gives a concentration or none. */
  readonly strengthMg?: number;
  readonly form?: string;
}

const LEADING = /^(?:NDA\d+\s+)?(?:\d+(?:\.\d+)?\s*(?:ML|HR|ACTUAT|MG)\s+)?/i;
const STRENGTH = /(\d+(?:\.\d+)?)\s*(MG|MCG|UG|G)\b(\s*\/\s*(?:ML|HR|ACTUAT|MG|G|L)\b)?/i;
const TO_MG: Readonly<Record<string, number>> = { MG: 1, MCG: 0.001, UG: 0.001, G: 1000 };
const FORM =
  /\b((?:extended|delayed|sustained|modified)[ -]release\s+)?(?:(?!mg\b|ml\b|mcg\b|day\b)[a-z]+\s+)?(tablet|capsule|solution|suspension|injection|cream|patch|system|auto-injector|syringe|film|spray|pack|powder|gel|ointment|lozenge|suppository)s?\b/i;

/** What a drug label such as `Sertraline 50 MG Oral Tablet` names; undefined where no name can be read in it. */
export function readDrugName(label: string, codes: FhirCodes, knowledge: Knowledge): DrugName | undefined {
  const brand = /\[([^\]]+)\]/.exec(label)?.[1];
  const bare = label
    .replace(/\[[^\]]*\]/g, " ")
    .replace(LEADING, "")
    .trim();
  const parts = bare
    .split(/\s+\/\s+|(?<=[a-z]{4})\/(?=[a-z]{4})/i)
    .map((part) => readPart(part, codes, knowledge))
    .filter((part) => part.name !== "");
  const main = mainPart(parts, codes);
  const ingredient = main?.name ?? (brand === undefined ? undefined : readPart(brand, codes, knowledge).name);
  if (ingredient === undefined) return undefined;
  const form = FORM.exec(bare)?.[0].toLowerCase().replace(/\s+/g, " ");
  return {
    ingredient,
    ...(main?.strengthMg === undefined ? {} : { strengthMg: main.strengthMg }),
    ...(form === undefined ? {} : { form }),
  };
}

interface Part {
  readonly name: string;
  readonly known: boolean;
  readonly strengthMg?: number;
}

function readPart(part: string, codes: FhirCodes, knowledge: Knowledge): Part {
  const strength = STRENGTH.exec(part);
  const words = (strength === null ? part.replace(FORM, " ").replace(/\d+\s*\w*/g, " ") : part.slice(0, strength.index))
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/g, " ")
    .replace(LEADING, "")
    .replace(/^\s*\d+\s*(?:hr|ml)\s+/, "")
    .trim()
    .replace(/\s+/g, " ");
  const name = codes.medications.saltNames.includes(words) ? words : withoutSalts(words, codes);
  const known = findMedication(knowledge, words) ?? findMedication(knowledge, name);
  const whole = strength !== null && strength[3] === undefined;
  const mg = whole ? Number(strength[1]) * (TO_MG[strength[2]?.toUpperCase() ?? ""] ?? Number.NaN) : Number.NaN;
  return {
    name: known?.name ?? name,
    known: known !== undefined,
    ...(mg > 0 ? { strengthMg: Math.round(mg * 1e6) / 1e6 } : {}),
  };
}

function withoutSalts(words: string, codes: FhirCodes): string {
  const kept = words.split(" ").filter((word, index) => index === 0 || !codes.medications.salts.includes(word));
  return kept.join(" ");
}

function mainPart(parts: readonly Part[], codes: FhirCodes): Part | undefined {
  const candidates = parts.filter((part) => !codes.medications.secondary.includes(part.name));
  return candidates.find((part) => part.known) ?? candidates[0] ?? parts[0];
}
