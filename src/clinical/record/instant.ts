import { dayNumber, digits } from "../timeline/day-number.ts";

const DAY = 86_400_000;
const DATE_LENGTH = "2026-01-01".length;
const SECOND_LENGTH = "2026-01-01T00:00:00Z".length;
const MILLISECOND_LENGTH = "2026-01-01T00:00:00.000Z".length;

/**
 * Milliseconds since 1970 UTC of a valid ISO date or date-time with offset, for putting entries in order.
 * A date alone stands for the start of its day, in UTC because a record names no time zone.
 */
export function instant(at: string): number {
  const day = dayNumber(at) * DAY;
  if (at.length === DATE_LENGTH) return day;
  if (isPlainUtc(at)) return day + plainUtcTime(at);
  const parts = /T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:Z|([+-])(\d\d):?(\d\d))$/i.exec(at);
  if (parts === null) return day;
  const [, hours, minutes, seconds = "0", sign, offsetHours = "0", offsetMinutes = "0"] = parts;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (sign === "-" ? -1 : 1);
  return day + (Number(hours) * 60 + Number(minutes) - offset) * 60_000 + Number(seconds) * 1000;
}

/** Below 0 where `a` is the earlier instant, above 0 where it is the later, 0 where both are the same. */
export function compareInstants(a: string, b: string): number {
  if (a === b) return 0;
  const alike = a.length === b.length && (a.length === DATE_LENGTH || (isPlainUtc(a) && isPlainUtc(b)));
  if (!alike) return instant(a) - instant(b);
  return a < b ? -1 : 1;
}

/** In UTC, to the second or the millisecond: how this program writes instants, and so how most of them are written. */
function isPlainUtc(at: string): boolean {
  return (at.length === MILLISECOND_LENGTH || at.length === SECOND_LENGTH) && at.endsWith("Z");
}

function plainUtcTime(at: string): number {
  const minutes = digits(at, 11, 13) * 60 + digits(at, 14, 16);
  const milliseconds = at.length === MILLISECOND_LENGTH ? digits(at, 20, 23) : 0;
  return (minutes * 60 + digits(at, 17, 19)) * 1000 + milliseconds;
}
