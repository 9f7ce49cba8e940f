import type { Instrument } from "../knowledge/instrument.ts";

/** Whether a person can fill the form in alone: it is theirs to fill in, its words may ship, and each question takes an answer. */
export function isPatientForm({ licence, rater = "patient", items }: Instrument): boolean {
  return licence === "A" && rater === "patient" && items.length > 0 && items.every(isComplete);
}

function isComplete({ text, options, range }: Instrument["items"][number]): boolean {
  if (text === undefined) return false;
  return options.length > 0 ? options.every((option) => option.text !== undefined) : range !== undefined;
}

/** The forms a patient can be asked for, by name. */
export function patientForms(instruments: ReadonlyMap<string, Instrument>): Instrument[] {
  const forms = [...new Set(instruments.values())].filter(isPatientForm);
  return forms.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
