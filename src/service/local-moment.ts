import { Temporal } from "temporal-polyfill";

/** An instant as the clinic's clock shows it, with offset: the calendar date written in an entry is the one people there lived. */
export function localMoment(now: string, timeZone: string): string {
  return Temporal.Instant.from(now)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
}

/** The calendar date of an instant in a zone. */
export function localDate(now: string, timeZone: string): string {
  return Temporal.Instant.from(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
