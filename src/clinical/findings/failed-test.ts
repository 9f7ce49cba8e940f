import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import { factName } from "./fact-words.ts";
import { type Fact, isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { Hindrance } from "./failing-tests.ts";
import { factValue, leafLine } from "./rule-words.ts";
import type { FailedTest } from "./why.ts";

const LANGUAGE = "en";

/** A test that failed, in a sentence: what is so today, and at what it would have been considered. */
export function failedTest(failed: Hindrance, facts: Facts, knowledge: Knowledge): FailedTest {
  const fact = facts.of(failed.test.fact);
  const value = isUnknown(fact) ? null : fact;
  const name = factName(failed.test.fact, knowledge);
  const line = sentence(knowledge, LANGUAGE, `why.test.${kindOf(failed, fact)}`, {
    fact: name,
    what: inASentence(name),
    value: value === null ? "" : factValue(failed.test.fact, value, knowledge),
    needs: leafLine(failed.test, knowledge).is,
  });
  const words = failed.oneOfSeveral ? sentence(knowledge, LANGUAGE, "why.several", { line }) : line;
  return { fact: failed.test.fact, value, words };
}

/** How it is said: by what is known, and by whether the row wants it or wants to be without it. */
function kindOf({ test, needed }: Hindrance, fact: Fact): string {
  if (isUnknown(fact)) return "not-known";
  if ("known" in test) return "known";
  if (typeof fact === "boolean") return fact ? "in-the-way" : "not-so";
  if (!needed) return "excluded";
  return typeof fact === "number" ? "figure" : "word";
}

/** A name within a sentence; one that is spelled in capitals keeps them. */
function inASentence(name: string): string {
  return /^.[a-z ]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
