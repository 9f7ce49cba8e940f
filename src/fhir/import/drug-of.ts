import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import { type Json, objectAt } from "../json.ts";
import { codesOf, RXNORM, wordsOf } from "./codeable-concept.ts";
import type { MapContext } from "./draft.ts";
import { type DrugName, readDrugName } from "./drug-name.ts";

/** The drug a resource speaks of, by its concept or the Medication it points to; undefined where neither is at hand. */
export function drugOf(resource: Json, context: MapContext): DrugName | undefined {
  const pointed = context.target(objectAt(resource, "medicationReference"));
  const concept = objectAt(resource, "medicationCodeableConcept") ?? objectAt(pointed, "code");
  const words = wordsOf(concept);
  const read = words === undefined ? undefined : readDrugName(words, context.codes, context.knowledge);
  // A code of the ingredient itself says more than any label.
  const coded = codesOf(concept, RXNORM).flatMap((code) => findMedication(context.knowledge, code) ?? [])[0];
  return coded === undefined ? read : { ...read, ingredient: coded.name };
}
