import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Condition } from "./condition.ts";
import { factName } from "./fact-words.ts";

const LANGUAGE = "en";
/** Units that are counted, so that "3 to 5" says what "3 to under 6" means. */
const COUNTED = new Set(["weeks", "days", "sessions", "points", "trials", "days ago", "weeks ago"]);

/** One thing a rule looks at, and what it asks of it. */
export interface RuleLine {
  readonly label: string;
  /** What has to be true of it: `50% or more`. */
  readonly is: string;
}

export type Leaf = Extract<Condition, { readonly fact: string }>;

/** What a rule asks, line by line, as a clinician would say it. Alternatives stand in one line. */
export function conditionInWords(test: Condition, knowledge: Knowledge): RuleLine[] {
  if ("all" in test) return test.all.flatMap((one) => conditionInWords(one, knowledge));
  const say = sayer(knowledge);
  if ("any" in test) {
    const options = test.any.map((one) => inOneLine(one, knowledge));
    return options.length === 1
      ? conditionInWords(test.any[0] as Condition, knowledge)
      : [{ label: say("one-of"), is: options.join("; ") }];
  }
  if ("not" in test) {
    if ("fact" in test.not)
      return [{ ...leafLine(test.not, knowledge), is: say("not", { what: demandOf(test.not, knowledge) }) }];
    return [{ label: say("none-of"), is: inOneLine(test.not, knowledge) }];
  }
  return [leafLine(test, knowledge)];
}

function inOneLine(test: Condition, knowledge: Knowledge): string {
  const say = sayer(knowledge);
  return conditionInWords(test, knowledge)
    .map(({ label, is }) => (is === say("yes") ? label : say("line", { label, is })))
    .join(", ");
}

export const leafLine = (leaf: Leaf, knowledge: Knowledge): RuleLine => ({
  label: factName(leaf.fact, knowledge),
  is: demandOf(leaf, knowledge),
});

/** The value of a fact with its unit. */
export function factValue(name: string, value: string | number | boolean, knowledge: Knowledge): string {
  const say = sayer(knowledge);
  if (typeof value === "boolean") return say(value ? "yes" : "no");
  if (typeof value === "string") return (name === "condition" ? conditionName(value, knowledge) : null) ?? plain(value);
  return withUnit(name, figure(value), knowledge);
}

function demandOf(leaf: Leaf, knowledge: Knowledge): string {
  const say = sayer(knowledge);
  const number = (value: number) => withUnit(leaf.fact, figure(value), knowledge);
  if (leaf.fact === "adherence.level" && "is" in leaf) return adherenceDemand(String(leaf.is), knowledge);
  if ("known" in leaf) return say(leaf.known ? "known" : "unknown");
  if ("is" in leaf) return factValue(leaf.fact, leaf.is, knowledge);
  if ("in" in leaf) return leaf.in.map((one) => factValue(leaf.fact, one, knowledge)).join(say("or"));
  if ("from" in leaf) {
    const counted = COUNTED.has(unitOf(leaf.fact, knowledge) ?? "") && Number.isInteger(leaf.below);
    if (counted && leaf.below - 1 > leaf.from)
      return say("from-to", { from: figure(leaf.from), to: number(leaf.below - 1) });
    if (counted) return number(leaf.from);
    return say("from-below", { from: figure(leaf.from), below: number(leaf.below) });
  }
  return "atLeast" in leaf
    ? say("at-least", { value: number(leaf.atLeast) })
    : say("below", { value: number(leaf.below) });
}

/** A level of doses taken as the share it stands for. */
function adherenceDemand(level: string, knowledge: Knowledge): string {
  const { adherenceHighPct: high, adherencePartialPct: partial } = knowledge.playbook.limits;
  const percent = (value: number) => withUnit("adherence.pct", figure(value), knowledge);
  const say = sayer(knowledge);
  if (level === "high") return say("at-least", { value: percent(high) });
  if (level === "partial") return say("from-below", { from: figure(partial), below: percent(high) });
  return say("below", { value: percent(partial) });
}

function withUnit(name: string, value: string, knowledge: Knowledge): string {
  const unit = unitOf(name, knowledge);
  const say = sayer(knowledge);
  if (unit === undefined) return value;
  if (unit === "%") return say("percent", { value });
  return say("unit", { value, unit: value === "1" && COUNTED.has(unit) ? unit.replace(/^(\w+)s\b/, "$1") : unit });
}

function unitOf(name: string, knowledge: Knowledge): string | undefined {
  return knowledge.messages.get(LANGUAGE)?.get(`fact.${name}.unit`);
}

const sayer =
  (knowledge: Knowledge) =>
  (key: string, values: Readonly<Record<string, string>> = {}): string =>
    sentence(knowledge, LANGUAGE, `fact.say.${key}`, values);

const figure = (value: number): string => String(Math.round(value * 10) / 10).replace("-", "−");

/** What an illness is called; null where the catalogue has no word for it. */
function conditionName(condition: string, knowledge: Knowledge): string | null {
  const key = `condition.${condition}`;
  const name = knowledge.messages.get(LANGUAGE)?.has(key) === true ? sentence(knowledge, LANGUAGE, key) : null;
  return name === null || /^[A-Z]{2}/.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** A slug or a name of the program in words: `early-improvement`, `heldDays`. */
function plain(name: string): string {
  return name.replace(/[a-z][A-Z]/g, (pair) => `${pair[0]} ${pair[1]?.toLowerCase()}`).replaceAll("-", " ");
}
