import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyRule, SafetyTrigger } from "../knowledge/safety-rule.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Entry } from "../record/entry.ts";
import { firesFrom, type Told } from "./fires-from.ts";
import { alertOf, inOrderOfDanger, type RaisedAlert, severityOf } from "./raised-alert.ts";
import { rulesThatRead } from "./rules-that-read.ts";
import { signRules } from "./sign-rules.ts";

/**
 * The alerts one entry raises by itself, most severe first: read from the answers as given, before and apart from all scoring,
 * so that a form half filled still raises them. Empty where there is nothing to act on; a retraction raises nothing.
 */
export function safetyAlertsFor(entry: Entry, knowledge: Knowledge): RaisedAlert[] {
  const fromAnswers = safetyRulesFiredBy(entry, knowledge).map(({ rule, told }) => ({
    rule: rule.id,
    severity: rule.severity,
    withinMinutes: rule.withinMinutes,
    message: sentence(knowledge, "en", rule.message, told),
    forRoles: [...rule.forRoles],
  }));
  const fromSigns = signRules(entry, knowledge.playbook).map(({ rule, lines }) => alertOf(rule, lines, {}, knowledge));
  return inOrderOfDanger([...fromAnswers, ...fromSigns]);
}

/** Which rules `safetyAlertsFor` would raise, not put into words. */
export function safetyRulesOf(entry: Entry, knowledge: Knowledge): readonly Pick<RaisedAlert, "rule" | "severity">[] {
  const answers = safetyRulesFiredBy(entry, knowledge);
  const signs = signRules(entry, knowledge.playbook);
  // Nearly every entry: nothing is made for it.
  if (answers.length === 0 && signs.length === 0) return NOTHING;
  const fromAnswers = answers.map(({ rule: { id, severity } }) => ({ rule: id, severity }));
  const fromSigns = signs.map(({ rule }) => ({ rule: rule.id, severity: severityOf(rule) }));
  return inOrderOfDanger([...fromAnswers, ...fromSigns]);
}

const NOTHING: readonly never[] = [];
const NONE_FIRED: FiredSafetyRule[] = [];

/** A rule that an answer or a judged risk sets off, and what its message tells. */
interface FiredSafetyRule {
  readonly rule: SafetyRule;
  readonly told: Told;
}

function safetyRulesFiredBy(entry: Entry, knowledge: Knowledge): FiredSafetyRule[] {
  const asked = rulesThatRead(entry, knowledge);
  if (asked.length === 0) return NONE_FIRED;
  const fired: FiredSafetyRule[] = [];
  for (const { rule, triggers } of asked) {
    const told = firstThatFires(triggers, entry, knowledge);
    if (told !== null) fired.push({ rule, told });
  }
  if (fired.length < 2) return fired;
  const ids = new Set(fired.map(({ rule }) => rule.id));
  return fired
    .filter(({ rule }) => !(rule.yieldsTo ?? []).some((id) => ids.has(id)))
    .sort((a, b) => RANK[a.rule.severity] - RANK[b.rule.severity]);
}

const RANK = { emergency: 0, "same-day": 1, ask: 2 } as const;

function firstThatFires(triggers: readonly SafetyTrigger[], entry: Entry, knowledge: Knowledge): Told | null {
  for (const trigger of triggers) {
    const told = firesFrom(trigger, entry, knowledge);
    if (told !== null) return told;
  }
  return null;
}
