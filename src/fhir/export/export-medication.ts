import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import { RXNORM } from "../import/codeable-concept.ts";
import type { Json } from "../json.ts";
import { concept, type ExportSetting, frame, noteOf } from "./resource-frame.ts";

function drug(name: string, { knowledge }: ExportSetting): Json {
  const rxcui = findMedication(knowledge, name)?.rxcui;
  const coding = rxcui === undefined ? undefined : { system: RXNORM, code: rxcui };
  return { medicationCodeableConcept: concept(name.replace(/\s+/g, "-"), name, coding) };
}
function milligrams(doseMg: number): Json {
  return { value: doseMg, unit: "mg", system: "http://unitsofmeasure.org", code: "mg" };
}
function dosage({ doseMg, frequency, route }: EntryOf<"medication">): Json {
  return {
    text: frequency ?? "once-daily",
    ...(frequency === "as-needed" ? { asNeededBoolean: true } : {}),
    ...(route === undefined ? {} : { route: { text: route } }),
    ...(doseMg === undefined ? {} : { doseAndRate: [{ doseQuantity: milligrams(doseMg) }] }),
  };
}

/** An act on an order: an order that runs, one that was stopped, or a statement of what is taken. */
export function medicationResource(entry: EntryOf<"medication">, setting: ExportSetting): Json {
  const what = { ...drug(entry.medication, setting), subject: setting.subject };
  if (entry.action === "report") {
    return {
      ...frame("MedicationStatement", entry),
      status: "active",
      ...what,
      effectiveDateTime: entry.at,
      dosage: [dosage(entry)],
      ...noteOf(entry),
    };
  }
  const stopped = entry.action === "stop";
  return {
    ...frame("MedicationRequest", entry),
    status: stopped ? "stopped" : "active",
    ...(stopped && entry.reason !== undefined ? { statusReason: { text: entry.reason } } : {}),
    intent: "order",
    groupIdentifier: { value: entry.orderId },
    ...what,
    authoredOn: entry.at,
    ...(stopped ? {} : { dosageInstruction: [dosage(entry)] }),
    ...noteOf(entry),
  };
}

export function dispenseResource(entry: EntryOf<"dispense">, setting: ExportSetting): Json {
  return {
    ...frame("MedicationDispense", entry),
    status: "completed",
    ...drug(entry.medication, setting),
    subject: setting.subject,
    whenHandedOver: entry.at,
    ...(entry.quantity === undefined ? {} : { quantity: { value: entry.quantity } }),
    ...(entry.daysSupply === undefined ? {} : { daysSupply: { value: entry.daysSupply, unit: "d" } }),
    ...noteOf(entry),
  };
}

export function administrationResource(entry: EntryOf<"administration">, setting: ExportSetting): Json {
  const site = entry.site === undefined ? {} : { site: { text: entry.site } };
  const dose = entry.doseMg === undefined ? {} : { dose: milligrams(entry.doseMg) };
  const said = entry.site !== undefined || entry.doseMg !== undefined;
  return {
    ...frame("MedicationAdministration", entry),
    status: "completed",
    ...drug(entry.medication, setting),
    subject: setting.subject,
    effectiveDateTime: entry.at,
    ...(said ? { dosage: { text: "As given.", ...site, ...dose } } : {}),
    ...noteOf(entry),
  };
}
