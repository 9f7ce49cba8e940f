import type { OpioidCareContent, OpioidKind } from "./opioid-care-content.ts";

/** A score or a dose of the beginning. Minutes from any one moment. */
interface CowsMark {
  readonly minute: number;
  readonly total: number;
}
interface DoseMark {
  readonly minute: number;
  readonly doseMg: number;
}

/** What is known as the next step is asked for. */
export interface InductionSoFar {
  readonly nowMinute: number;
  /** Which day of buprenorphine this is, counted from 1. */
  readonly day: number;
  /** Last use of another opioid; null = not asked. */
  readonly lastUse: { readonly kind: OpioidKind; readonly minute: number } | null;
  /** Oldest first. */
  readonly scores: readonly CowsMark[];
  /** Of today, oldest first. */
  readonly doses: readonly DoseMark[];
  /** Of the day before; null where not known. */
  readonly yesterdayMg: number | null;
  /** The gate the clinician chose; never below what may be chosen. */
  readonly gate?: number | undefined;
}

/** What to consider next. Words are `opioid.step.<act>`. */
export type InductionStep =
  | { readonly act: "ask-last-use" | "score" }
  | { readonly act: "wait-since-use"; readonly hours: number; readonly minutesLeft: number }
  | { readonly act: "wait-longer"; readonly kind: OpioidKind }
  | {
      readonly act: "below-gate";
      readonly total: number;
      readonly gate: number;
      readonly recheckHours: readonly [number, number];
    }
  | { readonly act: "first-dose"; readonly doseMg: number; readonly cautiousMg: number }
  | { readonly act: "recheck"; readonly minutes: readonly [number, number] }
  | { readonly act: "worse-after-dose"; readonly before: number; readonly after: number }
  | { readonly act: "further-dose"; readonly doseMg: number; readonly mostMg: readonly [number, number] }
  | { readonly act: "enough-today"; readonly totalMg: number }
  | { readonly act: "day-reached"; readonly totalMg: number; readonly mostMg: readonly [number, number] }
  | { readonly act: "second-day"; readonly doseMg: number | null; readonly typicalMg: number };

const MINUTES_AN_HOUR = 60;

/** The next step of a beginning with buprenorphine (pathways 6). Below the gate no dose; what is not known is asked for, never assumed. */
export function inductionStep(so: InductionSoFar, content: OpioidCareContent): InductionStep {
  if (so.day > 1 && so.doses.length === 0) return secondDay(so, content);
  return so.doses.length === 0 ? before(so, content) : after(so, content);
}

function secondDay(
  { yesterdayMg }: InductionSoFar,
  { secondDay: { typicalMg, plusMg } }: OpioidCareContent,
): InductionStep {
  return {
    act: "second-day",
    doseMg: yesterdayMg === null ? null : Math.min(yesterdayMg + plusMg, typicalMg),
    typicalMg,
  };
}

function before(
  { lastUse, scores, nowMinute, gate: chosen }: InductionSoFar,
  content: OpioidCareContent,
): InductionStep {
  if (lastUse === null) return { act: "ask-last-use" };
  const hours = content.waits.find(({ kind }) => kind === lastUse.kind)?.hours;
  if (hours !== undefined) {
    const minutesLeft = lastUse.minute + hours * MINUTES_AN_HOUR - nowMinute;
    if (minutesLeft > 0) return { act: "wait-since-use", hours, minutesLeft };
  }
  const { cows, firstDay } = content;
  const gate = Math.max(chosen ?? cows.gate, cows.mayChoose);
  const last = scores.at(-1);
  const isFresh = last !== undefined && nowMinute - last.minute <= cows.recheckHours[1] * MINUTES_AN_HOUR;
  if (!isFresh) return { act: "score" };
  if (last.total < gate) return { act: "below-gate", total: last.total, gate, recheckHours: cows.recheckHours };
  if (hours === undefined) return { act: "wait-longer", kind: lastUse.kind };
  return { act: "first-dose", doseMg: firstDay.firstMg, cautiousMg: firstDay.cautiousMg };
}

function after(
  { doses, scores, day }: InductionSoFar,
  { firstDay, secondDay: later, cows }: OpioidCareContent,
): InductionStep {
  const lastDose = doses.at(-1)?.minute ?? 0;
  const firstDose = doses[0]?.minute ?? 0;
  const earlier = scores.findLast(({ minute }) => minute <= lastDose);
  const since = scores.findLast(({ minute }) => minute > lastDose);
  if (since === undefined) return { act: "recheck", minutes: firstDay.recheckMinutes };
  const first = scores.findLast(({ minute }) => minute <= firstDose) ?? earlier;
  if (first !== undefined && since.total > first.total)
    return { act: "worse-after-dose", before: first.total, after: since.total };
  const totalMg = doses.reduce((sum, { doseMg }) => sum + doseMg, 0);
  if (since.total < cows.mayChoose) return { act: "enough-today", totalMg };
  const most = day === 1 ? firstDay.mostMg : ([later.typicalMg, later.typicalMg] as const);
  if (totalMg + firstDay.furtherMg > most[1]) return { act: "day-reached", totalMg, mostMg: most };
  return { act: "further-dose", doseMg: firstDay.furtherMg, mostMg: most };
}
