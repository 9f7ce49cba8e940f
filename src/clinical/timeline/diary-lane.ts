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

/** Weeks of sleep counted back from the newest recorded night, oldest first. A week with too few nights says so and gives no mean. */
export function sleepWeeks(diary: readonly DiaryDay[], nightsNeeded: number): SleepWeek[] {
  const nights = diary.flatMap(night);
  const newest = nights[nights.length - 1];
  if (newest === undefined) return [];
  const weeks = new Map<number, Night[]>();
  for (const one of nights) {
    const weeksBack = Math.floor((newest.day - one.day) / NIGHTS_A_WEEK);
    const week = weeks.get(weeksBack);
    if (week === undefined) weeks.set(weeksBack, [one]);
    else week.push(one);
  }
  return [...weeks].map(([back, of]) => sleepWeek(newest.day - back * NIGHTS_A_WEEK, of, nightsNeeded));
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
