import { Temporal } from "temporal-polyfill";

/** A stretch of one weekday in which someone reads what comes in, by the clinic's own clock. */
export interface OpenHours {
  /** ISO: 1 = Monday, 7 = Sunday. */
  readonly weekday: number;
  /** "HH:MM"; up to "24:00" for the end of the day. */
  readonly opens: string;
  readonly closes: string;
}

/** Monday to Friday, nine to five, until a clinic says otherwise (product default). */
export const DEFAULT_HOURS: readonly OpenHours[] = [1, 2, 3, 4, 5].map((weekday) => ({
  weekday,
  opens: "09:00",
  closes: "17:00",
}));

/** ISO dates of days on which the clinic is closed whatever their weekday. */
const NONE: ReadonlySet<string> = new Set();

/** Whether the clinic is open at an instant (ISO, Z). Open from the opening minute on, closed from the closing minute on. */
export function isOpen(
  hours: readonly OpenHours[],
  instant: string,
  timeZone: string,
  closedDays: ReadonlySet<string> = NONE,
): boolean {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  if (closedDays.has(local.toPlainDate().toString())) return false;
  const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
  return hours.some(({ weekday, opens, closes }) => weekday === local.dayOfWeek && opens <= clock && clock < closes);
}

/** Far enough past any row of closed days that a clinic may name. */
const DAYS_AHEAD = 400;

/** When the clinic opens next after an instant, on its own clock ("2026-03-09T09:00"); null where it does not within a year. */
export function nextOpening(
  hours: readonly OpenHours[],
  instant: string,
  timeZone: string,
  closedDays: ReadonlySet<string> = NONE,
): string | null {
  if (hours.length === 0) return null;
  const now = Temporal.Instant.from(instant);
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate();
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = today.add({ days: ahead });
    if (closedDays.has(day.toString())) continue;
    const [first] = hours
      .filter(({ weekday }) => weekday === day.dayOfWeek)
      .map(({ opens }) => day.toZonedDateTime({ timeZone, plainTime: opens }))
      .filter((opening) => Temporal.Instant.compare(opening.toInstant(), now) > 0)
      .toSorted(Temporal.ZonedDateTime.compare);
    if (first !== undefined) return first.toPlainDateTime().toString({ smallestUnit: "minute" });
  }
  return null;
}
