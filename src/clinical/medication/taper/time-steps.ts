import type { DosePools } from "./dose-pools.ts";
import { doseSequence, type Pace, type SequenceStep } from "./dose-sequence.ts";
import { fixedSequence } from "./fixed-sequence.ts";
import { DAYS_A_WEEK, shortestTotal, spreadDays, wholeDays } from "./spread-days.ts";
import type { Span } from "./taper-rule.ts";

export interface TimedSteps {
  readonly steps: readonly SequenceStep[];
  /** The day each begins; the first on day 0. */
  readonly days: readonly number[];
}
/** Fewer weeks than this taper takes at its fastest. */
export interface TooShort {
  readonly shortestWeeks: number;
}

const ONE_WEEK: Span = { least: 1, usual: 1, most: 1 };

/** Steps at the row's usual share and interval; never in less than its shortest time. */
export function usualSteps(pace: Pace, pools: DosePools): TimedSteps {
  const { rule } = pace;
  const held = leastDays((rule.intervalWeeks ?? ONE_WEEK).usual);
  const steps = sequence(pace, pools);
  const total = Math.max(shortestTotal(steps, held, rule), wholeDays(rule.minimumWeeks));
  return { steps, days: spreadDays(steps, total, held, rule) };
}

/** Steps that last the weeks asked for: of the shares the row allows, the one whose intervals come nearest to the row's own. */
export function stepsOver(weeks: number, pace: Pace, pools: DosePools): TimedSteps | TooShort {
  const { rule } = pace;
  const interval = rule.intervalWeeks ?? ONE_WEEK;
  const least = leastDays(interval.least);
  const total = wholeDays(weeks);
  const ways = pacesOf(pace).map((one) => sequence(one, pools));
  const shortest = Math.max(
    wholeDays(rule.minimumWeeks),
    Math.min(...ways.map((steps) => shortestTotal(steps, least, rule))),
  );
  if (total < shortest) return { shortestWeeks: Math.ceil(shortest / DAYS_A_WEEK) };
  const fitting = ways.filter((steps) => shortestTotal(steps, least, rule) <= total);
  const miss = (steps: readonly SequenceStep[]) => {
    const each = weeks / Math.max(1, steps.length - 1);
    return Math.max(0, interval.least - each, each - interval.most);
  };
  const steps = fitting.reduce((best, one) => (miss(one) < miss(best) ? one : best));
  return { steps, days: spreadDays(steps, total, least, rule) };
}

function leastDays(weeks: number): number {
  return Math.max(1, wholeDays(weeks));
}

function sequence(pace: Pace, pools: DosePools): SequenceStep[] {
  return pace.rule.viaMg === undefined ? doseSequence(pace, pools) : fixedSequence(pace, pools);
}

const SHARES_TRIED = 4;

/** At the usual share first, then at smaller and greater ones, up to the row's limit; last, where stopping is not hard, with a greater last step. */
function pacesOf(pace: Pace): Pace[] {
  const { stepPct: span, limit, withdrawalRisk } = pace.rule;
  if (span === undefined) return [pace];
  const most = limit?.pct ?? span.most;
  const between = (end: number) =>
    Array.from({ length: SHARES_TRIED }, (_, place) => span.usual + ((end - span.usual) * (place + 1)) / SHARES_TRIED);
  const shares = [...new Set([span.usual, ...between(span.least), ...between(most)])];
  const usual = shares.map((stepPct) => ({ ...pace, stepPct }));
  return withdrawalRisk === "high" ? usual : [...usual, { ...pace, stepPct: most, lastPct: SHORT_LAST_PCT }];
}

/** A quarter of the first dose: the last step of a taper as short as its row allows (PD). */
const SHORT_LAST_PCT = 25;
