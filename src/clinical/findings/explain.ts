import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { PatientRecord } from "../record/record.ts";
import { type CompiledRule, type CompiledTable, compilePlaybook } from "./compiled-playbook.ts";
import type { Condition } from "./condition.ts";
import { type Asked, askedAbout, askedOf, askedOn, type Decision, decide, type Fired } from "./decide.ts";
import { factName } from "./fact-words.ts";
import { type CareCase, careCaseOf } from "./facts/care-case.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, spokenFacts } from "./facts/facts.ts";
import { failedTest } from "./failed-test.ts";
import { hindrances, openFacts } from "./failing-tests.ts";
import type { Outcome, RowWhy } from "./why.ts";

const LANGUAGE = "en";
const EACH_NAME = "each.name";

interface Asking extends Asked {
  /** More than one condition is judged: each line says whose it is. */
  readonly several: boolean;
  readonly decision: Decision;
  readonly knowledge: Knowledge;
}

/** Why each row of the playbook fired or did not at the end of `asOf`: all rows, or those with one id, or those chosen. Empty where none is. */
export function explain(
  record: PatientRecord,
  asOf: string,
  knowledge: Knowledge,
  which?: string | ((row: CompiledRule) => boolean),
): RowWhy[] {
  const of = careCaseOf(record, asOf, knowledge);
  const asked = askedAbout(of);
  const compiled = compilePlaybook(knowledge.playbook);
  const decision = decide(compiled, asked);
  const several = asked.length > 1;
  return compiled.tables.flatMap((table) =>
    table.rules
      .filter((row) => which === undefined || (typeof which === "string" ? row.rule.id === which : which(row)))
      .flatMap((row) =>
        askedOn(table, asked).flatMap((one) => whyOfRow(row, table, { ...one, several, decision, knowledge })),
      ),
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
  const place = standing.findIndex((one) => isSame(one, row, own, asking.of));
  if (place >= 0) return { state: "fired", primary: place === 0 };
  const mute = silenced.find(({ one }) => isSame(one, row, own, asking.of));
  if (mute !== undefined) return silencedBy(mute.by, mute.how, asking.knowledge);
  const unmet = notMet(row.rule.when, "row", own, asking);
  return row.rule.whenUndecided === true && row.when(own) === true ? { state: "not-needed" } : unmet;
}

function silencedBy({ row, facts }: Fired, how: "level" | "band" | "same", knowledge: Knowledge): Outcome {
  const instead = sentence(knowledge, LANGUAGE, row.rule.consider, spokenFacts(facts));
  return { state: "silenced", by: nameOf(row), how, instead };
}

function isSame(one: Fired, row: CompiledRule, own: Facts, of: CareCase): boolean {
  if (one.row !== row || one.of !== of) return false;
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

function told(row: CompiledRule, facts: Facts, outcome: Outcome, { of, several, knowledge }: Asking): RowWhy {
  const condition = several && row.table.per !== undefined ? of.timeline.primaryCondition : null;
  const each = row.rule.forEach === undefined ? undefined : nameOfEach(facts);
  return {
    rule: row.rule.id,
    category: row.rule.category,
    level: row.rule.level,
    table: row.table.id,
    ...(condition !== null && { condition }),
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
      return [say(`silenced.${outcome.how}`, { instead: outcome.instead })];
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
