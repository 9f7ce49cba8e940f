import { compileCondition, type Test } from "./compile-condition.ts";
import { type Condition, factsRead } from "./condition.ts";
import { type Fact, isUnknown } from "./facts/fact.ts";
import { type Facts, placeOf } from "./facts/facts.ts";
import type { Playbook } from "./playbook.ts";

/** A condition with its parts, each ready to be asked. */
interface Branch {
  readonly test: Test;
  readonly reads: readonly string[];
  /** Places of those of them that are seen or measured on a person. */
  readonly sees: readonly number[];
  readonly joins: "all" | "any" | null;
  readonly parts: readonly Branch[];
}

/** Names of facts that are seen or measured on a person, as against what is on a list. */
const SEEN = /^(sign|newSign)\.|^(fever|mania\.seen|asrm\.total|sedation\.marked|qtc\.tooLong|anc\.low)$/;
/** The alerting rules of a playbook, and everything they see on a person. */
interface Dangers {
  readonly branches: readonly Branch[];
  readonly sees: readonly number[];
}
const dangers = new WeakMap<Playbook, Dangers>();

/**
 * What nobody looked for although half of a danger was seen: tremor on an antidepressant, and no word on reflexes. A sign that was not
 * looked for is not absent, so it stands among what is missing until somebody says.
 */
export function halfSeen(playbook: Playbook, facts: Facts): string[] {
  const known = dangers.get(playbook) ?? dangersIn(playbook);
  dangers.set(playbook, known);
  // Of most people nothing is seen at all: then no danger is half seen.
  return anySeen(known, facts) ? [...new Set(known.branches.flatMap((branch) => openIn(branch, facts)))] : [];
}

function dangersIn({ tables }: Playbook): Dangers {
  const branches = tables.flatMap(({ rules }) =>
    rules.filter((rule) => rule.alert !== undefined).map((rule) => branchOf(rule.when)),
  );
  return { branches, sees: [...new Set(branches.flatMap(({ sees }) => sees))] };
}

function branchOf(condition: Condition): Branch {
  const joins = "all" in condition ? "all" : "any" in condition ? "any" : null;
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  const reads = factsRead(condition);
  const sees = reads.filter((name) => SEEN.test(name)).map(placeOf);
  return { test: compileCondition(condition), reads, sees, joins, parts: parts.map(branchOf) };
}

function openIn({ test, joins, parts }: Branch, facts: Facts): string[] {
  if (test(facts) !== undefined) return [];
  if (joins !== "all") return parts.flatMap((part) => openIn(part, facts));
  const seen = parts.some((part) => part.test(facts) === true && anySeen(part, facts));
  const undecided = parts.filter((part) => part.test(facts) === undefined);
  return undecided.flatMap((part) =>
    seen ? part.reads.filter((name) => isUnknown(facts.of(name))) : openIn(part, facts),
  );
}

function anySeen({ sees }: Pick<Branch, "sees">, facts: Facts): boolean {
  return sees.some((place) => isThere(facts.at(place)));
}

function isThere(fact: Fact): boolean {
  return !isUnknown(fact) && fact !== false;
}
