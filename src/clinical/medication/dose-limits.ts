import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { type CompiledCatalogue, ingredientOf } from "./compiled-catalogue.ts";
import type { Circumstances } from "./judge-condition.ts";
import type { PopulationBranch, PopulationRow } from "./medication-rows.ts";
import type { Severity } from "./severity.ts";

/** A dose, mg a day, that should not be passed. */
export interface DoseLimit {
  readonly maxMg: number;
  readonly severity: Severity;
  readonly why: string;
  readonly management: string;
  readonly sources: readonly string[];
  readonly rule: string;
  readonly seen: boolean;
}

/** Most any label allows this person: the usual ceiling, that of an illness they have, or so much for each kilogram. */
export function labelLimits(facts: MedicationFacts, of: Circumstances): DoseLimit[] {
  const { labelMaximumMg: label, maximumMg: usual, maximumForMg, maximumMgPerKg, sources } = facts;
  const here = Object.entries(maximumForMg ?? {}).filter(([illness]) => has(illness, of));
  const highest = Math.max(label ?? 0, ...here.map(([, most]) => most));
  const limits: DoseLimit[] = [];
  const add = (maxMg: number, severity: Severity, why: string, rule: string) =>
    limits.push({ maxMg, severity, why, management: `At most ${maxMg} mg a day.`, sources, rule, seen: false });
  if (highest > 0) {
    const guideline = usual !== undefined && usual > highest ? usual : undefined;
    if (guideline !== undefined) add(guideline, "major", "the usual range", "DOSE-LABEL");
    add(highest, guideline === undefined ? "major" : "moderate", "the label", "DOSE-LABEL");
  } else if (maximumMgPerKg !== undefined && of.person.weightKg !== undefined) {
    const most = Math.round(maximumMgPerKg * of.person.weightKg);
    add(most, "major", `the label: ${maximumMgPerKg} mg for each kilogram`, "DOSE-WEIGHT");
  }
  for (const [illness, most] of here) {
    if (most < highest && here.length === 1) add(most, "moderate", `the label for ${illness}`, "DOSE-INDICATION");
  }
  if (usual !== undefined && usual < highest) add(usual, "minor", "the usual range", "DOSE-USUAL");
  return limits;
}

function has(illness: string, { person, catalogue }: Circumstances): boolean {
  return (
    person.conditions?.some((recorded) => catalogue.isCondition(illness, recorded) || recorded === illness) ?? false
  );
}

/** What a branch that holds allows, mg a day; undefined where it names no dose. */
export function branchLimit(branch: PopulationBranch, facts: MedicationFacts, of: Circumstances): number | undefined {
  const { weightKg } = of.person;
  const { maxMg, maxMgPerKg, factor } = branch;
  const perKg = maxMgPerKg === undefined || weightKg === undefined ? undefined : maxMgPerKg * weightKg;
  const usual = facts.labelMaximumMg ?? facts.maximumMg;
  const share = factor === undefined || usual === undefined ? undefined : factor * usual;
  const found = [maxMg, perKg, share].filter((one) => one !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}

export function populationLimit(row: PopulationRow, branch: PopulationBranch, maxMg: number): DoseLimit {
  return {
    maxMg,
    severity: branch.overSeverity ?? branch.severity ?? (row.severity === "info" ? "moderate" : row.severity),
    why: `${row.population}: ${row.condition}`,
    management: branch.action ?? row.action,
    sources: row.sources,
    rule: row.id,
    seen: row.seen,
  };
}

/** Ceilings that another medicine on the list sets. */
export function partnerLimits(facts: MedicationFacts, of: Circumstances, catalogue: CompiledCatalogue): DoseLimit[] {
  return of.current.flatMap((partner) =>
    ingredientOf(partner.facts) === ingredientOf(facts)
      ? []
      : catalogue.pairRows(facts, partner.facts).flatMap(({ row }) =>
          (row.caps ?? [])
            .filter(({ medication }) => medication === facts.name)
            .map(({ maxMg, severity }) => ({
              maxMg,
              severity,
              why: `beside ${partner.facts.name}`,
              management: row.management,
              sources: row.sources,
              rule: row.id,
              seen: row.seen,
            })),
        ),
  );
}
