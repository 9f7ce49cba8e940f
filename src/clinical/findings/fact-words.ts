import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { FactTest, Hindrance } from "./failing-tests.ts";
import type { FailedTest } from "./why.ts";

const LANGUAGE = "en";

/** A fact as people call it; where the catalogue has no name for it, its own name with the dots taken out. */
export function factName(name: string, knowledge: Knowledge): string {
  const said = knowledge.messages.get(LANGUAGE);
  const own = said?.get(`why.fact.${name}`);
  if (own !== undefined) return own;
  const dot = name.indexOf(".");
  const family = `why.family.${name.slice(0, dot)}`;
  if (dot > 0 && said?.has(family) === true)
    return sentence(knowledge, LANGUAGE, family, { name: name.slice(dot + 1).replaceAll("-", " ") });
  return name
    .replaceAll(/[.-]/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** What a test asks for, in words: "less than 20". */
function needed(test: FactTest, knowledge: Knowledge): string {
  const say = (key: string, values: Record<string, string | number> = {}) =>
    sentence(knowledge, LANGUAGE, `why.needs.${key}`, values);
  if ("known" in test) return say(test.known ? "known" : "unknown");
  if ("is" in test) return typeof test.is === "boolean" ? say(test.is ? "yes" : "no") : say("is", { value: test.is });
  if ("in" in test) return say("in", { values: test.in.join(", ") });
  if ("from" in test) return say("between", { from: test.from, below: test.below });
  return "atLeast" in test ? say("atLeast", { value: test.atLeast }) : say("below", { value: test.below });
}

/** A test that failed, with the figure it met and what it needed. */
export function failedTest(
  { test, needed: hold, oneOfSeveral }: Hindrance,
  facts: Facts,
  knowledge: Knowledge,
): FailedTest {
  const fact = facts.of(test.fact);
  const value = isUnknown(fact) ? null : fact;
  const words = sentence(knowledge, LANGUAGE, "why.test", {
    fact: factName(test.fact, knowledge),
    value: spokenValue(value, knowledge),
    needs: needed(test, knowledge),
    wanted: hold ? "yes" : "no",
    several: oneOfSeveral ? "yes" : "no",
  });
  return { fact: test.fact, value, words };
}

function spokenValue(value: FailedTest["value"], knowledge: Knowledge): string {
  if (value === null) return sentence(knowledge, LANGUAGE, "why.value.unknown");
  if (typeof value === "boolean") return sentence(knowledge, LANGUAGE, value ? "why.needs.yes" : "why.needs.no");
  return typeof value === "number" ? String(Math.round(value * 10) / 10) : value;
}
