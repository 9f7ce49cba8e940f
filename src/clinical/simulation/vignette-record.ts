import { Temporal } from "temporal-polyfill";
import { ENTRY_SCHEMAS, type Entry, type EntryKind } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import type { Vignette, VignetteEntry } from "./vignette.ts";
import { yearsBefore } from "./years-before.ts";

/**
 * The record of a vignette when its day 0 is `dayZero` (ISO date), holding what happened up to and with `uptoDay`.
 * Inside an entry `{ "day": 42 }` stands for that date and `{ "day": 42, "time": "09:30" }` for that moment in the
 * vignette's time zone. Throws where an entry does not meet the entry contract.
 */
export function vignetteRecord(vignette: Vignette, dayZero: string, uptoDay: number): PatientRecord {
  const zero = dayNumber(dayZero);
  const moment = (day: number, time: string | undefined) => vignetteMoment(zero, day, time, vignette.timeZone);
  const { id, name, sex, language, born } = vignette.patient;
  const entries = vignette.entries
    .filter((entry) => entry.day <= uptoDay)
    .map((entry) => dated(entry, moment, vignette.authors));
  const birthDate = yearsBefore(isoDay(zero + born.day), born.years);
  return { format: RECORD_FORMAT, patient: { id, name, birthDate, sex, language }, entries };
}

/** When a day (and time) of the vignette falls: an ISO date, or a date-time with the offset the zone has on that day. */
export function vignetteMoment(zero: number, day: number, time: string | undefined, timeZone: string): string {
  const date = isoDay(zero + day);
  if (time === undefined) return date;
  return Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(timeZone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
}

type Moment = (day: number, time: string | undefined) => string;

function dated({ day, time, by, ...body }: VignetteEntry, moment: Moment, authors: Vignette["authors"]): Entry {
  const at = moment(day, time);
  const author = by === undefined ? {} : { author: { role: authors[by] ?? "unknown", id: by } };
  const entry = { ...(withDates(body, moment) as Record<string, unknown>), at, ...author };
  const schema = ENTRY_SCHEMAS[body.kind as EntryKind];
  return schema.parse(body.kind === "diary" ? { ...entry, date: at.slice(0, 10) } : entry) as Entry;
}

function withDates(value: unknown, moment: Moment): unknown {
  if (Array.isArray(value)) return value.map((one) => withDates(one, moment));
  if (value === null || typeof value !== "object") return value;
  const object = value as Record<string, unknown>;
  if (isDay(object)) return moment(object.day, object.time);
  return Object.fromEntries(Object.entries(object).map(([key, inner]) => [key, withDates(inner, moment)]));
}

/** A bare day, as against the rows of a titration or taper schedule, which have a dose beside their day. */
function isDay(object: Record<string, unknown>): object is { day: number; time: string | undefined } {
  return typeof object.day === "number" && Object.keys(object).every((key) => key === "day" || key === "time");
}
