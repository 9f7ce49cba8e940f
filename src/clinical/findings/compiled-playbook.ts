import { compileCondition, compileHolds, type Holds, type Test } from "./compile-condition.ts";
import { factsRead } from "./condition.ts";
import { placeOf } from "./facts/facts.ts";
import type { Playbook, Rule, RulePart, RuleTable } from "./playbook.ts";

/** A code or message key, and when it is said; null: always. */
export interface CompiledPart {
  readonly key: string;
  readonly when: Holds | null;
}

/** A fact by its name, and by its place for those who read it often. */
export interface NamedPlace {
  readonly name: string;
  readonly place: number;
}

/** Facts that stand for a figure a clinician knows by another name. */
const SHOWN_AS: Readonly<Record<string, string>> = {
  "symptom.improvementPct": "symptom.changePct",
  "adherence.level": "adherence.pct",
};

/** A row ready to be asked: its conditions as functions, the names it reads listed once. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly table: RuleTable;
  /** Place of its level in the order of precedence. */
  readonly rank: number;
  readonly when: Test;
  /** Whether `when` is true, at less cost: for who does not ask what was not known. */
  readonly holds: Holds;
  /** Each fact name its own condition reads, once. */
  readonly reads: readonly string[];
  /** Those, and what the table's way in reads. */
  readonly rests: readonly string[];
  /** The same, each behind the figure people know it by: what a finding shows as used. */
  readonly shows: readonly NamedPlace[];
  readonly reasons: readonly CompiledPart[];
  readonly because: readonly CompiledPart[];
  readonly do: readonly CompiledPart[];
}

export interface CompiledTable {
  readonly table: RuleTable;
  readonly enter: Test;
  /** Whether its way in is true. */
  readonly isEntered: Holds;
  readonly rules: readonly CompiledRule[];
}

export interface CompiledPlaybook {
  readonly playbook: Playbook;
  readonly tables: readonly CompiledTable[];
}

const compiled = new WeakMap<Playbook, CompiledPlaybook>();

/** The playbook with every condition made a function; a playbook never changes, so this is done once for each. */
export function compilePlaybook(playbook: Playbook): CompiledPlaybook {
  const before = compiled.get(playbook);
  if (before !== undefined) return before;
  const ranks = new Map(playbook.levels.map((level, index) => [level.name, index]));
  const tables = playbook.tables.map((table) => ({
    table,
    enter: compileCondition(table.enter),
    isEntered: compileHolds(table.enter),
    rules: table.rules.map((rule) => compileRule(rule, table, ranks.get(rule.level) ?? 0)),
  }));
  const made = { playbook, tables };
  compiled.set(playbook, made);
  return made;
}

function compileRule(rule: Rule, table: RuleTable, rank: number): CompiledRule {
  const reads = [...new Set(factsRead(rule.when))];
  const rests = [...new Set([...reads, ...factsRead(table.enter)])];
  const shows = new Set(rests.flatMap((name) => [SHOWN_AS[name] ?? name, name]));
  return {
    rule,
    table,
    rank,
    when: compileCondition(rule.when),
    holds: compileHolds(rule.when),
    reads,
    rests,
    shows: [...shows].map((name) => ({ name, place: placeOf(name) })),
    reasons: rule.reasons.map(compilePart),
    because: rule.because.map(compilePart),
    do: rule.do.map(compilePart),
  };
}

function compilePart(part: RulePart): CompiledPart {
  return typeof part === "string" ? { key: part, when: null } : { key: part.key, when: compileHolds(part.when) };
}
