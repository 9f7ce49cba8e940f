import type { Condition } from "./condition.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, placeOf } from "./facts/facts.ts";

/** True, false, or undefined where the answer hangs on something unknown (Kleene's three values). */
type Verdict = boolean | undefined;
export type Test = (facts: Pick<Facts, "at">) => Verdict;

/** The condition as a plain function: made once a playbook, asked of every patient. */
export function compileCondition(condition: Condition): Test {
  if ("all" in condition) return allOf(condition.all.map(compileCondition));
  if ("any" in condition) return anyOf(condition.any.map(compileCondition));
  if ("not" in condition) return not(compileCondition(condition.not));
  return compileTest(condition);
}

type FactTest = Extract<Condition, { fact: string }>;

function compileTest(test: FactTest): Test {
  const place = placeOf(test.fact);
  if ("known" in test) return (facts) => isUnknown(facts.at(place)) !== test.known;
  const holds = holding(test);
  return (facts) => {
    const fact = facts.at(place);
    return typeof fact === "object" ? undefined : holds(fact);
  };
}

type Plain = string | number | boolean;

function holding(test: Exclude<FactTest, { known: boolean }>): (fact: Plain) => Verdict {
  if ("is" in test) return (fact) => fact === test.is;
  if ("in" in test) {
    const among = new Set(test.in);
    return (fact) => among.has(fact);
  }
  if ("from" in test) return numeric((fact) => fact >= test.from && fact < test.below);
  return "atLeast" in test ? numeric((fact) => fact >= test.atLeast) : numeric((fact) => fact < test.below);
}

function numeric(holds: (fact: number) => boolean): (fact: Plain) => Verdict {
  return (fact) => (typeof fact === "number" ? holds(fact) : undefined);
}

function not(test: Test): Test {
  return (facts) => {
    const verdict = test(facts);
    return verdict === undefined ? undefined : !verdict;
  };
}

function allOf(tests: readonly Test[]): Test {
  return (facts) => {
    let verdict: Verdict = true;
    for (const test of tests) {
      const one = test(facts);
      if (one === false) return false;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
}

function anyOf(tests: readonly Test[]): Test {
  return (facts) => {
    let verdict: Verdict = false;
    for (const test of tests) {
      const one = test(facts);
      if (one === true) return true;
      if (one === undefined) verdict = undefined;
    }
    return verdict;
  };
}
