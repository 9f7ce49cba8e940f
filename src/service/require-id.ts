import { validate } from "uuid";
import { Refusal } from "./refusal.ts";

/** No such thing, or not one this person may know of: the two must not be told apart. */
export function notFound(what: "patient" | "alert" | "entry"): Refusal {
  return new Refusal("not-found", 404, `There is no such ${what} in your clinic's records.`);
}

/** Refuses, as not found, what cannot be an id of ours: it never reaches the database. */
export function requireId(id: string, what: "patient" | "alert"): void {
  if (!validate(id)) throw notFound(what);
}
