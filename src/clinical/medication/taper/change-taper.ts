import type { TaperDose } from "./taper-plan.ts";

/** The dose in force on a day of a schedule; `fromMg` before its first step. */
export function doseOnDay(schedule: readonly TaperDose[], day: number, fromMg: number): number {
  return schedule.findLast((step) => step.day <= day)?.doseMg ?? fromMg;
}

/** Stays on the present dose for `days` longer: every step still to come moves back by as much. */
export function holdTaper(schedule: readonly TaperDose[], day: number, days: number): TaperDose[] {
  return schedule.map((step) => (step.day > day ? { ...step, day: step.day + days } : step));
}

/**
 * Goes back to the dose before the one in force on `day`, and from there on again by the same doses, each held `slower` times as long
 * (whole days, at least as long as before). `fromMg` is the dose before the taper. Before the first step nothing changes.
 */
export function stepBack(schedule: readonly TaperDose[], day: number, fromMg: number, slower: number): TaperDose[] {
  const place = schedule.findLastIndex((step) => step.day <= day);
  const present = schedule[place];
  if (present === undefined) return [...schedule];
  const before = schedule[place - 1]?.doseMg ?? fromMg;
  const kept = schedule.slice(0, place + 1).filter((step) => step.day < day);
  const again = schedule.slice(place);
  let next = day;
  const ahead = again.map((step, index) => {
    const held = index === 0 ? heldBefore(schedule, place) : step.day - (again[index - 1]?.day ?? step.day);
    next += Math.ceil(held * slower);
    return { day: next, doseMg: step.doseMg };
  });
  return [...kept, { day, doseMg: before }, ...ahead];
}

const TWO_WEEKS = 14;

/** How long the dose gone back to was held; before the first step it had no end: as long as the step after, or two weeks (PD). */
function heldBefore(schedule: readonly TaperDose[], place: number): number {
  const [before, present, after] = [schedule[place - 1], schedule[place], schedule[place + 1]];
  if (before !== undefined && present !== undefined) return present.day - before.day;
  return after !== undefined && present !== undefined ? after.day - present.day : TWO_WEEKS;
}
