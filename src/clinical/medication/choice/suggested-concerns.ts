import type { CareCase } from "../../findings/facts/care-case.ts";
import { isKnown } from "../../known.ts";
import type { Concern } from "./choice-content.ts";

const PAIN = /(^|-)(pain|fibromyalgia|neuropathy|arthritis|migraine)(-|$)/;
const SEXUAL = /sexual|libido|orgasm|erectile/;
const WEIGHT = /weight/;

/** Concerns the record itself speaks of: a pain condition, poor sleep, side effects reported, doses missed. A start for the clinician, who ticks the rest. */
export function suggestedConcerns({ situation, timeline }: CareCase): Concern[] {
  const effects = timeline.sideEffects.filter(({ severity }) => severity !== "none").map(({ effect }) => effect ?? "");
  const found: Record<Concern, boolean> = {
    pain: situation.conditions.some(({ condition }) => PAIN.test(condition)),
    fatigue: false,
    "poor-sleep": isKnown(situation.sleep) && situation.sleep.value.state === "residual",
    "poor-appetite": false,
    "weight-gain": effects.some((effect) => WEIGHT.test(effect)),
    "sexual-side-effects": effects.some((effect) => SEXUAL.test(effect)),
    "missed-doses": isKnown(situation.adherence) && situation.adherence.value.level !== "high",
  };
  return (Object.keys(found) as Concern[]).filter((concern) => found[concern]);
}
