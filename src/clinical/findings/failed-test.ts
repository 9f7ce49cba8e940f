import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import { factName } from "./fact-words.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { Hindrance } from "./failing-tests.ts";
import { factValue, leafLine } from "./rule-words.ts";
import type { FailedTest } from "./why.ts";

const LANGUAGE = "en";

/** A test that failed, with the figure it met and what it needed. */
export function failedTest({ test, needed, oneOfSeveral }: Hindrance, facts: Facts, knowledge: Knowledge): FailedTest {
  const fact = facts.of(test.fact);
  const value = isUnknown(fact) ? null : fact;
  const words = sentence(knowledge, LANGUAGE, "why.test", {
    fact: factName(test.fact, knowledge),
    value: value === null ? sentence(knowledge, LANGUAGE, "why.value.unknown") : factValue(test.fact, value, knowledge),
    needs: leafLine(test, knowledge).is,
    wanted: needed ? "yes" : "no",
    several: oneOfSeveral ? "yes" : "no",
  });
  return { fact: test.fact, value, words };
}
