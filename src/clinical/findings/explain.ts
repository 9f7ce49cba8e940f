import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { PatientRecord } from "../record/record.ts";
import { type CompiledRule, type CompiledTable, compilePlaybook } from "./compiled-playbook.ts";
import type { Condition } from "./condition.ts";
import { askedOf, type Decision, decide, type Fired } from "./decide.ts";
import { factName, failedTest } from "./fact-words.ts";
import { type CareCase, careCaseOf } from "./facts/care-case.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, factsOf } from "./facts/facts.ts";
import { hindrances, openFacts } from "./failing-tests.ts";
import type { Outcome, RowWhy } from "./why.ts";

const LANGUAGE = "en";
const EACH_NAME = "each.name";

interface Asking {
  readonly of: CareCase;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly knowledge: Knowledge;
}

/** Why each row of the playbook fired or did not at the end of `asOf`: all rows, or those with one id. Empty where no row has it. */
export function explain(record: PatientRecord, asOf: string, knowledge: Knowledge, ruleId?: string): RowWhy[] {
  const of = careCaseOf(record, asOf, knowledge);
  const facts = factsOf(of);
  const compiled = compilePlaybook(knowledge.playbook);
  const asking: Asking = { of, facts, decision: decide(compiled, of, facts), knowledge };
  return compiled.tables.flatMap((table) =>
    table.rules
      .filter(({ rule }) => ruleId === undefined || rule.id === ruleId)
      .flatMap((row) => whyOfRow(row, table, asking)),
  );
}

function whyOfRow(row: CompiledRule, table: CompiledTable, asking: Asking): RowWhy[] {
  const { facts, of } = asking;
  const entered = table.enter(facts);
  if (entered !== true) return [told(row, facts, notMet(table.table.enter, "table", facts, asking), asking)];
  const asked = askedOf(row, of, facts);
  if (asked.length === 0) return [told(row, facts, { state: "nobody-asked" }, asking)];
  return asked.map((own) => told(row, own, outcomeOf(row, own, asking), asking));
}

function outcomeOf(row: CompiledRule, own: Facts, asking: Asking): Outcome {
  const { standing, silenced } = asking.decision;
  const place = standing.findIndex((one) => isSame(one, row, own));
  if (place >= 0) return { state: "fired", primary: place === 0 };
  const mute = silenced.find(({ one }) => isSame(one, row, own));
  if (mute !== undefined) return { state: "silenced", by: nameOf(mute.by.row), how: mute.how };
  const unmet = notMet(row.rule.when, "row", own, asking);
  return row.rule.whenUndecided === true && row.when(own) === true ? { state: "not-needed" } : unmet;
}

function isSame(one: Fired, row: CompiledRule, own: Facts): boolean {
  if (one.row !== row) return false;
  return row.rule.forEach === undefined || nameOfEach(one.facts) === nameOfEach(own);
}

function nameOfEach(facts: Facts): string | undefined {
  const name = facts.of(EACH_NAME);
  return isUnknown(name) ? undefined : String(name);
}

function notMet(condition: Condition, of: "row" | "table", facts: Facts, { knowledge }: Asking): Outcome {
  const unknown = openFacts(condition, facts);
  if (unknown.length > 0) return { state: "undecided", of, unknown };
  const failing = hindrances(condition, facts).map((one) => failedTest(one, facts, knowledge));
  return { state: "false", of, failing };
}

function nameOf({ rule }: CompiledRule): string {
  return `${rule.id} ${rule.category}`;
}

function told(row: CompiledRule, facts: Facts, outcome: Outcome, { knowledge }: Asking): RowWhy {
  const each = row.rule.forEach === undefined ? undefined : nameOfEach(facts);
  return {
    rule: row.rule.id,
    category: row.rule.category,
    level: row.rule.level,
    table: row.table.id,
    ...(each !== undefined && { each }),
    outcome,
    lines: linesOf(outcome, row, knowledge),
  };
}

function linesOf(outcome: Outcome, row: CompiledRule, knowledge: Knowledge): string[] {
  const say = (key: string, values: Record<string, string> = {}) => sentence(knowledge, LANGUAGE, `why.${key}`, values);
  switch (outcome.state) {
    case "fired":
      return [say(outcome.primary ? "fired.first" : "fired.beside")];
    case "silenced":
      return [say(`silenced.${outcome.how}`, { by: outcome.by })];
    case "false":
      return [
        ...(outcome.of === "table" ? [say("table", { title: row.table.title })] : []),
        ...outcome.failing.map(({ words }) => words),
      ];
    case "undecided":
      return [
        ...(outcome.of === "table" ? [say("table", { title: row.table.title })] : []),
        ...outcome.unknown.map(({ fact, why }) => say("unknown", { fact: factName(fact, knowledge), why })),
      ];
    case "not-needed":
    case "nobody-asked":
      return [say(outcome.state)];
  }
}
