import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { assessCase, assessCaseRecord } from "./assess-case.ts";
import type { CaseRecord } from "./case-record.ts";

/**
 * One person, looked at on several days as if each were the day of the new score: what is said first on each. A line after the first must be
 * said beside it; a line that begins with `not ` must not be said at all.
 */
export const weeksCase = assessCase
  .omit({ on: true, scores: true, taken: true, sideEffects: true, limited: true })
  .extend({
    /** The measure at the start of care, and on the day. */
    from: z.number().optional(),
    to: z.number(),
    /** Percent of doses taken, and side effects, as told on the day; null: not asked. */
    taken: z.number().nullable().default(95),
    sideEffects: z.enum(["none", "mild", "moderate", "severe"]).nullable().default("none"),
    /** Days of limited activity in the last 30, at the start of care and on the day. */
    limited: z.tuple([z.number(), z.number()]).optional(),
    expect: z.record(z.string().regex(/^\d+$/), z.union([z.string(), z.array(z.string()).min(1)])),
  });
type WeeksCase = z.infer<typeof weeksCase>;

/** Runs every day of the case. */
export function runWeeksCase(one: WeeksCase, knowledge: Knowledge) {
  const days = Object.entries(one.expect).map(([day, line]): [string, string[]] => [day, [line].flat()]);
  return {
    expected: Object.fromEntries(days),
    actual: Object.fromEntries(days.map(([day, lines]) => [day, saidOn(Number(day), lines, one, knowledge)])),
  };
}

/** The record that the case tells on each of its days. */
export function weeksRecords(one: WeeksCase, knowledge: Knowledge): CaseRecord[] {
  return Object.keys(one.expect).map((day) => recordOn(Number(day), one, knowledge));
}

/** The lines that hold, in the words they were expected in. */
function saidOn(day: number, [, ...others]: readonly string[], one: WeeksCase, knowledge: Knowledge): string[] {
  const { record, asOf } = recordOn(day, one, knowledge);
  const said = assess(record, asOf, knowledge).findings.map(({ rule, category }) => `${rule} ${category}`);
  const holds = (line: string) =>
    line.startsWith("not ") ? !said.includes(line.slice("not ".length)) : said.slice(1).includes(line);
  return [said[0] ?? "nothing", ...others.filter(holds)];
}

function recordOn(on: number, one: WeeksCase, knowledge: Knowledge): CaseRecord {
  const { from, to, taken, sideEffects, limited, expect: _, ...rest } = one;
  const told = {
    ...rest,
    on,
    scores: { ...(from !== undefined && { [-3]: from }), [on]: to },
    ...(taken !== null && rest.dose && { taken: { [on]: taken } }),
    ...(sideEffects !== null && rest.dose && { sideEffects: { [on]: sideEffects } }),
    ...(limited && { limited: { [-3]: limited[0], [on]: limited[1] } }),
    sessions: rest.sessions?.filter((day) => day <= on),
    missed: rest.missed?.filter((day) => day <= on),
    expect: {},
  };
  return assessCaseRecord(told, knowledge);
}
