import { numberOf } from "./faults-in-words.ts";

/** One thing asked about a note: words, a number, a day, or one of a list. */
export interface NoteField {
  readonly name: string;
  readonly kind: "text" | "number" | "date" | "words" | "choice" | "medicine" | "any-medicine";
  /** Slugs; their words are `medicines.option.<slug>`. */
  readonly options?: readonly string[];
  readonly needed?: true;
  /** Of several in one text: parted by commas. */
  readonly list?: true;
  /** A choice whose options are numbers of the record, or one that is not asked at all: always the first option. */
  readonly as?: "number" | "constant";
}

const SOURCES = ["patient", "caregiver", "clinician"] as const;

/** What can be noted of medicines, and what is asked about each. The order is the order on the form. */
export const NOTE_FORMS = {
  "side-effect": [
    { name: "effect", kind: "text", needed: true },
    { name: "severity", kind: "choice", options: ["mild", "moderate", "severe", "none"], needed: true },
    { name: "medication", kind: "medicine" },
    { name: "cause", kind: "choice", options: ["", "medication", "discontinuation"] },
    { name: "action", kind: "text" },
    { name: "source", kind: "choice", options: SOURCES },
    { name: "at", kind: "date" },
  ],
  adherence: [
    { name: "medication", kind: "medicine" },
    { name: "missed", kind: "number", needed: true },
    { name: "of", kind: "number", needed: true },
    { name: "daysInRow", kind: "number" },
    { name: "source", kind: "choice", options: ["patient", "refill", "count"] },
    { name: "barriers", kind: "text", list: true },
    { name: "at", kind: "date" },
  ],
  medication: [
    { name: "medication", kind: "any-medicine", needed: true },
    { name: "source", kind: "choice", options: ["otc", "supplement", "other-prescriber"], needed: true },
    { name: "doseMg", kind: "number" },
    {
      name: "frequency",
      kind: "choice",
      options: ["once-daily", "nightly", "twice-daily", "three-times-daily", "weekly", "as-needed"],
    },
    { name: "indication", kind: "text" },
    { name: "at", kind: "date" },
  ],
  use: [
    {
      name: "substance",
      kind: "choice",
      options: ["alcohol", "cannabis", "caffeine", "nicotine", "opioids", "stimulants"],
      needed: true,
    },
    { name: "frequency", kind: "choice", options: ["none", "occasional", "weekly", "daily"], needed: true },
    { name: "amount", kind: "text" },
    { name: "lastUsedAt", kind: "date" },
  ],
  allergy: [
    { name: "substance", kind: "any-medicine", needed: true },
    { name: "reaction", kind: "text" },
    { name: "severity", kind: "choice", options: ["", "mild", "moderate", "severe"] },
  ],
  dispense: [
    { name: "medication", kind: "any-medicine", needed: true },
    { name: "daysSupply", kind: "number" },
    { name: "quantity", kind: "number" },
    { name: "at", kind: "date" },
  ],
  administration: [
    { name: "medication", kind: "any-medicine", needed: true },
    { name: "doseMg", kind: "number" },
    { name: "site", kind: "text" },
    { name: "at", kind: "date" },
  ],
  "pdmp-check": [
    { name: "finding", kind: "choice", options: ["expected", "unexpected"], needed: true },
    { name: "note", kind: "words" },
    { name: "at", kind: "date" },
  ],
  counselling: [
    {
      name: "topic",
      kind: "choice",
      options: ["storage-disposal", "risks-benefits", "missed-dose", "side-effects"],
      needed: true,
    },
    { name: "note", kind: "words" },
  ],
  profile: [{ name: "ancestry", kind: "text", list: true, needed: true }],
  lab: [
    { name: "test", kind: "choice", options: ["hla-b-1502", "hla-a-3101"], needed: true },
    { name: "value", kind: "choice", options: ["0", "1"], as: "number", needed: true },
    { name: "unit", kind: "choice", options: ["1"], as: "constant" },
    { name: "at", kind: "date" },
  ],
} as const satisfies Record<string, readonly NoteField[]>;
export type NoteKind = keyof typeof NOTE_FORMS;

/** What is still missing or cannot be read, as names of fields. */
export function noteFaults(kind: NoteKind, typed: Readonly<Record<string, string>>): string[] {
  const fields: readonly NoteField[] = NOTE_FORMS[kind];
  return fields.flatMap(({ name, kind: type, needed }) => {
    const value = (typed[name] ?? "").trim();
    if (value === "") return needed ? [name] : [];
    return type === "number" && numberOf(value) === null ? [name] : [];
  });
}

/** The note as it is sent: numbers as numbers, lists as lists, empty fields left out. */
export function noteOf(kind: NoteKind, typed: Readonly<Record<string, string>>): Record<string, unknown> {
  const fields: readonly NoteField[] = NOTE_FORMS[kind];
  return Object.fromEntries(
    fields.flatMap(({ name, kind: type, list, as }): [string, unknown][] => {
      const value = (typed[name] ?? "").trim();
      if (value === "") return [];
      if (type === "number" || as === "number") return [[name, numberOf(value)]];
      if (!list) return [[name, value]];
      const parts = value.split(",").map((part) => part.trim());
      return [[name, parts.filter((part) => part !== "")]];
    }),
  );
}
