import { compileCondition } from "./compile-condition.ts";
import type { Condition } from "./condition.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { UnknownFact } from "./why.ts";

type FactTest = Extract<Condition, { fact: string }>;

/** A single test, and whether the row needs it to hold or (under a `not`) not to. */
export interface Hindrance {
  readonly test: FactTest;
  readonly needed: boolean;
  /** Another test beside it would have been enough. */
  readonly oneOfSeveral: boolean;
}

/** The tests that keep a condition from coming out as `needed`. Empty where it does, or where that hangs on something unknown. */
export function hindrances(condition: Condition, facts: Facts, needed = true, oneOfSeveral = false): Hindrance[] {
  const verdict = compileCondition(condition)(facts);
  if (verdict === undefined || verdict === needed) return [];
  if ("not" in condition) return hindrances(condition.not, facts, !needed, oneOfSeveral);
  if ("all" in condition)
    return among(condition.all, facts, needed, oneOfSeveral || (!needed && condition.all.length > 1));
  if ("any" in condition)
    return among(condition.any, facts, needed, oneOfSeveral || (needed && condition.any.length > 1));
  return [{ test: condition, needed, oneOfSeveral }];
}

function among(parts: readonly Condition[], facts: Facts, needed: boolean, oneOfSeveral: boolean): Hindrance[] {
  return parts.flatMap((part) => hindrances(part, facts, needed, oneOfSeveral));
}

/** The facts whose being unknown leaves a condition open; each once. */
export function openFacts(condition: Condition, facts: Facts): UnknownFact[] {
  if (compileCondition(condition)(facts) !== undefined) return [];
  const found = new Map<string, UnknownFact>();
  for (const part of partsOf(condition)) for (const one of openFacts(part, facts)) found.set(one.fact, one);
  if ("fact" in condition) {
    const fact = facts.of(condition.fact);
    found.set(condition.fact, { fact: condition.fact, why: isUnknown(fact) ? fact.unknown : "not a number" });
  }
  return [...found.values()];
}

function partsOf(condition: Condition): readonly Condition[] {
  if ("all" in condition) return condition.all;
  if ("any" in condition) return condition.any;
  return "not" in condition ? [condition.not] : [];
}
