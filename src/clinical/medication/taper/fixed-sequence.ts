import { type DosePools, madeUp } from "./dose-pools.ts";
import type { Pace, SequenceStep } from "./dose-sequence.ts";

/** By way of the doses the row names, as far as they lie below the present one and can be dispensed, to the end. */
export function fixedSequence({ rule, startMg, endMg }: Pace, pools: DosePools): SequenceStep[] {
  const doses = (rule.viaMg ?? []).filter((mg) => mg < startMg && mg > endMg && madeUp(pools, mg) !== undefined);
  let fromMg = startMg;
  return [...doses, endMg].map((doseMg) => {
    const step: SequenceStep = {
      doseMg,
      take: madeUp(pools, doseMg)?.take ?? [],
      fromMg,
      reductionPct: ((fromMg - doseMg) / fromMg) * 100,
      larger: false,
    };
    fromMg = doseMg;
    return step;
  });
}
