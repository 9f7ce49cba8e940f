import { compileCondition } from "../clinical/findings/compile-condition.ts";
import type { Condition } from "../clinical/findings/condition.ts";
import { type Fact, isUnknown } from "../clinical/findings/facts/fact.ts";
import { type Facts, placeOf } from "../clinical/findings/facts/facts.ts";

type FactTest = Extract<Condition, { fact: string }>;

/** A threshold of a row, and the sides on which a case stands next to it with nothing else in the way. */
export interface Edge {
  readonly fact: string;
  readonly at: number;
  above: boolean;
  under: boolean;
}

/** Figures that no case can bring within 1 of a threshold, since answers and visits are whole: how near is near enough. */
const NEAR: readonly (readonly [RegExp, number])[] = [
  [/improvementPct$/, 3],
  [/recentPct$/, 25],
  [/Pct$|\.pct$/, 10],
];
const LEAST_STEP = 1e-6;

/** Every threshold that a condition names, with no case at it yet. */
export function edgesOf(condition: Condition): Edge[] {
  const all = testsOf(condition).flatMap((test) => thresholds(test).map((at) => ({ fact: test.fact, at })));
  const once = new Map(all.map((edge) => [`${edge.fact} ${edge.at}`, edge]));
  return [...once.values()].map((edge) => ({ ...edge, above: false, under: false }));
}

/** Notes the thresholds that these facts stand next to, where crossing one alone changes what the condition comes to. */
export function noteEdges(edges: readonly Edge[], condition: Condition, facts: Facts): void {
  const holds = judge(condition, facts);
  for (const edge of edges) {
    if (edge.above && edge.under) continue;
    const value = facts.of(edge.fact);
    if (isUnknown(value) || typeof value !== "number" || Math.abs(value - edge.at) > nearness(edge.fact)) continue;
    const isAbove = value >= edge.at;
    const across = isAbove ? edge.at - LEAST_STEP : edge.at;
    if (judge(condition, withFact(facts, edge.fact, across)) === holds) continue;
    if (isAbove) edge.above = true;
    else edge.under = true;
  }
}

/** Whether the condition does not hold, and would if one of its tests alone came out otherwise. One without a test can never miss. */
export function justMisses(condition: Condition, facts: Facts): boolean {
  if (testsOf(condition).length === 0) return true;
  return !judge(condition, facts) && testsOf(condition).some((test) => judge(turned(condition, test), facts));
}

const nearness = (fact: string): number => NEAR.find(([name]) => name.test(fact))?.[1] ?? 1;

function testsOf(condition: Condition): FactTest[] {
  if ("all" in condition) return condition.all.flatMap(testsOf);
  if ("any" in condition) return condition.any.flatMap(testsOf);
  return "not" in condition ? testsOf(condition.not) : [condition];
}

function thresholds(test: FactTest): number[] {
  if ("from" in test) return [test.from, test.below];
  if ("atLeast" in test) return [test.atLeast];
  return "below" in test ? [test.below] : [];
}

/** Conditions made ready once: every case asks all of them. */
const ready = new WeakMap<Condition, ReturnType<typeof compileCondition>>();

function judge(condition: Condition, facts: Pick<Facts, "at">): boolean {
  const before = ready.get(condition) ?? compileCondition(condition);
  ready.set(condition, before);
  return before(facts) === true;
}

const turnings = new WeakMap<Condition, Map<FactTest, Condition>>();

/** The condition with one of its tests turned into its opposite. */
function turned(condition: Condition, test: FactTest): Condition {
  const known = turnings.get(condition) ?? new Map<FactTest, Condition>();
  turnings.set(condition, known);
  const before = known.get(test) ?? turn(condition, test);
  known.set(test, before);
  return before;
}

function turn(condition: Condition, test: FactTest): Condition {
  if (condition === test) return "known" in test ? { ...test, known: !test.known } : { not: test };
  if ("all" in condition) return { all: condition.all.map((part) => turn(part, test)) };
  if ("any" in condition) return { any: condition.any.map((part) => turn(part, test)) };
  return "not" in condition ? { not: turn(condition.not, test) } : condition;
}

function withFact(facts: Facts, name: string, value: Fact): Pick<Facts, "at"> {
  const own = placeOf(name);
  return { at: (place) => (place === own ? value : facts.at(place)) };
}
