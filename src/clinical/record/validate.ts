import { z } from "zod";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { contradictionFaults } from "./contradiction-faults.ts";
import type { Entry } from "./entry.ts";
import { checkEntry } from "./entry-faults.ts";
import { found } from "./found.ts";
import { linkFaults } from "./link-faults.ts";
import { onceEach } from "./once-each.ts";
import { birthDateFaults, patientIdentity } from "./patient-faults.ts";
import { type Fault, type PatientRecord, RECORD_FORMAT } from "./record.ts";
import { type ShapeFault, shapeFaults } from "./shape-faults.ts";

/** A record file but for its entries, which are checked one by one so that each fault can name its entry. */
const recordFile = z.strictObject({
  format: z.literal(RECORD_FORMAT),
  patient: patientIdentity,
  entries: z.array(z.unknown()),
});

/** A record file of unknown shape: taken whole, or refused with every fault it has. Never throws. */
export function validateRecord(input: unknown, knowledge: Knowledge): { record: PatientRecord } | { faults: Fault[] } {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { faults: [{ entry: null, field: "", reason: `must be a record file (an object); found ${found(input)}` }] };
  }
  const parsed = recordFile.safeParse(input);
  const shape = parsed.success ? [] : shapeFaults(parsed.error.issues, input, "a record file");
  const faults: Fault[] = shape.map((fault) => ({ entry: null, ...fault }));

  const given: unknown = Object.hasOwn(input, "entries") ? Reflect.get(input, "entries") : undefined;
  const sound: Entry[] = [];
  const unsound = new Set<string>();
  for (const [place, one] of (Array.isArray(given) ? given : []).entries()) {
    const checked = checkEntry(one, knowledge);
    if ("entry" in checked) sound.push(checked.entry);
    else {
      faults.push(...named(checked.faults, one, `entries[${place}]`));
      unsound.add(idOf(one) ?? "");
    }
  }
  const once = onceEach(sound);
  faults.push(...once.faults, ...linkFaults(once.entries, unsound));
  if (!parsed.success) return { faults };
  const { patient, format } = parsed.data;
  faults.push(...birthDateFaults(patient.birthDate, once.entries), ...contradictionFaults(once.entries));
  return faults.length > 0 ? { faults } : { record: { format, patient, entries: once.entries } };
}

/** One entry of unknown shape. What it replaces or retracts is for the caller, who holds the record, to look up. Never throws. */
export function validateEntry(input: unknown, knowledge: Knowledge): { entry: Entry } | { faults: Fault[] } {
  const checked = checkEntry(input, knowledge);
  if ("faults" in checked) return { faults: named(checked.faults, input, "") };
  const { id, replaces, retracts } = checked.entry;
  if (replaces !== id && retracts !== id) return checked;
  const field = retracts === id ? "retracts" : "replaces";
  return { faults: [{ entry: id, field, reason: "points at the entry itself" }] };
}

/** Faults under the id of their entry; where it has none that can be shown, under its place. */
function named(faults: readonly ShapeFault[], input: unknown, place: string): Fault[] {
  const id = idOf(input);
  if (id !== undefined) return faults.map((fault) => ({ entry: id, ...fault }));
  return faults.map(({ field, reason }) => ({ entry: null, field: [place, field].filter(Boolean).join("."), reason }));
}

function idOf(input: unknown): string | undefined {
  if (typeof input !== "object" || input === null || !Object.hasOwn(input, "id")) return undefined;
  const id: unknown = Reflect.get(input, "id");
  return typeof id === "string" && id !== "" && id.length <= 200 ? id : undefined;
}
