const DAYS_IN_400_YEARS = 146_097;
const EPOCH_SHIFT = 719_468;

/** The whole number written from one place of a text up to another. */
export function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + text.charCodeAt(i) - 48;
  return value;
}

/**
 * Days from 1970-01-01 to the calendar date written in an ISO date or date-time. The offset is not applied: an entry counts on the
 * date its author wrote. Whole numbers, because rules compare thousands of dates (Temporal is fifty times slower here).
 */
export function dayNumber(iso: string): number {
  const [year, month, date] = [digits(iso, 0, 4), digits(iso, 5, 7), digits(iso, 8, 10)];
  const before = BEFORE_MONTH[(year - FIRST_YEAR) * MONTHS_A_YEAR + month - 1] ?? daysBefore(year, month);
  return before + date;
}

/** Days from 1970-01-01 to the last day before a month; the month counts from 1. */
function daysBefore(calendarYear: number, month: number): number {
  const year = calendarYear - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_IN_400_YEARS + dayOfEra - EPOCH_SHIFT;
}

const MONTHS_A_YEAR = 12;
/** The years most dates of a record lie in: of these the days before each month are worked out once. */
const [FIRST_YEAR, LAST_YEAR] = [1900, 2099];
const BEFORE_MONTH = Array.from({ length: (LAST_YEAR - FIRST_YEAR + 1) * MONTHS_A_YEAR }, (_, place) =>
  daysBefore(FIRST_YEAR + Math.floor(place / MONTHS_A_YEAR), (place % MONTHS_A_YEAR) + 1),
);

/** The ISO date of a day number: the inverse of `dayNumber`. */
export function isoDay(day: number): string {
  const shifted = day + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfEra = shifted - era * DAYS_IN_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}
