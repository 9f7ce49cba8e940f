import { numberAt, objectAt, objectsAt, textAt } from "../json.ts";
import { wordsOf } from "./codeable-concept.ts";
import { dosageOf, doseInMg } from "./dosage-of.ts";
import type { Mapper } from "./draft.ts";
import { drugOf } from "./drug-of.ts";
import { choiceOfMoment, momentOf } from "./moment-of.ts";

const TAKEN: Readonly<Record<string, "report" | "stop">> = {
  active: "report",
  completed: "stop",
  stopped: "stop",
  "not-taken": "stop",
  "on-hold": "stop",
};

/** What the patient was said to take: a report, or a stop where it is said to be over. */
export const mapMedicationStatement: Mapper = (resource, id, context) => {
  const action = TAKEN[textAt(resource, "status") ?? ""];
  const drug = drugOf(resource, context);
  const end = momentOf(textAt(objectAt(resource, "effectivePeriod"), "end"));
  const from = choiceOfMoment(resource, "effective") ?? momentOf(textAt(resource, "dateAsserted"));
  const at = action === "stop" ? (end ?? from) : from;
  if (action === undefined || drug === undefined || at === undefined) return null;
  const dosage = dosageOf(objectsAt(resource, "dosage")[0], drug, context.codes);
  return [{ id, kind: "medication", at, orderId: id, action, medication: drug.ingredient, ...dosage }];
};

/** A filled prescription, on the day it was handed over. */
export const mapMedicationDispense: Mapper = (resource, id, context) => {
  const at = momentOf(textAt(resource, "whenHandedOver")) ?? momentOf(textAt(resource, "whenPrepared"));
  const drug = drugOf(resource, context);
  if (textAt(resource, "status") !== "completed" || at === undefined || drug === undefined) return null;
  const daysSupply = numberAt(objectAt(resource, "daysSupply"), "value");
  const quantity = numberAt(objectAt(resource, "quantity"), "value");
  return [
    {
      id,
      kind: "dispense",
      at,
      medication: drug.ingredient,
      ...(daysSupply === undefined ? {} : { daysSupply: Math.round(daysSupply) }),
      ...(quantity === undefined ? {} : { quantity }),
    },
  ];
};

/** A dose that was given. */
export const mapMedicationAdministration: Mapper = (resource, id, context) => {
  const at = choiceOfMoment(resource, "effective");
  const drug = drugOf(resource, context);
  if (textAt(resource, "status") !== "completed" || at === undefined || drug === undefined) return null;
  const dosage = objectAt(resource, "dosage");
  const doseMg = doseInMg(objectAt(dosage, "dose"), drug);
  const site = wordsOf(objectAt(dosage, "site"))?.trim();
  return [
    {
      id,
      kind: "administration",
      at,
      medication: drug.ingredient,
      ...(doseMg === undefined ? {} : { doseMg }),
      ...(site === undefined ? {} : { site }),
    },
  ];
};
