import type { EntryOf } from "../record/entry.ts";
import { dayNumber } from "./day-number.ts";
import type { EntriesByKind } from "./entries-by-kind.ts";
import type { DiaryDay, SleepWeek } from "./timeline.ts";

const NIGHTS_A_WEEK = 7;

/** One line a date, merged field by field from all that was written of it; the newest word on a field stands. */
export function diaryDays(entries: EntriesByKind, asOf: string): DiaryDay[] {
  const byDate = new Map<string, EntryOf<"diary">[]>();
  for (const entry of entries.of("diary")) {
    if (entry.date > asOf) continue;
    const sameDate = byDate.get(entry.date);
    if (sameDate === undefined) byDate.set(entry.date, [entry]);
    else sameDate.push(entry);
  }
  return [...byDate].map(([date, lines]) => diaryDay(date, lines)).sort((a, b) => a.day - b.day);
}

function diaryDay(date: string, lines: readonly EntryOf<"diary">[]): DiaryDay {
  const merged: Partial<EntryOf<"diary">> = lines.length === 1 ? (lines[0] ?? {}) : Object.assign({}, ...lines);
  return {
    date,
    day: dayNumber(date),
    entries: lines.map((line) => line.id),
    mood: merged.mood ?? null,
    sleepHours: merged.sleepHours ?? null,
    timeInBedHours: merged.timeInBedHours ?? null,
    cravings: merged.cravings ?? null,
    panicAttacks: merged.panicAttacks ?? null,
    panicIntensity: merged.panicIntensity ?? null,
    caffeineMg: merged.caffeineMg ?? null,
    medicationTaken: merged.medicationTaken ?? null,
  };
}

interface Night {
  readonly day: number;
  readonly efficiency: number;
  readonly entries: readonly string[];
}

/**
 * Weeks of sleep, oldest first: the first week there is stands by itself where it has nights enough (it is what later ones are
 * compared with), the others are counted back from the newest night. A week with too few nights says so and gives no mean.
 */
export function sleepWeeks(diary: readonly DiaryDay[], nightsNeeded: number): SleepWeek[] {
  const nights = diary.flatMap(night);
  const [oldest, newest] = [nights[0], nights[nights.length - 1]];
  if (oldest === undefined || newest === undefined) return [];
  const firstEnd = oldest.day + NIGHTS_A_WEEK - 1;
  const first = nights.filter(({ day }) => day <= firstEnd);
  if (newest.day - firstEnd < NIGHTS_A_WEEK || first.length < nightsNeeded) return weeksBack(nights, nightsNeeded);
  return [sleepWeek(firstEnd, first, nightsNeeded), ...weeksBack(nights.slice(first.length), nightsNeeded)];
}

function weeksBack(nights: readonly Night[], nightsNeeded: number): SleepWeek[] {
  const newest = nights[nights.length - 1]?.day ?? 0;
  const weeks = new Map<number, Night[]>();
  for (const one of nights) {
    const back = Math.floor((newest - one.day) / NIGHTS_A_WEEK);
    const week = weeks.get(back);
    if (week === undefined) weeks.set(back, [one]);
    else week.push(one);
  }
  return [...weeks].map(([back, of]) => sleepWeek(newest - back * NIGHTS_A_WEEK, of, nightsNeeded));
}

function night(line: DiaryDay): Night[] {
  if (line.sleepHours === null || line.timeInBedHours === null) return [];
  return [{ day: line.day, efficiency: line.sleepHours / line.timeInBedHours, entries: line.entries }];
}

function sleepWeek(toDay: number, nights: readonly Night[], needed: number): SleepWeek {
  const mean = nights.reduce((sum, one) => sum + one.efficiency, 0) / nights.length;
  return {
    fromDay: toDay - NIGHTS_A_WEEK + 1,
    toDay,
    nights: nights.length,
    efficiencyPct: nights.length < needed ? null : Math.round(mean * 1000) / 10,
    entries: nights.flatMap((one) => one.entries),
  };
}
