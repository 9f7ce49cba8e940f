import type { Rule } from "../findings/playbook.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyRule } from "../knowledge/safety-rule.ts";
import { sentence } from "../knowledge/sentence.ts";

type Severity = SafetyRule["severity"];

/** An alert to open for people, told in words. */
export interface RaisedAlert {
  readonly rule: string;
  readonly severity: Severity;
  readonly withinMinutes: number;
  readonly message: string;
  readonly forRoles: string[];
}

/** A playbook rule that opens an alert as soon as an entry makes it true. */
export type AlertRule = Rule & { readonly alert: NonNullable<Rule["alert"]> };

export function isAlertRule(rule: Rule): rule is AlertRule {
  return rule.alert !== undefined;
}

const RANK: Readonly<Record<Severity, number>> = { emergency: 0, "same-day": 1, ask: 2 };

/** The gravest first; of one rule raised twice the graver alone. */
export function inOrderOfDanger<T extends Pick<RaisedAlert, "rule" | "severity">>(alerts: readonly T[]): T[] {
  if (alerts.length < 2) return [...alerts];
  const seen = new Set<string>();
  return [...alerts]
    .sort((a, b) => RANK[a.severity] - RANK[b.severity])
    .filter(({ rule }) => {
      if (seen.has(rule)) return false;
      seen.add(rule);
      return true;
    });
}

/** A rule as an alert, in the finding's own sentences: why, then what to do. `values` answers what a sentence puts in. */
export function alertOf(
  rule: AlertRule,
  lines: readonly string[],
  values: Parameters<typeof sentence>[3],
  knowledge: Knowledge,
): RaisedAlert {
  return {
    rule: rule.id,
    severity: severityOf(rule),
    withinMinutes: rule.alert.withinMinutes,
    message: `${lines.map((key) => sentence(knowledge, "en", key, values)).join(". ")}.`,
    forRoles: [...rule.forRoles],
  };
}

export function severityOf({ category }: Rule): Severity {
  if (category === "safety-emergency") return "emergency";
  return category === "needs-data" ? "ask" : "same-day";
}
