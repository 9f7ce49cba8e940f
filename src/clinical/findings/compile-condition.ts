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

/** Whether a condition is true: known to be. */
export type Holds = (facts: Facts) => boolean;

/**
 * The condition as a question of whether it is true, for whom false and unknown come to the same: it stops at the first part that
 * settles that, so that of most rules only the first fact is ever worked out.
 */
export function compileHolds(condition: Condition): Holds {
  if ("all" in condition) return everyOne(condition.all.map(compileHolds));
  if ("any" in condition) return someOne(condition.any.map(compileHolds));
  if ("not" in condition) return compileFails(condition.not);
  const test = compileTest(condition);
  return (facts) => test(facts) === true;
}

/** The same of whether it is false. */
function compileFails(condition: Condition): Holds {
  if ("all" in condition) return someOne(condition.all.map(compileFails));
  if ("any" in condition) return everyOne(condition.any.map(compileFails));
  if ("not" in condition) return compileHolds(condition.not);
  const test = compileTest(condition);
  return (facts) => test(facts) === false;
}

function everyOne(tests: readonly Holds[]): Holds {
  return (facts) => {
    for (const test of tests) if (!test(facts)) return false;
    return true;
  };
}

function someOne(tests: readonly Holds[]): Holds {
  return (facts) => {
    for (const test of tests) if (test(facts)) return true;
    return false;
  };
}

type FactTest = Extract<Condition, { fact: string }>;

function compileTest(test: FactTest): Test {
  const place = placeOf(test.fact);
  if ("known" in test) return (facts) => isUnknown(facts.at(place)) !== test.known;
  if ("is" in test) return isValue(place, test.is);
  if ("in" in test) return isOneOf(place, test.in);
  if ("from" in test) return allOf([isAtLeast(place, test.from), isBelow(place, test.below)]);
  return "atLeast" in test ? isAtLeast(place, test.atLeast) : isBelow(place, test.below);
}

function isValue(place: number, wanted: string | number | boolean): Test {
  return (facts) => {
    const fact = facts.at(place);
    return typeof fact === "object" ? undefined : fact === wanted;
  };
}

function isOneOf(place: number, wanted: readonly (string | number | boolean)[]): Test {
  return (facts) => {
    const fact = facts.at(place);
    return typeof fact === "object" ? undefined : wanted.includes(fact);
  };
}

/** What is not a number is neither above nor below. */
function isAtLeast(place: number, least: number): Test {
  return (facts) => {
    const fact = facts.at(place);
    return typeof fact === "number" ? fact >= least : undefined;
  };
}

function isBelow(place: number, bound: number): Test {
  return (facts) => {
    const fact = facts.at(place);
    return typeof fact === "number" ? fact < bound : undefined;
  };
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
