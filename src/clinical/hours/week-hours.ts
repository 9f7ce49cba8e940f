import type { OpenHours } from "./clinic-hours.ts";

/** ISO order, Monday first. */
export const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * A week's hours from words: "mon-fri=09:00-12:00,13:00-17:00", "sat=10:00-12:00". Days not named are closed. Or every fault, in
 * sentences a person can act on.
 */
export function weekHours(words: readonly string[]): { hours: OpenHours[] } | { faults: string[] } {
  const faults: string[] = [];
  const hours = words.flatMap((word) => hoursOf(word, faults));
  const sorted = hours.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens));
  for (const [place, next] of sorted.entries()) {
    const before = sorted[place - 1];
    if (before?.weekday === next.weekday && before.closes > next.opens)
      faults.push(
        `On ${WEEKDAYS[next.weekday - 1]}, ${before.opens}-${before.closes} and ${next.opens}-${next.closes} overlap.`,
      );
  }
  if (words.length === 0) faults.push("At least one day has to be named, as in mon-fri=09:00-17:00.");
  return faults.length > 0 ? { faults } : { hours: sorted };
}

const names: readonly string[] = WEEKDAYS;

function hoursOf(word: string, faults: string[]): OpenHours[] {
  const [days = "", stretches = ""] = word.toLowerCase().split("=");
  const [first = "", last = first] = days.split("-");
  const [from, to] = [first, last].map((day) => names.indexOf(day) + 1) as [number, number];
  if (from === 0 || to === 0 || to < from) {
    faults.push(
      `"${word}" does not begin with a day or a run of days, as in mon=… or mon-fri=… (${WEEKDAYS.join(", ")}).`,
    );
    return [];
  }
  return stretches.split(",").flatMap((stretch) => {
    const [opens = "", closes = ""] = stretch.split("-");
    if (!CLOCK.test(opens) || !(CLOCK.test(closes) || closes === "24:00") || closes <= opens) {
      faults.push(`"${stretch}" in "${word}" is no stretch of a day, as in 09:00-17:00; 24:00 is the end of the day.`);
      return [];
    }
    return Array.from({ length: to - from + 1 }, (_, day) => ({ weekday: from + day, opens, closes }));
  });
}
