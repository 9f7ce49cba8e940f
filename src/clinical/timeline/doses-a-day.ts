const DAYS_A_MONTH = 30.44;
const DOSES_A_DAY: Readonly<Record<string, number>> = {
  "once-daily": 1,
  nightly: 1,
  "at-bedtime": 1,
  "twice-daily": 2,
  "three-times-daily": 3,
  "four-times-daily": 4,
  "every-other-day": 1 / 2,
  "twice-weekly": 2 / 7,
  weekly: 1 / 7,
  "every-2-weeks": 1 / 14,
  "every-3-weeks": 1 / 21,
  "every-4-weeks": 1 / 28,
  monthly: 1 / DAYS_A_MONTH,
  "every-3-months": 1 / (3 * DAYS_A_MONTH),
};

export const AS_NEEDED = "as-needed";

/** Doses a day by how often a medicine is taken; null where that is as needed, or not known. */
export function dosesADay(frequency: string): number | null {
  return DOSES_A_DAY[frequency] ?? null;
}

/** Milligrams a day, to a hundredth; null where the dose or how often it is taken is not known. */
export function dailyMg(doseMg: number | null, frequency: string): number | null {
  const doses = dosesADay(frequency);
  return doseMg === null || doses === null ? null : Math.round(doseMg * doses * 100) / 100;
}
