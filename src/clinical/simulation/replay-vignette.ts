import { z } from "zod";
import { assess } from "../findings/assess.ts";
import type { Assessment } from "../findings/assessment.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { isKnown } from "../known.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import type { Vignette } from "./vignette.ts";
import { vignetteRecord } from "./vignette-record.ts";

/** A day on which stories begin where the calendar does not matter. */
export const REPLAY_DAY_ZERO = "2026-01-05";

/** What is said of a story at the end of one of its days, with nothing of later days in the record. */
export function replayVignette(vignette: Vignette, day: number, knowledge: Knowledge): Assessment {
  const record = vignetteRecord(vignette, REPLAY_DAY_ZERO, day);
  return assess(record, isoDay(dayNumber(REPLAY_DAY_ZERO) + day), knowledge);
}

const names = z.array(z.string()).optional();
const dayExpected = z.strictObject({
  day: z.number().int(),
  about: z.string().optional(),
  /** `PIV-W4-2 continue` */
  first: z.string().optional(),
  also: names,
  /** Reasons of the first. */
  reasons: names,
  /** Conditions for a taper that the first names as not met; it names no other. */
  gates: names,
  course: z.string().optional(),
  /** Name to the day it falls due. */
  due: z.record(z.string(), z.number().int()).optional(),
  /** Categories that must not be said at all. */
  never: names,
});
/** What a story's page promises of its days. */
export const vignetteDaysSchema = z.strictObject({ vignette: z.string(), days: z.array(dayExpected).min(1) });
export type DayExpected = z.infer<typeof dayExpected>;

/** One thing promised of a day, and whether it is so. */
export interface Promised {
  readonly kind: "first" | "also" | "reason" | "never" | "gates" | "course" | "due";
  /** What was promised, in the words of the expectations file: `PIV-W4-2 continue`, `TG1,TG3`, `PHQ-9 14`. */
  readonly what: string;
  readonly kept: boolean;
  /** What was found where it is not so. */
  readonly found: string;
}

/** Each thing promised of a day, in the order of its file, held against what is said on it. `dayZero`: the story's first day, ISO date. */
export function promisedOf(
  expected: DayExpected,
  { findings, due, situation }: Assessment,
  dayZero = REPLAY_DAY_ZERO,
): Promised[] {
  const said = findings.map(({ rule, category }) => `${rule} ${category}`);
  const [first] = findings;
  const of = (kind: Promised["kind"], what: string, kept: boolean, found: string): Promised => {
    return { kind, what, kept, found: kept ? "" : found };
  };
  const all = said.join(", ") || "nothing";
  const named = (first?.because ?? []).flatMap((line) => /^TG\d+/.exec(line)?.[0] ?? []);
  const status = isKnown(situation.course) ? situation.course.value.status : "not known";
  const zero = dayNumber(dayZero);
  return [
    ...some(expected.first).map((line) => of("first", line, said[0] === line, all)),
    ...(expected.also ?? []).map((line) => of("also", line, said.slice(1).includes(line), all)),
    ...(expected.reasons ?? []).map((one) =>
      of("reason", one, first?.reasons.includes(one) === true, first?.reasons.join(", ") ?? "nothing"),
    ),
    ...(expected.never ?? []).map((one) => of("never", one, !findings.some(({ category }) => category === one), all)),
    ...some(expected.gates).map((gates) =>
      of("gates", gates.join(), named.join() === gates.join(), named.join() || "no gate"),
    ),
    ...some(expected.course).map((course) => of("course", course, status === course, String(status))),
    ...Object.entries(expected.due ?? {}).map(([name, day]) => {
      const on = due.filter((one) => one.name === name).map((one) => dayNumber(one.dueOn) - zero);
      return of("due", `${name} ${day}`, on.includes(day), on.map((one) => `${name} ${one}`).join(", ") || "no day");
    }),
  ];
}

const some = <T>(one: T | undefined): T[] => (one === undefined ? [] : [one]);

/** What is missing or wrong on that day, in words; empty when all is as promised. */
export function vignetteFaults(expected: DayExpected, assessment: Assessment): string[] {
  return promisedOf(expected, assessment)
    .filter(({ kept }) => !kept)
    .map(({ kind, what, found }) => `day ${expected.day}: ${kind} ${what}: not so; found ${found}`);
}
