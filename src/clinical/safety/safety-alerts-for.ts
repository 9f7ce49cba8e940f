import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyRule, SafetyTrigger } from "../knowledge/safety-rule.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Entry } from "../record/entry.ts";
import { firesFrom } from "./fires-from.ts";

/** An alert to open for people, told in words. */
export interface RaisedAlert {
  readonly rule: string;
  readonly severity: SafetyRule["severity"];
  readonly withinMinutes: number;
  readonly message: string;
  readonly forRoles: string[];
}

/**
 * The alerts one entry raises by itself, most severe first: read from the answers as given, before and apart from all scoring,
 * so that a form half filled still raises them. Empty where there is nothing to act on; a retraction raises nothing.
 */
export function safetyAlertsFor(entry: Entry, knowledge: Knowledge): RaisedAlert[] {
  const fired = knowledge.safetyRules.flatMap((rule) => {
    const told = firstThatFires(rule, entry, knowledge);
    return told === null ? [] : [{ rule, told }];
  });
  const ids = new Set(fired.map(({ rule }) => rule.id));
  return fired
    .filter(({ rule }) => !(rule.yieldsTo ?? []).some((id) => ids.has(id)))
    .sort((a, b) => RANK[a.rule.severity] - RANK[b.rule.severity])
    .map(({ rule, told }) => ({
      rule: rule.id,
      severity: rule.severity,
      withinMinutes: rule.withinMinutes,
      message: sentence(knowledge, "en", rule.message, told),
      forRoles: [...rule.forRoles],
    }));
}

const RANK = { emergency: 0, "same-day": 1, ask: 2 } as const;

function firstThatFires(rule: SafetyRule, entry: Entry, knowledge: Knowledge) {
  const triggers: SafetyTrigger[] = rule.trigger.kind === "any" ? rule.trigger.of : [rule.trigger];
  for (const trigger of triggers) {
    const told = firesFrom(trigger, entry, knowledge);
    if (told !== null) return told;
  }
  return null;
}
