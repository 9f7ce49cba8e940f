import { type Json, objectAt, textAt } from "../json.ts";

const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}/;

/** A FHIR date as the record keeps it; undefined where it is absent or names no day (a year alone). */
export function momentOf(value: string | undefined): string | undefined {
  return value !== undefined && WHOLE_DAY.test(value) ? value : undefined;
}
/** The calendar day of a moment, as its own offset has it. */
export function dayOf(moment: string): string {
  return moment.slice(0, 10);
}

/** When something was so: the first of `name`DateTime, `name`Period.start, `name`Instant that names a day. */
export function choiceOfMoment(resource: Json, name: string): string | undefined {
  return (
    momentOf(textAt(resource, `${name}DateTime`)) ??
    momentOf(textAt(objectAt(resource, `${name}Period`), "start")) ??
    momentOf(textAt(resource, `${name}Instant`))
  );
}

/** Whole minutes between two date-times; undefined where either has no time of day. */
export function minutesBetween(start: string | undefined, end: string | undefined): number | undefined {
  if (start === undefined || end === undefined || !start.includes("T") || !end.includes("T")) return undefined;
  const minutes = Math.round((Date.parse(end) - Date.parse(start)) / 60_000);
  return Number.isFinite(minutes) && minutes >= 0 ? minutes : undefined;
}
