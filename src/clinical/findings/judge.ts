import type { Condition } from "./condition.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";

/** True, false, or undefined where the answer hangs on something unknown (Kleene's three values). */
export type Verdict = boolean | undefined;

export function judge(test: Condition, facts: Facts): Verdict {
  if ("all" in test) return every(test.all, facts);
  if ("any" in test) return some(test.any, facts);
  if ("not" in test) {
    const inner = judge(test.not, facts);
    return inner === undefined ? undefined : !inner;
  }
  const fact = facts(test.fact);
  if ("known" in test) return isUnknown(fact) !== test.known;
  if (isUnknown(fact)) return undefined;
  if ("is" in test) return fact === test.is;
  if ("in" in test) return test.in.includes(fact);
  if (typeof fact !== "number") return undefined;
  if ("from" in test) return fact >= test.from && fact < test.below;
  return "atLeast" in test ? fact >= test.atLeast : fact < test.below;
}

function every(tests: readonly Condition[], facts: Facts): Verdict {
  let verdict: Verdict = true;
  for (const test of tests) {
    const one = judge(test, facts);
    if (one === false) return false;
    if (one === undefined) verdict = undefined;
  }
  return verdict;
}

function some(tests: readonly Condition[], facts: Facts): Verdict {
  let verdict: Verdict = false;
  for (const test of tests) {
    const one = judge(test, facts);
    if (one === true) return true;
    if (one === undefined) verdict = undefined;
  }
  return verdict;
}
