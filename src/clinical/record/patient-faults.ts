import { z } from "zod";
import type { Entry } from "./entry.ts";
import { id, isoDate, open } from "./fields.ts";
import type { Fault } from "./record.ts";

/** Who a record file is about. */
export const patientIdentity = z.strictObject({
  id,
  name: open,
  birthDate: isoDate.optional(),
  sex: open.optional(),
  language: open.optional(),
});

/** A birth before 1900, or after something the record says of the person. */
export function birthDateFaults(birthDate: string | undefined, entries: readonly Entry[]): Fault[] {
  if (birthDate === undefined) return [];
  const fault = (reason: string): Fault => ({ entry: null, field: "patient.birthDate", reason });
  if (birthDate < "1900-01-01") return [fault(`cannot be before 1900; found ${birthDate}`)];
  const early = entries.filter((entry) => entry.at.slice(0, 10) < birthDate);
  return early.map((entry) => ({
    entry: entry.id,
    field: "at",
    reason: `cannot be before the person's birth (${birthDate}); found ${entry.at}`,
  }));
}
