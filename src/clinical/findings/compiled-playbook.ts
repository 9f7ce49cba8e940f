import { compileCondition, type Test } from "./compile-condition.ts";
import { factsRead } from "./condition.ts";
import type { Playbook, Rule, RulePart, RuleTable } from "./playbook.ts";

/** A code or message key, and when it is said; null: always. */
export interface CompiledPart {
  readonly key: string;
  readonly when: Test | null;
}

/** A row ready to be asked: its conditions as functions, the names it reads listed once. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly table: RuleTable;
  /** Place of its level in the order of precedence. */
  readonly rank: number;
  readonly when: Test;
  /** Each fact name its own condition reads, once. */
  readonly reads: readonly string[];
  /** Those, and what the table's way in reads. */
  readonly rests: readonly string[];
  readonly reasons: readonly CompiledPart[];
  readonly because: readonly CompiledPart[];
  readonly do: readonly CompiledPart[];
}

export interface CompiledTable {
  readonly table: RuleTable;
  readonly enter: Test;
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
    rules: table.rules.map((rule) => compileRule(rule, table, ranks.get(rule.level) ?? 0)),
  }));
  const made = { playbook, tables };
  compiled.set(playbook, made);
  return made;
}

function compileRule(rule: Rule, table: RuleTable, rank: number): CompiledRule {
  const reads = [...new Set(factsRead(rule.when))];
  return {
    rule,
    table,
    rank,
    when: compileCondition(rule.when),
    reads,
    rests: [...new Set([...reads, ...factsRead(table.enter)])],
    reasons: rule.reasons.map(compilePart),
    because: rule.because.map(compilePart),
    do: rule.do.map(compilePart),
  };
}

function compilePart(part: RulePart): CompiledPart {
  return typeof part === "string" ? { key: part, when: null } : { key: part.key, when: compileCondition(part.when) };
}
