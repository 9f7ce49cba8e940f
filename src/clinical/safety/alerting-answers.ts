import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyTrigger } from "../knowledge/safety-rule.ts";

/**
 * The least answer to each item of an instrument that raises an alert by itself, by item. A page shows the person where to find help
 * from these, at once and without a server.
 */
export function alertingAnswers(instrument: string, knowledge: Knowledge): ReadonlyMap<string, number> {
  const least = new Map<string, number>();
  for (const { trigger } of knowledge.safetyRules) {
    const triggers: readonly SafetyTrigger[] = trigger.kind === "any" ? trigger.of : [trigger];
    for (const one of triggers) {
      if (one.kind !== "item-at-least" || one.instrument !== instrument) continue;
      least.set(one.linkId, Math.min(one.value, least.get(one.linkId) ?? one.value));
    }
  }
  return least;
}
