import { type Json, objectAt, objectsAt, textAt } from "../json.ts";
import { wordsOf } from "./codeable-concept.ts";
import { dosageOf } from "./dosage-of.ts";
import type { Draft, Mapper } from "./draft.ts";
import { drugOf } from "./drug-of.ts";
import { momentOf } from "./moment-of.ts";

const ORDERS = ["order", "original-order", "reflex-order", "filler-order", "instance-order"];
const ENDED: Readonly<Record<string, string>> = {
  stopped: "Stopped, says the source",
  completed: "Completed, says the source",
  "on-hold": "On hold, says the source",
};

/**
 * An order: a start where the dose is known, else a report; and a stop where the source says that it ended. FHIR R4 has no
 * field for when an order ended: without an end of its period the stop stands on the day of the order and says so.
 */
export const mapMedicationRequest: Mapper = (resource, id, context) => {
  const status = textAt(resource, "status") ?? "";
  const at = momentOf(textAt(resource, "authoredOn"));
  const drug = drugOf(resource, context);
  const ended = ENDED[status];
  const given = status === "active" || ended !== undefined;
  const ordered = ORDERS.includes(textAt(resource, "intent") ?? "") && resource.doNotPerform !== true;
  if (at === undefined || drug === undefined || !given || !ordered) return null;

  const instruction = objectsAt(resource, "dosageInstruction")[0];
  const indication = objectsAt(resource, "reasonCode").flatMap((concept) => wordsOf(concept) ?? [])[0];
  const order = { kind: "medication", orderId: id, medication: drug.ingredient } as const;
  const dosage = dosageOf(instruction, drug, context.codes);
  const begun: Draft = {
    ...order,
    ...dosage,
    id,
    at,
    action: dosage.doseMg === undefined ? "report" : "start",
    ...(drug.form === undefined ? {} : { form: drug.form }),
    ...(indication === undefined ? {} : { indication }),
  };
  if (ended === undefined) return [begun];
  const end = endOf(resource, instruction);
  const stop: Draft =
    end === undefined || end < at
      ? { ...order, id: `${id}#stop`, at, action: "stop", reason: `${ended}; it does not say when.` }
      : { ...order, id: `${id}#stop`, at: end, action: "stop", reason: `${ended}.` };
  return [begun, stop];
};

function endOf(resource: Json, instruction: Json | undefined): string | undefined {
  const bounds = objectAt(objectAt(objectAt(instruction, "timing"), "repeat"), "boundsPeriod");
  const validity = objectAt(objectAt(resource, "dispenseRequest"), "validityPeriod");
  return momentOf(textAt(bounds, "end")) ?? momentOf(textAt(validity, "end"));
}
