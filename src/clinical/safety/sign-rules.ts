import type { Condition } from "../findings/condition.ts";
import type { Playbook, RulePart } from "../findings/playbook.ts";
import type { Entry } from "../record/entry.ts";
import { type AlertRule, isAlertRule } from "./raised-alert.ts";

/** A rule that one sign makes true whatever else is known, with the sentences that hold then. */
export interface SignRule {
  readonly rule: AlertRule;
  readonly lines: readonly string[];
}

const ofPlaybook = new WeakMap<Playbook, Map<string, readonly SignRule[]>>();
const NONE: readonly SignRule[] = [];

/**
 * The playbook's safety rules that one sign (or side effect of that name) meets by itself. What needs a medicine, a history or a second
 * sign beside it is left to the whole record.
 */
export function signRules(entry: Entry, playbook: Playbook): readonly SignRule[] {
  const sign = signIn(entry);
  if (sign === undefined) return NONE;
  const known = ofPlaybook.get(playbook) ?? new Map<string, readonly SignRule[]>();
  ofPlaybook.set(playbook, known);
  const before = known.get(sign);
  if (before !== undefined) return before;
  const found = rulesMetBy(sign, playbook);
  // Signs are an open list: only those that rules know are worth remembering.
  if (found.length > 0) known.set(sign, found);
  return found;
}

/** The sign an entry says is there; undefined where it says none. */
export function signIn(entry: Entry): string | undefined {
  if (entry.retracts !== undefined) return undefined;
  if (entry.kind === "sign") return entry.present === false ? undefined : entry.sign;
  if (entry.kind !== "side-effect" || entry.resolved === true || entry.severity === "none") return undefined;
  return entry.effect;
}

function rulesMetBy(sign: string, { tables }: Playbook): SignRule[] {
  const name = `sign.${sign}`;
  const rules = tables.flatMap((table) => table.rules.filter(isAlertRule));
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
