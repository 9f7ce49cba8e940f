import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { isObject, type Json, numberAt, objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf, lookUp, wordsOf } from "./codeable-concept.ts";
import type { DrugName } from "./drug-name.ts";

export interface Dosage {
  readonly doseMg?: number;
  /** `unknown` where the source does not say: never taken for once a day. */
  readonly frequency: string;
  readonly route?: string;
}

const COUNTED = ["", "1", "{tbl}", "{tablet}", "tablet", "tablets", "tab", "{capsule}", "capsule", "capsules", "cap"];

/** Dose and rhythm of a dosage instruction. The label's strength alone is no dose: how many are taken must be said. */
export function dosageOf(instruction: Json | undefined, drug: DrugName, codes: FhirCodes): Dosage {
  const quantity = objectAt(objectsAt(instruction, "doseAndRate")[0], "doseQuantity");
  const doseMg = doseInMg(quantity, drug);
  const route = wordsOf(objectAt(instruction, "route"))?.trim();
  return {
    ...(doseMg === undefined ? {} : { doseMg }),
    frequency: frequencyOf(instruction, codes),
    ...(route === undefined ? {} : { route }),
  };
}

/** Milligrams of one dose given as a quantity of the drug; undefined where the unit does not allow to say. */
export function doseInMg(quantity: Json | undefined, drug: DrugName): number | undefined {
  const value = numberAt(quantity, "value");
  if (value === undefined || value <= 0) return undefined;
  const unit = (textAt(quantity, "code") ?? textAt(quantity, "unit") ?? "").toLowerCase();
  if (unit === "mg") return value;
  if (unit === "ug" || unit === "mcg") return value / 1000;
  if (unit === "g") return value * 1000;
  return COUNTED.includes(unit) && drug.strengthMg !== undefined ? rounded(value * drug.strengthMg) : undefined;
}

function rounded(mg: number): number {
  return Math.round(mg * 1e6) / 1e6;
}

function frequencyOf(instruction: Json | undefined, codes: FhirCodes): string {
  if (instruction?.asNeededBoolean === true || isObject(instruction?.asNeededCodeableConcept)) return "as-needed";
  const timing = objectAt(instruction, "timing");
  const repeat = objectAt(timing, "repeat");
  const rhythm = [numberAt(repeat, "frequency") ?? 1, numberAt(repeat, "period"), textAt(repeat, "periodUnit")].join(
    "/",
  );
  const named = lookUp(codes.medications.timingCodes, anyCodesOf(objectAt(timing, "code")));
  return codes.medications.frequencies[rhythm] ?? named ?? "unknown";
}
