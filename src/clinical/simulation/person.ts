import type { Course } from "./course.ts";
import type { MeasurePlan, Presentation } from "./presentations.ts";
import type { Random } from "./random.ts";
import type { RecordWriter } from "./record-writer.ts";

/** All that makes one invented person: drawn once, then read by everything that writes their record. */
export interface Person {
  readonly random: Random;
  readonly writer: RecordWriter;
  readonly presentation: Presentation;
  readonly course: Course;
  readonly age: number;
  readonly sex: "female" | "male";
  readonly language: string;
  readonly tracks: { readonly therapy: boolean; readonly medication: boolean };
  /** Day of the intake, before day 0. */
  readonly intakeDay: number;
  /** First total of each measure, by instrument. */
  readonly first: ReadonlyMap<string, number>;
  readonly habits: Habits;
}

/** Shares from 0 to 1. */
interface Habits {
  /** Forms filled of those sent. */
  readonly fillsForms: number;
  readonly keepsVisits: number;
  readonly doesHomework: number;
  /** Doses taken; absent = nobody asks. */
  readonly takesDoses?: number;
}

export function drawHabits(random: Random, droppedOut: boolean): Habits {
  const asked = random.chance(0.88);
  const takes = random.weighted([
    { weight: 72, from: 0.9 },
    { weight: 19, from: 0.6 },
    { weight: 9, from: 0.25 },
  ]);
  return {
    fillsForms: random.weighted([
      { weight: 60, share: 0.97 },
      { weight: 28, share: 0.8 },
      { weight: 12, share: 0.5 },
    ]).share,
    keepsVisits: droppedOut ? 0.72 : 1 - random.unit() * random.unit() * 0.45,
    doesHomework: 0.35 + random.unit() * 0.6,
    ...(asked ? { takesDoses: Math.min(1, takes.from + random.unit() * 0.1) } : {}),
  };
}

/** What the measure would read on a day, before it is written down: whole, never below 0. */
export function trueTotal(person: Person, plan: MeasurePlan, day: number): number {
  const first = person.first.get(plan.instrument) ?? plan.first[0];
  const noise = day <= 0 ? 0 : person.random.bell() * Math.max(0.7, first * 0.05);
  return Math.max(
    0,
    Math.min(plan.most, Math.round(plan.floor + (first - plan.floor) * person.course.burden(day) + noise)),
  );
}
