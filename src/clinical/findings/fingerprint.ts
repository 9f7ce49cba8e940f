import { type Condition, factsRead } from "./condition.ts";
import { type Fact, isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { Finding } from "./finding.ts";
import type { Rule } from "./playbook.ts";

/**
 * What a finding stands on, as far as it matters: on which side of each of its rule's thresholds a figure lies, each word it compares,
 * what is unknown, where the person's course stands, and what it aims at. Two findings of one rule and category with the same
 * fingerprint ask the same question; a figure that moves within its band changes nothing. `condition`: the one a row was asked about,
 * null for a row that is asked once a person.
 */
export function fingerprintOf(rule: Rule, facts: Facts, to: Finding["to"], condition: string | null): string {
  const { leaves, words } = standsOn(rule);
  const parts = new Set(leaves.map((leaf) => `${leaf.fact}${sideOf(leaf, facts.of(leaf.fact))}`));
  if (condition !== null) parts.add(`${CONDITION}${condition}`);
  for (const name of words) parts.add(`${name}=${word(facts.of(name))}`);
  for (const [name, value] of Object.entries(to ?? {})) parts.add(`to.${name}=${value}`);
  return [...parts].sort().join("; ");
}

const CONDITION = "asked-of=";
const EACH = "each.name=";

/** What a fingerprint is about, where one rule asks of several things: a condition, a medicine, a measure. */
export function subjectOf(inputs: string): string {
  const parts = inputs.split("; ").filter((part) => part.startsWith(CONDITION) || part.startsWith(EACH));
  return parts.join("; ");
}

/** What makes it another question though every threshold is met as before: another medicine or dose, another standing of the course. */
function besides(rule: Rule): string[] {
  const read = factsRead(rule.when);
  const reads = (family: string) => read.some((name) => name.startsWith(family));
  return [
    ...(rule.forEach === undefined ? [] : ["each.name"]),
    ...(reads("symptom.") ? ["symptom.status"] : []),
    ...(rule.track !== "therapy" && (reads("symptom.") || reads("medicine."))
      ? ["medicine.name", "medicine.dailyMg"]
      : []),
  ];
}

type Leaf = Extract<Condition, { readonly fact: string }>;

interface StandsOn {
  /** Every test of the rule, on whichever side it counts. */
  readonly leaves: readonly Leaf[];
  /** Names of facts whose very word matters. */
  readonly words: readonly string[];
}
const ofRule = new WeakMap<Rule, StandsOn>();

/** A rule never changes: what its fingerprints stand on is gathered once. */
function standsOn(rule: Rule): StandsOn {
  const before = ofRule.get(rule);
  if (before !== undefined) return before;
  const made = { leaves: leavesOf(rule.when), words: [...besides(rule), ...(rule.occasion ?? [])] };
  ofRule.set(rule, made);
  return made;
}

function leavesOf(test: Condition): Leaf[] {
  if ("all" in test) return test.all.flatMap(leavesOf);
  if ("any" in test) return test.any.flatMap(leavesOf);
  return "not" in test ? leavesOf(test.not) : [test];
}

function sideOf(test: Leaf, fact: Fact): string {
  if (isUnknown(fact)) return "=?";
  if ("known" in test) return "=known";
  if (typeof fact !== "number") return `=${fact}`;
  if ("from" in test) return numberSide(fact, test.from) + numberSide(fact, test.below);
  if ("atLeast" in test) return numberSide(fact, test.atLeast);
  if ("below" in test) return numberSide(fact, test.below);
  return `=${fact}`;
}

const numberSide = (value: number, threshold: number): string => `${value >= threshold ? ">=" : "<"}${threshold}`;

const word = (fact: Fact): string => (isUnknown(fact) ? "?" : String(fact));
