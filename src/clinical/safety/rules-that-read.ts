import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyRule, SafetyTrigger } from "../knowledge/safety-rule.ts";
import type { Entry } from "../record/entry.ts";

/** A rule with those of its triggers that can read an entry of one sort. */
export interface AskedRule {
  readonly rule: SafetyRule;
  readonly triggers: readonly SafetyTrigger[];
}
type Asked = ReadonlyMap<string, readonly AskedRule[]>;
interface BySort {
  /** By the instrument of a score. */
  readonly scores: Asked;
  /** By the kind of every other entry. */
  readonly kinds: Asked;
}

const sorted = new WeakMap<Knowledge, BySort>();
const NONE: readonly AskedRule[] = [];

/** The rules that could fire from this entry, in their order: most entries are of a sort that no rule reads. */
export function rulesThatRead(entry: Entry, knowledge: Knowledge): readonly AskedRule[] {
  const before = sorted.get(knowledge);
  const bySort = before ?? sortRules(knowledge.safetyRules);
  if (before === undefined) sorted.set(knowledge, bySort);
  const isScore = entry.kind === "score" && entry.retracts === undefined;
  return (isScore ? bySort.scores.get(entry.instrument) : bySort.kinds.get(entry.kind)) ?? NONE;
}

function sortRules(rules: readonly SafetyRule[]): BySort {
  const scores = new Map<string, Gathered[]>();
  const kinds = new Map<string, Gathered[]>();
  for (const rule of rules) {
    for (const trigger of rule.trigger.kind === "any" ? rule.trigger.of : [rule.trigger]) {
      if (trigger.kind === "risk-level") gather(kinds, "risk", rule, trigger);
      else gather(scores, trigger.instrument, rule, trigger);
    }
  }
  return { scores, kinds };
}

interface Gathered {
  readonly rule: SafetyRule;
  readonly triggers: SafetyTrigger[];
}

function gather(bySort: Map<string, Gathered[]>, sort: string, rule: SafetyRule, trigger: SafetyTrigger): void {
  const asked = bySort.get(sort) ?? [];
  const last = asked[asked.length - 1];
  if (last?.rule === rule) last.triggers.push(trigger);
  else asked.push({ rule, triggers: [trigger] });
  bySort.set(sort, asked);
}
