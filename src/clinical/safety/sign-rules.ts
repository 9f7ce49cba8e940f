import { type Condition, factsRead } from "../findings/condition.ts";
import type { Playbook, RulePart } from "../findings/playbook.ts";
import type { Entry } from "../record/entry.ts";
import { type AlertRule, isAlertRule } from "./raised-alert.ts";

/** A rule that one sign makes true whatever else is known, with the sentences that hold then. */
export interface SignRule {
  readonly rule: AlertRule;
  readonly lines: readonly string[];
}

const ofPlaybook = new WeakMap<Playbook, ReadonlyMap<string, readonly SignRule[]>>();
const NONE: readonly SignRule[] = [];
const SIGN = "sign.";

/**
 * The playbook's safety rules that one sign (or side effect of that name) meets by itself. What needs a medicine, a history or a second
 * sign beside it is left to the whole record.
 */
export function signRules(entry: Entry, playbook: Playbook): readonly SignRule[] {
  const sign = signIn(entry);
  if (sign === undefined) return NONE;
  const before = ofPlaybook.get(playbook);
  const bySign = before ?? rulesBySign(playbook);
  if (before === undefined) ofPlaybook.set(playbook, bySign);
  return bySign.get(sign) ?? NONE;
}

/** Signs are an open list, and most that are written down no rule knows: those that rules name are looked through once. */
function rulesBySign({ tables }: Playbook): ReadonlyMap<string, readonly SignRule[]> {
  const rules = tables.flatMap((table) => table.rules.filter(isAlertRule));
  const named = rules.flatMap((rule) => factsRead(rule.when)).filter((name) => name.startsWith(SIGN));
  return new Map([...new Set(named)].map((name) => [name.slice(SIGN.length), rulesMetBy(name, rules)]));
}

/** The sign an entry says is there; undefined where it says none. */
export function signIn(entry: Entry): string | undefined {
  if (entry.retracts !== undefined) return undefined;
  if (entry.kind === "sign") return entry.present === false ? undefined : entry.sign;
  if (entry.kind !== "side-effect" || entry.resolved === true || entry.severity === "none") return undefined;
  return entry.effect;
}

function rulesMetBy(name: string, rules: readonly AlertRule[]): SignRule[] {
  return rules
    .filter((rule) => suffices(rule.when, name))
    .map((rule) => ({ rule, lines: [...linesWith(rule.because, name), ...linesWith(rule.do, name)] }));
}

/** Whether this one fact being true makes the condition true, whatever all others are. */
function suffices(condition: Condition, name: string): boolean {
  if ("all" in condition) return condition.all.length > 0 && condition.all.every((one) => suffices(one, name));
  if ("any" in condition) return condition.any.some((one) => suffices(one, name));
  return "is" in condition && condition.fact === name && condition.is === true;
}

function linesWith(parts: readonly RulePart[], name: string): string[] {
  return parts.flatMap((part) => {
    if (typeof part === "string") return [part];
    return suffices(part.when, name) ? [part.key] : [];
  });
}
