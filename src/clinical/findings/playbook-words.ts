import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Rule } from "./playbook.ts";
import { conditionInWords, type RuleLine } from "./rule-words.ts";

/** A row of the playbook as people read it. */
interface RuleInWords {
  readonly id: string;
  readonly category: string;
  readonly urgency: string;
  readonly track: string;
  readonly when: readonly RuleLine[];
  readonly forRoles: readonly string[];
  readonly mark: Rule["mark"];
  readonly markInWords: string;
  readonly sources: readonly string[];
}

/** The rows of one table and when it is entered. */
export interface TableInWords {
  readonly id: string;
  readonly title: string;
  readonly enter: readonly RuleLine[];
  readonly conditions: readonly string[];
  readonly rules: readonly RuleInWords[];
}

/** The whole playbook in words, table by table, in the order in which it is asked. */
export function playbookInWords(knowledge: Knowledge): TableInWords[] {
  return knowledge.playbook.tables.map(({ id, title, enter, rules }) => ({
    id,
    title,
    enter: conditionInWords(enter, knowledge),
    conditions: conditionsOf(enter),
    rules: rules.map((rule) => ruleInWords(rule, knowledge)),
  }));
}

function ruleInWords(rule: Rule, knowledge: Knowledge): RuleInWords {
  const { id, category, urgency, track, forRoles, mark, sources } = rule;
  return {
    id,
    category,
    urgency,
    track,
    when: whenInWords(rule, knowledge),
    forRoles,
    mark,
    markInWords: sentence(knowledge, "en", `fact.mark.${mark}`),
    sources,
  };
}

function whenInWords(rule: Rule, knowledge: Knowledge): RuleLine[] {
  const lines = conditionInWords(rule.when, knowledge);
  const say = (key: string) => sentence(knowledge, "en", `fact.say.${key}`);
  if (rule.whenUndecided === true) return [...lines, { label: say("undecided"), is: say("unknown") }];
  return lines.length > 0 ? lines : [{ label: say("always"), is: say("yes") }];
}

/** Conditions a table is entered for; none = for everyone. */
function conditionsOf(enter: Rule["when"]): string[] {
  if ("all" in enter) return enter.all.flatMap(conditionsOf);
  if (!("fact" in enter) || enter.fact !== "condition") return [];
  if ("in" in enter) return enter.in.map(String);
  return "is" in enter ? [String(enter.is)] : [];
}
