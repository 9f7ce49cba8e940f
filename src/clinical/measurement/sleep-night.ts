import type { Instrument } from "../knowledge/instrument.ts";
import type { Answers } from "./answers.ts";

type NightItems = Omit<Extract<NonNullable<Instrument["scoring"]>, { rule: "sleep-efficiency" }>, "rule">;
const DAY_MINUTES = 1440;

/** Minutes asleep and in bed of one night; null where a time is missing or the times cannot be of one night. */
export function nightOf(items: NightItems, answers: Answers): { asleep: number; inBed: number } | null {
  const [bed, latency, awake, woke, up] = [items.bed, items.latency, items.awake, items.woke, items.up].map(
    (linkId) => answers.get(linkId) ?? null,
  );
  if (bed == null || latency == null || awake == null || woke == null || up == null) return null;
  const inBed = minutesFrom(bed, up);
  const untilWoke = minutesFrom(bed, woke);
  const asleep = untilWoke - latency - awake;
  return inBed === 0 || untilWoke > inBed || asleep < 0 ? null : { asleep, inBed };
}

/** Time asleep as a share of the time in bed, in percent, to one decimal; null where it cannot be told. */
export function sleepEfficiency(items: NightItems, answers: Answers): number | null {
  const night = nightOf(items, answers);
  return night === null ? null : Math.round((night.asleep / night.inBed) * 1000) / 10;
}

/** A night may go past midnight: the later time is then the smaller number. */
function minutesFrom(start: number, end: number): number {
  return (((end - start) % DAY_MINUTES) + DAY_MINUTES) % DAY_MINUTES;
}
