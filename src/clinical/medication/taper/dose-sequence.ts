import type { DosePools, PossibleDose } from "./dose-pools.ts";
import type { TaperContent, TaperRule } from "./taper-rule.ts";

/** A dose of the taper and how much lower it is than the one before. */
export interface SequenceStep extends PossibleDose {
  readonly fromMg: number;
  /** Percent of the dose before. */
  readonly reductionPct: number;
  /** Greater than the source advises: nothing in between can be dispensed. */
  readonly larger: boolean;
}

/** How steps are chosen: the row's own way, at a share between its least and its most. */
export interface Pace {
  readonly rule: TaperRule;
  readonly startMg: number;
  /** 0, or the dose to stay on. */
  readonly endMg: number;
  readonly scheme: TaperScheme | "fixed";
  /** Percent; unused where the row names milligrams. */
  readonly stepPct: number;
  readonly smallSteps: TaperContent["smallSteps"];
  /** Stops already from this share of the first dose down, percent, where a short taper is asked for. */
  readonly lastPct?: number;
}
export type TaperScheme = "proportionate" | "linear" | "hyperbolic";

interface Wanted {
  readonly leastMg: number;
  readonly targetMg: number;
  readonly mostMg: number;
}

/** Longest list of steps a plan may have: one a week for two years. */
const MOST_STEPS = 104;

/** Doses from the first reduction to the end, each lower than the one before and each one that can be taken. */
export function doseSequence(pace: Pace, pools: DosePools): SequenceStep[] {
  const steps: SequenceStep[] = [];
  let from: PossibleDose = { doseMg: pace.startMg, take: [] };
  while (from.doseMg > pace.endMg) {
    const full = steps.length >= MOST_STEPS - 1;
    const next = full || mayStop(from.doseMg, pace, pools) ? undefined : nextDose(from, pace, pools);
    const step = stepTo(next ?? lastDose(pace, pools), from.doseMg, pace);
    steps.push(step);
    from = step;
  }
  return steps;
}

function stepTo(dose: PossibleDose, fromMg: number, pace: Pace): SequenceStep {
  const reductionPct = ((fromMg - dose.doseMg) / fromMg) * 100;
  const { limit } = pace.rule;
  const larger =
    limit === undefined ? dose.doseMg < wantedFrom(fromMg, pace).leastMg - SLACK : reductionPct > limit.pct + SLACK;
  return { ...dose, fromMg, reductionPct, larger: larger && dose.doseMg > 0 };
}

function lastDose({ endMg }: Pace, pools: DosePools): PossibleDose {
  const made = [...pools.solid, ...pools.liquid].find(({ doseMg }) => doseMg === endMg);
  return made ?? { doseMg: endMg, take: [] };
}

/** Small last doses are worth a liquid or other days: stopping is hard, or it was asked for. */
function isFine({ rule, scheme }: Pace, { solid }: DosePools): boolean {
  return rule.withdrawalRisk === "high" || scheme === "hyperbolic" || solid.length === 0;
}

/** The next step may be the last: small enough by the row, or nothing smaller can be taken. */
function mayStop(fromMg: number, pace: Pace, pools: DosePools): boolean {
  const { rule, startMg, endMg, scheme } = pace;
  if (endMg > 0) return false;
  if (rule.stopFromMg !== undefined && startMg !== fromMg && fromMg <= rule.stopFromMg) return true;
  if (rule.below !== undefined) return fromMg <= rule.below.stepMg;
  if (rule.stepMg !== undefined) return fromMg <= dailyStep(rule.stepMg, rule) + SLACK;
  if (scheme === "linear") return fromMg <= (startMg * pace.stepPct) / 100 + SLACK;
  const usual = scheme === "hyperbolic" ? pace.smallSteps.stopBelowPct : (rule.stopBelowPct ?? 0);
  const share = Math.max(usual, pace.lastPct ?? 0);
  const isSmallest = !isFine(pace, pools) && fromMg <= (pools.solid[0]?.doseMg ?? 0) && fromMg < startMg;
  return isSmallest || fromMg <= (startMg * share) / 100;
}

function dailyStep(stepMg: number, { dosesADay = 1 }: TaperRule): number {
  return stepMg * dosesADay;
}

/** A row with a limit may be exceeded by half of its greatest share before a dose is made up in a harder way (PD). */
const WITHIN_LIMIT = 1.5;

/** The simplest dose within the row's range; else the smallest step down there is. A liquid once begun is kept to. */
function nextDose(from: PossibleDose, pace: Pace, pools: DosePools): PossibleDose | undefined {
  const wanted = wantedFrom(from.doseMg, pace);
  const fine = isFine(pace, pools);
  const lower = (pool: readonly PossibleDose[]) =>
    pool.filter(({ doseMg }) => doseMg < from.doseMg && doseMg >= pace.endMg);
  const onLiquid = from.take.some((take) => take.form === "oral-solution");
  const solid = onLiquid ? [] : lower(pools.solid);
  const liquid = fine ? lower(pools.liquid) : [];
  const alternate = fine || pace.rule.stepMg !== undefined ? lower(pools.alternate) : [];
  const wide = { ...wanted, leastMg: leastWithinLimit(from.doseMg, wanted, pace.rule) };
  return (
    nearest(solid, wanted) ??
    nearest(liquid, wanted) ??
    nearest(solid, wide) ??
    nearest(liquid, wide) ??
    nearest(alternate, wanted) ??
    smallestStep([...lower(pools.solid), ...liquid, ...alternate], wanted)
  );
}

function leastWithinLimit(fromMg: number, { leastMg }: Wanted, { limit, stepPct }: TaperRule): number {
  if (limit === undefined || stepPct === undefined) return leastMg;
  return fromMg * (1 - Math.min(limit.pct, stepPct.most * WITHIN_LIMIT) / 100);
}

/** Outside the range: never a greater step than need be; but not one too small to count, where there is another. */
function smallestStep(pool: readonly PossibleDose[], { mostMg }: Wanted): PossibleDose | undefined {
  const counting = pool.filter(({ doseMg }) => doseMg <= mostMg + SLACK);
  const [candidates, better] =
    counting.length > 0
      ? [counting, (one: PossibleDose, best: PossibleDose) => one.doseMg > best.doseMg]
      : [pool, (one: PossibleDose, best: PossibleDose) => one.doseMg < best.doseMg];
  return candidates.reduce<PossibleDose | undefined>(
    (best, one) => (best === undefined || better(one, best) ? one : best),
    undefined,
  );
}

const SLACK = 1e-6;

function nearest(pool: readonly PossibleDose[], { leastMg, targetMg, mostMg }: Wanted): PossibleDose | undefined {
  return pool
    .filter(({ doseMg }) => doseMg >= leastMg - SLACK && doseMg <= mostMg + SLACK)
    .reduce<PossibleDose | undefined>(
      (best, one) =>
        best === undefined || Math.abs(one.doseMg - targetMg) < Math.abs(best.doseMg - targetMg) ? one : best,
      undefined,
    );
}

/** Where the next dose should lie. */
function wantedFrom(fromMg: number, pace: Pace): Wanted {
  const { rule, startMg } = pace;
  if (rule.stepMg !== undefined) {
    const smaller = rule.below !== undefined && fromMg <= rule.below.mg ? rule.below.stepMg : undefined;
    const step = smaller ?? dailyStep(rule.stepMg, rule);
    return { leastMg: fromMg - step, targetMg: fromMg - step, mostMg: fromMg - step / 2 };
  }
  const { least = 0, most = 100 } = rule.stepPct ?? {};
  const of = pace.scheme === "linear" ? startMg : fromMg;
  const after = (pct: number) => fromMg - (of * pct) / 100;
  if (pace.scheme === "hyperbolic" && fromMg <= (startMg * pace.smallSteps.belowPct) / 100) {
    const { stepPct } = pace.smallSteps;
    const [gentle, usual] = [Math.min(stepPct.least, least), Math.min(stepPct.usual, pace.stepPct)];
    return { leastMg: after(Math.min(stepPct.most, most)), targetMg: after(usual), mostMg: after(gentle / 2) };
  }
  return {
    leastMg: after(Math.max(most, pace.stepPct)),
    targetMg: after(pace.stepPct),
    mostMg: after(Math.min(least, pace.stepPct)),
  };
}
