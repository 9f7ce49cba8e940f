import type { CareCase } from "./care-case.ts";
import { careFacts } from "./care-facts.ts";
import { type Fact, type FactTable, isUnknown } from "./fact.ts";
import { medicationFacts } from "./medication-facts.ts";
import { FAMILIES, safetyFacts } from "./safety-facts.ts";
import { symptomFacts } from "./symptom-facts.ts";
import { therapyFacts } from "./therapy-facts.ts";

const TABLE: FactTable = { ...careFacts, ...symptomFacts, ...medicationFacts, ...therapyFacts, ...safetyFacts };
/** Facts of the one medicine or measure a rule with `forEach` is asked about. */
const EACH = ["name", "dueOn", "daysOverdue", "plannedStop", "daysPastStop", "isPrimary", "ofCondition", "everScored"];

/** Whether a playbook may read this name. */
export function isFactName(name: string): boolean {
  const [family = "", ...rest] = name.split(".");
  if (family === "each") return EACH.includes(rest.join("."));
  return TABLE[name] !== undefined || (FAMILIES[family] !== undefined && rest.length > 0);
}

export type Facts = (name: string) => Fact;

/** Facts of one case by name, each worked out when first asked for. A name nobody defines is unknown. */
export function factsOf(of: CareCase): Facts {
  const seen = new Map<string, Fact>();
  return (name) => {
    const before = seen.get(name);
    if (before !== undefined) return before;
    const fact = work(of, name);
    seen.set(name, fact);
    return fact;
  };
}

function work(of: CareCase, name: string): Fact {
  const direct = TABLE[name];
  if (direct !== undefined) return direct(of);
  const dot = name.indexOf(".");
  return FAMILIES[name.slice(0, dot)]?.(of, name.slice(dot + 1)) ?? { unknown: name };
}

/** Facts with those of one medicine or measure before them. */
export function factsWithEach(facts: Facts, each: Readonly<Record<string, Fact>>): Facts {
  return (name) => (name.startsWith("each.") ? (each[name.slice(5)] ?? { unknown: name }) : facts(name));
}

const SPOKEN: ReadonlyMap<string, string> = new Map(
  [...Object.keys(TABLE), ...EACH.map((part) => `each.${part}`)].map((name) => [camel(name), name]),
);

/** Every named fact as a sentence asks for it, dots turned to capitals (`symptom.changePct` is `symptomChangePct`). */
export function spokenFacts(facts: Facts): (argument: string) => string | number | boolean | undefined {
  return (argument) => {
    const name = SPOKEN.get(argument);
    if (name === undefined) return undefined;
    const fact = facts(name);
    return isUnknown(fact) ? "unknown" : fact;
  };
}

function camel(name: string): string {
  return name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
