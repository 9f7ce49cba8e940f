import { dayNumber } from "../timeline/day-number.ts";

const DAY = 86_400_000;

/**
 * Milliseconds since 1970 UTC of a valid ISO date or date-time with offset, for putting entries in order.
 * A date alone stands for the start of its day, in UTC because a record names no time zone.
 */
export function instant(at: string): number {
  const day = dayNumber(at) * DAY;
  if (at.length === 10) return day;
  const parts = /T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|([+-])(\d\d):?(\d\d))$/i.exec(at);
  if (parts === null) return day;
  const [, hours, minutes, seconds = "0", sign, offsetHours = "0", offsetMinutes = "0"] = parts;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  return day + (Number(hours) * 60 + Number(minutes) - offset) * 60_000 + Number(seconds) * 1000;
}
