import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import { RXNORM } from "../import/codeable-concept.ts";
import type { Json } from "../json.ts";
import { dosageInstruction, quantity } from "./dosage-instruction.ts";
import { concept, type ExportSetting, frame, noteOf } from "./resource-frame.ts";

/** The medicine by its RxNorm ingredient, where the formulary knows one, and in the record's own words. */
export function drugOf(name: string, { knowledge }: ExportSetting): Json {
  const rxcui = findMedication(knowledge, name)?.rxcui;
  const coding = rxcui === undefined ? undefined : { system: RXNORM, code: rxcui };
  return { medicationCodeableConcept: concept(name.replace(/\s+/g, "-"), name, coding) };
}
function dosage(
  { doseMg, frequency, route, maxPerDay, indication }: EntryOf<"medication">,
  { codes }: ExportSetting,
): Json {
  return dosageInstruction(
    {
      doseMg: doseMg ?? null,
      frequency: frequency ?? "once-daily",
      route,
      maxPerDay: maxPerDay ?? null,
      indication: indication ?? null,
    },
    codes,
  );
}

/** An act on an order: an order that runs, one that was stopped, or a statement of what is taken. */
export function medicationResource(entry: EntryOf<"medication">, setting: ExportSetting): Json {
  const what = { ...drugOf(entry.medication, setting), subject: setting.subject };
  if (entry.action === "report") {
    return {
      ...frame("MedicationStatement", entry),
      status: "active",
      ...what,
      effectiveDateTime: entry.at,
      dosage: [dosage(entry, setting)],
      ...noteOf(entry),
    };
  }
  const stopped = entry.action === "stop";
  return {
    ...frame("MedicationRequest", entry),
    status: stopped ? "stopped" : entry.action === "hold" ? "on-hold" : "active",
    ...((stopped || entry.action === "hold") && entry.reason !== undefined
      ? { statusReason: { text: entry.reason } }
      : {}),
    intent: "order",
    groupIdentifier: { value: entry.orderId },
    ...what,
    authoredOn: entry.at,
    ...(stopped ? {} : { dosageInstruction: [dosage(entry, setting)] }),
    ...noteOf(entry),
  };
}

export function dispenseResource(entry: EntryOf<"dispense">, setting: ExportSetting): Json {
  return {
    ...frame("MedicationDispense", entry),
    status: "completed",
    ...drugOf(entry.medication, setting),
    subject: setting.subject,
    whenHandedOver: entry.at,
    ...(entry.quantity === undefined ? {} : { quantity: { value: entry.quantity } }),
    ...(entry.daysSupply === undefined ? {} : { daysSupply: { value: entry.daysSupply, unit: "d" } }),
    ...noteOf(entry),
  };
}

export function administrationResource(entry: EntryOf<"administration">, setting: ExportSetting): Json {
  const site = entry.site === undefined ? {} : { site: { text: entry.site } };
  const dose = entry.doseMg === undefined ? {} : { dose: quantity(entry.doseMg) };
  const said = entry.site !== undefined || entry.doseMg !== undefined;
  return {
    ...frame("MedicationAdministration", entry),
    status: "completed",
    ...drugOf(entry.medication, setting),
    subject: setting.subject,
    effectiveDateTime: entry.at,
    ...(said ? { dosage: { text: "As given.", ...site, ...dose } } : {}),
    ...noteOf(entry),
  };
}
