const MS_PER_DAY = 86_400_000;

/** A day number (days from 1970-01-01) in words for a locale; parts as in `Intl.DateTimeFormat`. No time zone is applied. */
export function dayInWords(day: number, locale: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: "UTC" }).format(day * MS_PER_DAY);
}
