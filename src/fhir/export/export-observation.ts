import type { EntryOf, Statement } from "../../clinical/record/entry.ts";
import { base } from "../../clinical/record/fields.ts";
import { LOINC } from "../import/codeable-concept.ts";
import { isObject, type Json } from "../json.ts";
import { concept, type ExportSetting, frame, noteOf } from "./resource-frame.ts";

const CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category";

export function category(code: string): Json {
  return { category: [{ coding: [{ system: CATEGORY, code }] }] };
}

/** A lab or vital sign, under its LOINC code where the record or the code tables have one. */
export function measuredObservation(entry: EntryOf<"lab"> | EntryOf<"vital">, { codes, subject }: ExportSetting): Json {
  const table = entry.kind === "lab" ? codes.observations.labs : codes.observations.vitals;
  const listed = Object.keys(table).find((code) => table[code] === entry.test);
  const coding = entry.code ?? (listed === undefined ? undefined : { system: LOINC, code: listed });
  return {
    ...frame("Observation", entry),
    status: "final",
    ...category(entry.kind === "lab" ? "laboratory" : "vital-signs"),
    code: concept(entry.test, entry.test, coding),
    subject,
    effectiveDateTime: entry.at,
    valueQuantity: { value: entry.value, unit: entry.unit },
    ...noteOf(entry),
  };
}

/** Anything observed that FHIR has no better home for: one component a field. */
export function ownObservation(entry: Statement, { subject }: ExportSetting): Json {
  const fields = Object.entries(entry).filter(([name]) => !Object.hasOwn(base, name) && name !== "kind");
  const component = fields.flatMap(([name, value]) => {
    const shown = shownValue(value);
    return shown === null ? [] : [{ code: concept(name), ...shown }];
  });
  return {
    ...frame("Observation", entry),
    status: "final",
    ...category("survey"),
    code: concept(entry.kind),
    subject,
    effectiveDateTime: entry.at,
    ...(component.length === 0 ? {} : { component }),
    ...noteOf(entry),
  };
}

function shownValue(value: unknown): Json | null {
  if (typeof value === "string") return { valueString: value };
  if (typeof value === "boolean") return { valueBoolean: value };
  if (typeof value === "number") return { valueQuantity: { value } };
  const words = Array.isArray(value) ? value.map(wordsOf).filter((part) => part !== "") : [];
  return words.length === 0 ? null : { valueString: words.join("; ") };
}
function wordsOf(value: unknown): string {
  return isObject(value) ? Object.values(value).map(String).join(" ") : String(value);
}
