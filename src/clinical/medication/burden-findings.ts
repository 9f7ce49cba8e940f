import { type Circumstances, ingredientsOf, judgeAny, type Verdict } from "./judge-condition.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import type { BurdenRule } from "./medication-rows.ts";
import { partsOf } from "./pair-findings.ts";
import type { MissingFact, PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import { weight } from "./severity.ts";

/** Several medicines whose effects add up, of three and more, or in a person who bears less. */
export function burdenFindings(of: Circumstances, { rules }: MedicationCatalogue): PartlyChecked {
  const missing: MissingFact[] = [];
  const note = (verdict: Verdict, name: string) => {
    if (typeof verdict !== "boolean") for (const fact of verdict.missing) missing.push({ fact, of: name });
    return verdict === true;
  };
  const added = rules.burdens.flatMap((rule): RegimenFinding[] => {
    const between = ingredientsOf(rule.of, of.current, of.catalogue).toSorted();
    if (between.length < rule.atLeast) return [];
    return [
      { ...wordsOf(rule), kind: "burden", severity: severityOf(rule, of, note), between, rule: rule.id, seen: false },
    ];
  });
  const together = rules.together.flatMap((rule): RegimenFinding[] => {
    const between = partsOf(rule.all, of.current, of.catalogue);
    if (between === undefined || !note(judgeAny(rule.when, of), rule.mechanism)) return [];
    return [{ ...wordsOf(rule), kind: "burden", severity: rule.severity, between, rule: rule.id, seen: false }];
  });
  return { findings: [...added, ...together], missing };
}

function wordsOf({ mechanism, management, sources }: Pick<BurdenRule, "mechanism" | "management" | "sources">) {
  return { mechanism, management, sources };
}

function severityOf(rule: BurdenRule, of: Circumstances, note: (verdict: Verdict, name: string) => boolean) {
  const raised = (rule.changes ?? [])
    .filter(({ when }) => note(judgeAny(when, of), rule.mechanism))
    .map(({ severity }) => severity);
  return [rule.severity, ...raised].toSorted((one, other) => weight(other) - weight(one))[0]!;
}
