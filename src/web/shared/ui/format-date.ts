/** Dates and times in words. A calendar day is never shifted by a time zone; an instant always names its zone. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

const noon = (isoDate: string): Date => new Date(`${isoDate.slice(0, 10)}T12:00:00Z`);
const plain = (text: string): string => text.replaceAll(",", "");

/** `Wed 4 Mar`; the year is added where it is not that of `today`. */
export function formatDay(isoDate: string, locale: string, today?: string): string {
  const otherYear = today !== undefined && today.slice(0, 4) !== isoDate.slice(0, 4);
  const options: Intl.DateTimeFormatOptions = otherYear
    ? { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }
    : { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" };
  return plain(format(locale, options).format(noon(isoDate)));
}

/** `Mon 2 Mar 2026`. */
export function formatFullDay(isoDate: string, locale: string): string {
  return plain(
    format(locale, { weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(
      noon(isoDate),
    ),
  );
}

/** `2 Mar 1987`: for birth dates. */
export function formatBirthDate(isoDate: string, locale: string): string {
  return format(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(noon(isoDate));
}

/** `14:30` in the clinic's zone; without one, the device's. */
export function formatClock(instant: string | number, locale: string, timeZone?: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return format(locale, timeZone === undefined ? options : { ...options, timeZone }).format(new Date(instant));
}

/** The calendar day of an instant in the clinic's zone, as `2026-03-04`. A plain date stays as it is. */
export function dayOf(instant: string, timeZone: string): string {
  if (!instant.includes("T")) return instant;
  return format("sv-SE", { year: "numeric", month: "2-digit", day: "2-digit", timeZone }).format(new Date(instant));
}
