import { z } from "zod";
import { assess } from "../findings/assess.ts";
import type { Assessment } from "../findings/assessment.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { isKnown } from "../known.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import type { Vignette } from "./vignette.ts";
import { vignetteRecord } from "./vignette-record.ts";

/** A day on which stories begin where the calendar does not matter. */
const REPLAY_DAY_ZERO = "2026-01-05";

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
type DayExpected = z.infer<typeof dayExpected>;

/** What is missing or wrong on that day, in words; empty when all is as promised. */
export function vignetteFaults(expected: DayExpected, { findings, due, situation }: Assessment): string[] {
  const said = findings.map(({ rule, category }) => `${rule} ${category}`);
  const [first] = findings;
  const faults: string[] = [];
  const check = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`day ${expected.day}: ${fault} (said: ${said.join(", ")})`);
  };
  if (expected.first !== undefined) check(said[0] === expected.first, `not first: ${expected.first}`);
  for (const line of expected.also ?? []) check(said.slice(1).includes(line), `not said: ${line}`);
  for (const reason of expected.reasons ?? []) check(first?.reasons.includes(reason) === true, `no reason ${reason}`);
  for (const category of expected.never ?? [])
    check(!findings.some((one) => one.category === category), `must not be said: ${category}`);
  if (expected.gates !== undefined) {
    const named = (first?.because ?? []).flatMap((line) => /^TG\d+/.exec(line)?.[0] ?? []);
    check(named.join() === expected.gates.join(), `names ${named.join() || "no gate"}, not ${expected.gates.join()}`);
  }
  const status = isKnown(situation.course) ? situation.course.value.status : null;
  if (expected.course !== undefined) check(status === expected.course, `course is ${status}, not ${expected.course}`);
  const zero = dayNumber(REPLAY_DAY_ZERO);
  for (const [name, day] of Object.entries(expected.due ?? {})) {
    const on = due.filter((one) => one.name === name).map((one) => dayNumber(one.dueOn) - zero);
    check(on.includes(day), `${name} is due on ${on.join() || "no day"}, not ${day}`);
  }
  return faults;
}
