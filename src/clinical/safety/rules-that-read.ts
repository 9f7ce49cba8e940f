import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyRule, SafetyTrigger } from "../knowledge/safety-rule.ts";
import type { Entry } from "../record/entry.ts";

/** A rule with those of its triggers that can read an entry of one sort. */
export interface AskedRule {
  readonly rule: SafetyRule;
  readonly triggers: readonly SafetyTrigger[];
}
type BySort = ReadonlyMap<string, readonly AskedRule[]>;

const sorted = new WeakMap<Knowledge, BySort>();
const NONE: readonly AskedRule[] = [];

/** The rules that could fire from this entry, in their order: most entries are of a sort that no rule reads. */
export function rulesThatRead(entry: Entry, knowledge: Knowledge): readonly AskedRule[] {
  const before = sorted.get(knowledge);
  const bySort = before ?? sortRules(knowledge.safetyRules);
  if (before === undefined) sorted.set(knowledge, bySort);
  return bySort.get(sortOfEntry(entry)) ?? NONE;
}

function sortOfEntry(entry: Entry): string {
  return entry.kind === "score" && entry.retracts === undefined ? `score ${entry.instrument}` : entry.kind;
}

function sortOfTrigger(trigger: SafetyTrigger): string {
  switch (trigger.kind) {
    case "item-at-least":
    case "item-unanswered":
      return `score ${trigger.instrument}`;
    case "risk-level":
      return "risk";
  }
}

function sortRules(rules: readonly SafetyRule[]): BySort {
  const bySort = new Map<string, { rule: SafetyRule; triggers: SafetyTrigger[] }[]>();
  for (const rule of rules) {
    for (const trigger of rule.trigger.kind === "any" ? rule.trigger.of : [rule.trigger]) {
      const asked = bySort.get(sortOfTrigger(trigger)) ?? [];
      const last = asked[asked.length - 1];
      if (last?.rule === rule) last.triggers.push(trigger);
      else asked.push({ rule, triggers: [trigger] });
      bySort.set(sortOfTrigger(trigger), asked);
    }
  }
  return bySort;
}
