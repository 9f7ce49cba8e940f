import { type Condition, factsRead } from "./condition.ts";
import { eachOf } from "./each-of.ts";
import type { CareCase } from "./facts/care-case.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, factsWithEach } from "./facts/facts.ts";
import { judge } from "./judge.ts";
import type { Playbook, Rule, RuleTable } from "./playbook.ts";

/** A rule that fired, with the facts it was asked under and what would have to be known to be surer of it. */
export interface Fired {
  readonly rule: Rule;
  readonly facts: Facts;
  /** Names of unknown facts that could have given a more specific row. */
  readonly missing: readonly string[];
}

interface Undecided {
  readonly rule: Rule;
  readonly missing: readonly string[];
}

/** The rules that fire, in order of precedence, without those that a higher level or the winning row of their band silences. */
export function decide(playbook: Playbook, of: CareCase, facts: Facts): Fired[] {
  const fired = playbook.tables.flatMap((table) => firedIn(table, of, facts));
  return inForce(playbook, fired);
}

function firedIn(table: RuleTable, of: CareCase, facts: Facts): Fired[] {
  if (judge(table.enter, facts) !== true) return [];
  const fired: Fired[] = [];
  const undecided: Undecided[] = [];
  for (const rule of table.rules) {
    if (rule.whenUndecided === true) continue;
    for (const own of rule.forEach === undefined
      ? [facts]
      : eachOf(rule.forEach, of).map((each) => factsWithEach(facts, each))) {
      const verdict = judge(rule.when, own);
      if (verdict === true) fired.push({ rule, facts: own, missing: rivals(rule, undecided) });
      if (verdict === undefined) undecided.push({ rule, missing: unknownIn(rule.when, own) });
    }
  }
  return [...fired, ...askInstead(table, fired, undecided, facts)];
}

/** What kept the earlier rows of the same band from being judged. */
function rivals(rule: Rule, undecided: readonly Undecided[]): string[] {
  if (rule.band === undefined) return [];
  return [...new Set(undecided.filter((one) => one.rule.band === rule.band).flatMap((one) => one.missing))];
}

function askInstead(table: RuleTable, fired: readonly Fired[], undecided: readonly Undecided[], facts: Facts): Fired[] {
  const open = undecided.filter((one) => one.rule.band !== undefined);
  if (open.length === 0 || fired.some((one) => one.rule.band !== undefined)) return [];
  const missing = [...new Set(open.flatMap((one) => one.missing))];
  return table.rules
    .filter((rule) => rule.whenUndecided === true && judge(rule.when, facts) === true)
    .map((rule) => ({ rule, facts, missing }));
}

function unknownIn(test: Condition, facts: Facts): string[] {
  return [...new Set(factsRead(test))].filter((name) => isUnknown(facts(name)));
}

function inForce(playbook: Playbook, fired: readonly Fired[]): Fired[] {
  const rank = new Map(playbook.levels.map((level, index) => [level.name, index]));
  const silenced = new Set<string>();
  const bands = new Set<string>();
  const standing: Fired[] = [];
  for (const one of [...fired].sort((a, b) => (rank.get(a.rule.level) ?? 0) - (rank.get(b.rule.level) ?? 0))) {
    const { level, band } = one.rule;
    if (silenced.has(level) || (band !== undefined && bands.has(band))) continue;
    standing.push(one);
    if (band !== undefined) bands.add(band);
    for (const lower of playbook.levels[rank.get(level) ?? 0]?.silences ?? []) silenced.add(lower);
  }
  return standing;
}
