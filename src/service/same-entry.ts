import { isDeepStrictEqual } from "node:util";
import type { Entry } from "../clinical/record/entry.ts";

/** Fields the server fills in where the sender leaves them out. */
export type Stamped = "recordedAt" | "author" | "at";

/** Whether what is sent is what is kept: the same content, looking away from the fields that this sender left to the server. */
export function sameEntry(sent: Entry, kept: Entry, stamped: readonly Stamped[]): boolean {
  return isDeepStrictEqual(without(sent, stamped), without(kept, stamped));
}

function without(entry: Entry, fields: readonly Stamped[]): object {
  const rest: Record<string, unknown> = { ...entry };
  for (const field of fields) delete rest[field];
  for (const [key, value] of Object.entries(rest)) if (value === undefined) delete rest[key];
  return rest;
}
