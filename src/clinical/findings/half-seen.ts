import { compileCondition, type Test } from "./compile-condition.ts";
import { type Condition, factsRead } from "./condition.ts";
import { type Fact, isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { Playbook } from "./playbook.ts";

/** A condition with its parts, each ready to be asked. */
interface Branch {
  readonly test: Test;
  readonly reads: readonly string[];
  /** Those of them that are seen or measured on a person. */
  readonly sees: readonly string[];
  readonly joins: "all" | "any" | null;
  readonly parts: readonly Branch[];
}

/** Names of facts that are seen or measured on a person, as against what is on a list. */
const SEEN = /^(sign|newSign)\.|^(fever|mania\.seen|asrm\.total|sedation\.marked|qtc\.tooLong|anc\.low)$/;
const branches = new WeakMap<Playbook, readonly Branch[]>();

/**
 * What nobody looked for although half of a danger was seen: tremor on an antidepressant, and no word on reflexes. A sign that was not
 * looked for is not absent, so it stands among what is missing until somebody says.
 */
export function halfSeen(playbook: Playbook, facts: Facts): string[] {
  const known = branches.get(playbook) ?? alertBranches(playbook);
  branches.set(playbook, known);
  return [...new Set(known.flatMap((branch) => openIn(branch, facts)))];
}

function alertBranches({ tables }: Playbook): Branch[] {
  return tables.flatMap(({ rules }) =>
    rules.filter((rule) => rule.alert !== undefined).map((rule) => branchOf(rule.when)),
  );
}

function branchOf(condition: Condition): Branch {
  const joins = "all" in condition ? "all" : "any" in condition ? "any" : null;
  const parts = "all" in condition ? condition.all : "any" in condition ? condition.any : [];
  const reads = factsRead(condition);
  const sees = reads.filter((name) => SEEN.test(name));
  return { test: compileCondition(condition), reads, sees, joins, parts: parts.map(branchOf) };
}

function openIn({ test, joins, parts }: Branch, facts: Facts): string[] {
  if (test(facts) !== undefined) return [];
  if (joins !== "all") return parts.flatMap((part) => openIn(part, facts));
  const seen = parts.some((part) => part.test(facts) === true && part.sees.some((name) => isThere(facts.of(name))));
  const undecided = parts.filter((part) => part.test(facts) === undefined);
  return undecided.flatMap((part) =>
    seen ? part.reads.filter((name) => isUnknown(facts.of(name))) : openIn(part, facts),
  );
}

function isThere(fact: Fact): boolean {
  return !isUnknown(fact) && fact !== false;
}
