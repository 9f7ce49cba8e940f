import type { Limit, MonitoringChecks } from "./monitoring-checks.ts";

export interface Reading {
  readonly day: number;
  readonly test: string;
  readonly value: number;
  readonly unit: string;
}

interface Person {
  readonly ageYears: number | null;
  readonly sex: string | null;
}

/** The first limit a row names that the newest value crosses; `unread`: the value is in a unit, or the limit on a footing, that is not known. */
export type Judged =
  | { readonly crossed: Limit; readonly reading: Reading }
  | { readonly unread: "unit" | "upper-limit" | "before"; readonly reading: Reading };

/**
 * Holds the newest value of each test against the limits, in the order the row names them; `before` gives the value before the first dose.
 * A value that cannot be compared is named, never taken for fine.
 */
export function judgeLimits(
  limits: readonly Limit[],
  newest: (test: string) => Reading | undefined,
  before: (test: string) => Reading | undefined,
  person: Person,
  units: MonitoringChecks["units"],
): Judged[] {
  const tests = new Set(limits.map(({ test }) => test));
  return [...tests].flatMap((test): Judged[] => {
    const reading = newest(test);
    if (reading === undefined) return [];
    const judged = limits
      .filter((limit) => limit.test === test && isFor(limit, person))
      .map((limit) => judge(limit, reading, before(test), units));
    const crossed = judged.find((one) => one !== null && "crossed" in one);
    const unread = judged.find((one) => one !== null);
    return [crossed ?? unread ?? []].flat();
  });
}

/** Where the age is not known the limits of adults hold, those of older people do not. */
const ADULT_YEARS = 18;
function isFor({ ageFrom, sex }: Limit, person: Person): boolean {
  if (sex !== undefined && sex !== person.sex) return false;
  return ageFrom === undefined || (person.ageYears ?? ADULT_YEARS) >= ageFrom;
}

function judge(
  limit: Limit,
  reading: Reading,
  before: Reading | undefined,
  units: MonitoringChecks["units"],
): Judged | null {
  const value = inLimitUnit(reading, units);
  if (value === null) return { unread: limit.unit === "ULN" ? "upper-limit" : "unit", reading };
  const from = before === undefined || before === reading ? null : inLimitUnit(before, units);
  const figure = changed(limit.unit, value, from);
  // Before a second value there is nothing to compare a change with: the first is itself the one before.
  if (figure === null) return before === undefined ? { unread: "before", reading } : null;
  return holds(limit, figure) ? { crossed: limit, reading } : null;
}

function changed(unit: string, value: number, from: number | null): number | null {
  if (!CHANGES.has(unit)) return value;
  if (from === null || from <= 0) return null;
  if (unit === "ms more") return value - from;
  const pct = Math.round(((value - from) / from) * 10_000) / 100;
  return unit === "% loss" ? -pct : pct;
}
const CHANGES = new Set(["% gain", "% loss", "ms more"]);

/** A value in the unit of its limits; null where no factor leads there. Rounded to where measuring ends, so that a converted limit is met exactly. */
export function inLimitUnit(
  { test, value, unit }: Omit<Reading, "day">,
  units: MonitoringChecks["units"],
): number | null {
  const known = units[test]?.find((one) => plain(one.unit) === plain(unit));
  return known === undefined ? null : Math.round((value * known.factor + (known.plus ?? 0)) * 1000) / 1000;
}

/** A unit however it is written: UCUM brackets, the sign for micro, powers. */
export function plain(unit: string): string {
  return unit
    .toLowerCase()
    .replace(/[{}[\]_\s]/g, "")
    .replace(/[µμ]/g, "u")
    .replace(/\^/g, "*");
}

function holds({ is, value: limit }: Limit, value: number): boolean {
  if (is === "at-least") return value >= limit;
  if (is === "above") return value > limit;
  return is === "at-most" ? value <= limit : value < limit;
}
