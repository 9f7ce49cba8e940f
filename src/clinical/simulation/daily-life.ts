import { answersOf } from "./answers.ts";
import type { Person } from "./person.ts";

/** Diaries and the forms of everyday life: nights, cravings, panic, drinking. Mostly of the last weeks, never without gaps. */
export function writeDailyLife(person: Person): void {
  const { random, presentation } = person;
  const kept = presentation.features.some((feature) => feature === "sleep-diary" || feature === "panic-diary");
  if (kept || random.chance(0.55)) writeDiary(person, kept);
  if (presentation.features.includes("drinking-days")) writeDrinking(person);
}

function writeDiary(person: Person, wholeCourse: boolean): void {
  const { random, writer, course, presentation, habits } = person;
  const from = Math.max(0, course.lastContact - (wholeCourse ? 48 : random.whole(20, 34)));
  const fills = habits.fillsForms * 0.85;
  const panic = presentation.features.includes("panic-diary");
  const craving = presentation.features.includes("craving");
  for (let day = from; day <= course.lastContact; day++) {
    if (!random.chance(fills)) continue;
    const burden = course.burden(day);
    const attacks = panic && random.chance(burden * 0.7) ? 1 : 0;
    writer.add(day, "diary", {
      date: writer.date(day),
      mood: clamp(Math.round(8 - 5 * burden + random.bell()), 0, 10),
      ...night(person, burden),
      ...(panic ? { panicAttacks: attacks } : {}),
      ...(attacks > 0 ? { panicIntensity: clamp(Math.round(4 + 4 * burden), 0, 10) } : {}),
      ...(craving ? { cravings: clamp(Math.round(8 * burden + random.bell()), 0, 10) } : {}),
    });
  }
}

/** Hours in quarter steps; the worse the illness, the less of the time in bed is slept. */
function night({ random }: Person, burden: number): { sleepHours: number; timeInBedHours: number } {
  const timeInBedHours = 7 + random.whole(0, 6) / 4;
  const efficiency = clamp(0.93 - 0.22 * burden + random.bell() * 0.03, 0.4, 0.98);
  return { timeInBedHours, sleepHours: Math.round(timeInBedHours * efficiency * 10) / 10 };
}

/** The brief addiction monitor, whole days in the last 30: use in items 4 to 6, of these heavy drinking in item 5. */
function writeDrinking({ random, writer, course, intakeDay }: Person): void {
  const heavy = random.whole(9, 24);
  writer.add(intakeDay, "score", { instrument: "AUDIT-C", total: random.whole(7, 12), completedBy: "patient" });
  for (const day of monthly(intakeDay, course.lastContact)) {
    const days = clamp(Math.round(heavy * course.burden(day) + random.bell()), 0, 30);
    const rest = answersOf(random, random.whole(20, 60), 12, 20);
    const bam = [
      ...rest.slice(0, 3),
      Math.min(30, days + 3),
      days,
      0,
      ...new Array<null>(7).fill(null),
      ...rest.slice(3),
      2,
    ];
    writer.add(day, "score", { instrument: "BAM-R", answers: bam, completedBy: "patient" });
  }
}

function monthly(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / 28) + 1 }, (_, month) => from + month * 28);
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
