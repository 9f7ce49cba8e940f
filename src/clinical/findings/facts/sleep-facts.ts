import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";

const NIGHTS_A_WEEK = 7;

/** The sleep diary of the newest week with nights enough: what the sleep window is set by. */
export const sleepFacts: FactTable = {
  "sleep.efficiencyPct": (of) => efficiency(of),
  "sleep.inBedHours": (of) => hoursInBed(of),
};

/** Percent of the time in bed slept, a mean of the week. */
function efficiency({ timeline, knowledge }: CareCase): Fact {
  const week = timeline.sleep[timeline.sleep.length - 1];
  if (week === undefined) return { unknown: "no sleep diary" };
  if (timeline.asOfDay - week.toDay > knowledge.playbook.limits.sleepDays) {
    return { unknown: `sleep last recorded ${timeline.asOfDay - week.toDay} days ago` };
  }
  return week.efficiencyPct ?? { unknown: `${week.nights} of 7 nights` };
}

/** Mean hours in bed of the newest week, to a hundredth. */
function hoursInBed({ timeline }: CareCase): Fact {
  const nights = timeline.diary.filter((line) => line.timeInBedHours !== null && line.sleepHours !== null);
  const newest = nights[nights.length - 1];
  if (newest === undefined) return { unknown: "time in bed not recorded" };
  const hours = nights.flatMap((line) => (newest.day - line.day < NIGHTS_A_WEEK ? [line.timeInBedHours ?? 0] : []));
  return Math.round((hours.reduce((sum, one) => sum + one, 0) / hours.length) * 100) / 100;
}
