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
  const shared = { kind: "duplicate", sources: rule.sources, seen: false } as const;
  const same = [...Map.groupBy(current, ({ facts }) => facts)].flatMap(([{ name }, all]): RegimenFinding[] => {
    const lines = [...new Map(all.map((one) => [one.line, one])).values()];
    if (lines.length < 2 || isPlainWithModified(lines)) return [];
    const { severity, management } = rule;
    return [{ ...shared, severity, between: [name], mechanism: "same ingredient twice", management, rule: "DUP-SAME" }];
  });
  const overlaps = [...Map.groupBy(current, ({ facts }) => ingredientOf(facts)).values()].flatMap(
    (all): RegimenFinding[] => {
      const names = [...new Set(all.map(({ facts }) => facts.name))].toSorted();
      if (names.length < 2) return [];
      const { overlapSeverity: severity, overlap: management } = rule;
      const mechanism = "long-acting product with its own tablets";
      return [{ ...shared, severity, between: names, mechanism, management, rule: "DUP-OVERLAP" }];
    },
  );
  return [...same, ...overlaps];
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
