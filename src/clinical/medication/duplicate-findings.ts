import { ingredientOf } from "./compiled-catalogue.ts";
import { type Circumstances, ingredientsOf } from "./judge-condition.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import type { PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import type { Taken } from "./taken.ts";

/** One ingredient twice, and two of a kind of which one is enough. */
export function duplicateFindings(of: Circumstances, { rules }: MedicationCatalogue): PartlyChecked {
  return { findings: [...twice(of.current, rules), ...sameKind(of, rules)], missing: [] };
}

function twice(current: readonly Taken[], { sameIngredient: rule }: MedicationCatalogue["rules"]): RegimenFinding[] {
  const lines = Map.groupBy(current, ({ facts }) => ingredientOf(facts));
  return [...lines].flatMap(([name, all]): RegimenFinding[] => {
    const different = [...new Map(all.map((one) => [one.line, one])).values()];
    if (different.length < 2) return [];
    const overlap = new Set(different.map(({ facts }) => facts)).size > 1;
    if (!overlap && isPlainWithModified(different)) return [];
    return [
      {
        kind: "duplicate",
        severity: overlap ? rule.overlapSeverity : rule.severity,
        between: overlap ? [...new Set(different.map(({ facts }) => facts.name))].toSorted() : [name],
        mechanism: overlap ? "long-acting product with its own tablets" : "same ingredient twice",
        management: overlap ? rule.overlap : rule.management,
        sources: rule.sources,
        rule: overlap ? "DUP-OVERLAP" : "DUP-SAME",
        seen: false,
      },
    ];
  });
}

/** A plain and a slow form of one medicine are often given together on purpose. */
function isPlainWithModified(lines: readonly Taken[]): boolean {
  return lines.length === 2 && lines.filter(({ isModified }) => isModified).length === 1;
}

function sameKind(of: Circumstances, { duplicates }: MedicationCatalogue["rules"]): RegimenFinding[] {
  return duplicates.flatMap(({ id, of: kind, severity, management, sources }): RegimenFinding[] => {
    const names = ingredientsOf(kind, of.current, of.catalogue);
    if (names.length < 2) return [];
    return [
      {
        kind: "duplicate",
        severity,
        between: names.toSorted(),
        mechanism: "two of a kind",
        management,
        sources,
        rule: id,
        seen: false,
      },
    ];
  });
}
