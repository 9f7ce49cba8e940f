import type { EntryOf, Statement } from "../../clinical/record/entry.ts";
import type { Json } from "../json.ts";
import { concept, type ExportSetting, frame, noteOf } from "./resource-frame.ts";

const HL7 = "http://terminology.hl7.org/CodeSystem";
const coded = (system: string, code: string): Json => ({ coding: [{ system: `${HL7}/${system}`, code }] });

export function conditionResource(entry: EntryOf<"condition">, { subject, codes }: ExportSetting): Json {
  const severity = Object.entries(codes.conditions.severity).find(([, word]) => word === entry.severity)?.[0];
  return {
    ...frame("Condition", entry),
    clinicalStatus: coded("condition-clinical", entry.status),
    verificationStatus: coded("condition-ver-status", entry.verificationStatus ?? "confirmed"),
    ...(severity === undefined
      ? {}
      : { severity: { coding: [{ system: "http://snomed.info/sct", code: severity }], text: entry.severity } }),
    code: concept(entry.condition, entry.condition, entry.code),
    subject,
    ...(entry.onset === undefined ? {} : { onsetDateTime: entry.onset }),
    recordedDate: entry.at,
    ...noteOf(entry),
  };
}

export function encounterResource(entry: EntryOf<"visit">, { subject }: ExportSetting): Json {
  const remote = entry.modality === "video" || entry.modality === "phone";
  return {
    ...frame("Encounter", entry),
    status: entry.status === "attended" ? "finished" : "cancelled",
    class: { system: `${HL7}/v3-ActCode`, code: remote ? "VR" : "AMB" },
    type: [concept(entry.type)],
    subject,
    period: { start: entry.at },
    ...(entry.minutes === undefined ? {} : { length: { value: entry.minutes, unit: "min" } }),
  };
}

export function allergyResource(entry: EntryOf<"allergy">, { subject }: ExportSetting): Json {
  const severity = entry.severity === undefined ? {} : { severity: entry.severity };
  const reaction = entry.reaction === undefined ? entry.severity : entry.reaction;
  return {
    ...frame("AllergyIntolerance", entry),
    clinicalStatus: coded("allergyintolerance-clinical", "active"),
    code: { text: entry.substance },
    patient: subject,
    recordedDate: entry.at,
    ...(reaction === undefined ? {} : { reaction: [{ manifestation: [{ text: reaction }], ...severity }] }),
    ...noteOf(entry),
  };
}

const LIFECYCLE = { active: "active", achieved: "completed", dropped: "cancelled" } as const;

export function goalResource(entry: EntryOf<"goal">, { subject }: ExportSetting): Json {
  return {
    ...frame("Goal", entry),
    lifecycleStatus: LIFECYCLE[entry.status ?? "active"],
    description: { text: entry.text ?? entry.goalId },
    subject,
    statusDate: entry.at.slice(0, 10),
    ...noteOf(entry),
  };
}

/** What FHIR has no resource for that says it better: a Basic with our own kind; the entry it carries says the rest. */
export function basicResource(entry: Statement, { subject }: ExportSetting): Json {
  return { ...frame("Basic", entry), code: concept(entry.kind), subject, created: entry.at.slice(0, 10) };
}
