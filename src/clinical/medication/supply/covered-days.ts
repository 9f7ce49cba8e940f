/** One supply handed out: the day (from 1970-01-01) and how many days it lasts; null where that was not recorded. */
export interface Supply {
  readonly day: number;
  readonly daysSupply: number | null;
}

/** Share of days of a window on which there was medicine to take. */
export interface Coverage {
  readonly coveredDays: number;
  readonly windowDays: number;
  /** Percent, one decimal. */
  readonly pct: number;
  /** First day without supply after all that was handed out: when the next has to be there. */
  readonly runsOutDay: number;
  /** Days without any up to the last day of the window, counted from the last supply; 0 while there is some. */
  readonly gapDays: number;
}

/**
 * Proportion of days covered from the first supply within `windowDays` up to and including `today`. What is left of a supply when the next
 * is fetched is taken after it. Unknown (with the reason) where nothing was handed out, or for how long was not recorded: never taken for
 * covered, and never for a gap. Handed out is not taken.
 */
export function coverageOf(
  supplies: readonly Supply[],
  today: number,
  windowDays: number,
): Coverage | { readonly unknown: string } {
  const past = supplies.filter(({ day }) => day <= today).toSorted((a, b) => a.day - b.day);
  if (past.length === 0) return { unknown: "nothing handed out is recorded" };
  if (past.some(({ daysSupply }) => daysSupply === null)) return { unknown: "how long a supply lasts is not recorded" };
  const from = Math.max(today - windowDays + 1, past[0]?.day ?? today);
  let coveredDays = 0;
  let covers = Number.NEGATIVE_INFINITY;
  for (const { day, daysSupply } of past) {
    const begins = Math.max(day, covers);
    covers = begins + (daysSupply ?? 0);
    coveredDays += Math.max(0, Math.min(covers, today + 1) - Math.max(begins, from));
  }
  const days = today - from + 1;
  return {
    coveredDays,
    windowDays: days,
    pct: Math.round((coveredDays / days) * 1000) / 10,
    runsOutDay: covers,
    gapDays: Math.max(0, today - covers + 1),
  };
}
