import type { DoseLane, SupplyMark } from "../../timeline/timeline.ts";

const WEEK = 7;
/** Weeks looked at for a rise; it is one when each has more than the one before (PD). */
const WEEKS = 3;
/** Supplies in a row, each used up faster than the one before, that count as a rise (PD). */
const RATES = 3;

type AsNeededLimit = "per-day" | "per-week" | "days-per-week";

/** How an as-needed medicine was taken lately, against its limits. Null = no limit was set, or nothing is recorded. */
export interface AsNeededUse {
  readonly limits: Readonly<Record<AsNeededLimit, number | null>>;
  /** Of the last seven days. */
  readonly week: { readonly doses: number; readonly days: number; readonly mostInDay: number };
  /** Doses of each of the last weeks, oldest first; null where the order is younger, or no dose was ever written down. */
  readonly weeks: readonly number[] | null;
  readonly exceeded: readonly { readonly limit: AsNeededLimit; readonly allowed: number; readonly taken: number }[];
  /** What shows a rise: the doses written down, or supplies used up ever faster. Null where neither does. */
  readonly creeping: "doses" | "fills" | null;
  /** Pieces a day between the last two fills; null where two with their count are not on record. */
  readonly piecesADay: number | null;
  /** False: no dose was ever written down and no fill: nothing can be said. */
  readonly isRecorded: boolean;
}

/** Reads what was written down and fetched of one as-needed order as of `today`. Nothing written down is not nothing taken. */
export function asNeededUse(lane: DoseLane, supplies: readonly SupplyMark[], today: number): AsNeededUse {
  const own = lane.doses.filter(({ day }) => day >= lane.startedDay && day <= today);
  const inWeek = (back: number) =>
    own.filter(({ day }) => day > today - WEEK * (back + 1) && day <= today - WEEK * back);
  const last = inWeek(0);
  const perDay = Map.groupBy(last, ({ day }) => day);
  const week = {
    doses: last.length,
    days: perDay.size,
    mostInDay: Math.max(0, ...[...perDay.values()].map((doses) => doses.length)),
  };
  const isOldEnough = today - lane.startedDay + 1 >= WEEK * WEEKS;
  const weeks =
    own.length > 0 && isOldEnough
      ? Array.from({ length: WEEKS }, (_, place) => inWeek(WEEKS - 1 - place).length)
      : null;
  const limits = {
    "per-day": lane.maxPerDay,
    "per-week": lane.maxPerWeek,
    "days-per-week": lane.maxDaysPerWeek,
  };
  const taken = { "per-day": week.mostInDay, "per-week": week.doses, "days-per-week": week.days };
  const rates = ratesOf(
    supplies.filter((one) => one.medication === lane.medication && one.day >= lane.startedDay && one.day <= today),
  );
  return {
    limits,
    week,
    weeks,
    exceeded: (Object.keys(limits) as AsNeededLimit[]).flatMap((limit) => {
      const allowed = limits[limit];
      return allowed !== null && taken[limit] > allowed ? [{ limit, allowed, taken: taken[limit] }] : [];
    }),
    creeping: weeks !== null && isRising(weeks) ? "doses" : isRising(rates.slice(-RATES)) ? "fills" : null,
    piecesADay: rates.at(-1) ?? null,
    isRecorded: own.length > 0 || rates.length > 0,
  };
}

/** Pieces a day from one fill to the next, oldest first. */
function ratesOf(supplies: readonly SupplyMark[]): number[] {
  return supplies.flatMap(({ day, quantity }, place) => {
    const next = supplies[place + 1];
    if (next === undefined || quantity === null || next.day === day) return [];
    return [Math.round((quantity / (next.day - day)) * 10) / 10];
  });
}

/** Three or more, each above the one before, and the first of them not nothing. */
function isRising(values: readonly number[]): boolean {
  return (
    values.length >= RATES &&
    values[0] !== 0 &&
    values.every((one, place) => place === 0 || one > (values[place - 1] ?? 0))
  );
}
