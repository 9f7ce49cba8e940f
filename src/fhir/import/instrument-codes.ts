import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import { type Json, numberAt, objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf } from "./codeable-concept.ts";

/** The instrument whose total a LOINC code names. */
export function instrumentOfTotal(code: string, codes: FhirCodes, knowledge: Knowledge): Instrument | undefined {
  const listed = codes.observations.scoreTotals[code];
  if (listed !== undefined) return knowledge.instruments.get(listed);
  return [...knowledge.instruments.values()].find((instrument) => instrument.total?.code === code);
}

/** The instrument and the place in it that an item's LOINC code names. A code belongs to one instrument. */
export function itemOf(code: string, knowledge: Knowledge): { instrument: Instrument; index: number } | undefined {
  for (const instrument of knowledge.instruments.values()) {
    const index = instrument.items.findIndex((item) => item.code === code);
    if (index !== -1) return { instrument, index };
  }
  return undefined;
}

const ORDINAL = [
  "http://hl7.org/fhir/StructureDefinition/ordinalValue",
  "http://hl7.org/fhir/StructureDefinition/itemWeight",
  "http://hl7.org/fhir/StructureDefinition/iso21090-CO-value",
];

/** The stored value of one answer, as a number, an ordinal or an answer code; undefined where it cannot be told. */
export function answerValue(holder: Json, instrument: Instrument, index: number, codes: FhirCodes): number | undefined {
  const number =
    numberAt(holder, "valueInteger") ??
    numberAt(holder, "valueDecimal") ??
    numberAt(objectAt(holder, "valueQuantity"), "value");
  if (number !== undefined) return number;
  const concept = objectAt(holder, "valueCodeableConcept");
  const coding = objectAt(holder, "valueCoding");
  const answers = coding === undefined ? objectsAt(concept, "coding") : [coding];
  const weighed = answers
    .flatMap((one) => objectsAt(one, "extension"))
    .find((one) => ORDINAL.includes(textAt(one, "url") ?? ""));
  const weight = numberAt(weighed, "valueDecimal");
  if (weight !== undefined) return weight;
  const names = anyCodesOf({ coding: answers });
  const option = instrument.items[index]?.options.find((one) => one.code !== undefined && names.includes(one.code));
  if (option !== undefined) return option.value;
  const listed = names.find((name) => Object.hasOwn(codes.observations.answers, name));
  return listed === undefined ? undefined : codes.observations.answers[listed];
}

/** A form not yet filled: all scored items, and unscored ones at its end only as far as the form asked them. */
export function emptyAnswers(instrument: Instrument, asked: readonly number[]): (number | null)[] {
  const scored = instrument.items.findLastIndex((item) => item.scored) + 1;
  const least = scored === 0 ? instrument.items.length : scored;
  return new Array<null>(Math.max(least, ...asked.map((index) => index + 1))).fill(null);
}
