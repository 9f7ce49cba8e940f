import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { aboveLimit } from "./dose-findings.ts";
import { branchLimit, populationLimit } from "./dose-limits.ts";
import { type Circumstances, judge, sexOf } from "./judge-condition.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import type { PopulationBranch, PopulationRow } from "./medication-rows.ts";
import type { MissingFact, PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import { weight } from "./severity.ts";
import { dailyMg, eachOnce, type Taken } from "./taken.ts";

/** What age, pregnancy, organs, genes and illnesses of this person change about each medicine. */
export function populationFindings(of: Circumstances, catalogue: MedicationCatalogue): PartlyChecked {
  const findings: RegimenFinding[] = [];
  const missing: MissingFact[] = [];
  for (const taken of eachOnce(of.current)) {
    for (const row of of.catalogue.populationOf(taken.facts)) {
      const found = row.branches.flatMap((branch) =>
        branchFinding(row, branch, taken, { ...of, about: [taken] }, missing),
      );
      findings.push(...found.toSorted((one, other) => weight(other.severity) - weight(one.severity)).slice(0, 1));
    }
    findings.push(...pregnancyQuestion(taken, of, catalogue));
  }
  return { findings, missing };
}

function branchFinding(
  row: PopulationRow,
  branch: PopulationBranch,
  taken: Taken,
  of: Circumstances,
  missing: MissingFact[],
) {
  const { facts, item } = taken;
  if (branch.unless?.some((selector) => of.catalogue.means(selector, facts))) return [];
  const verdict = judge(branch.when, of);
  if (verdict === false) return [];
  if (verdict !== true) {
    const counts = row.severity !== "info" && weight(row.severity) >= weight("major");
    if (counts) for (const fact of verdict.missing) missing.push({ fact, of: facts.name });
    return [];
  }
  const mg = dailyMg(facts, of.current);
  const most = branchLimit(branch, facts, of);
  const found: RegimenFinding[] = [];
  if (most !== undefined && mg !== undefined)
    found.push(...aboveLimit(facts.name, mg, [populationLimit(row, branch, most)]));
  if (branch.startMg !== undefined && mg !== undefined && item.starting === true)
    found.push(
      ...aboveLimit(facts.name, mg, [
        { ...populationLimit(row, branch, branch.startMg), management: `Begin at ${branch.startMg} mg. ${row.action}` },
      ]),
    );
  const namesDose = most !== undefined || branch.startMg !== undefined;
  if (namesDose && (mg !== undefined || isBegun(taken, most))) return found;
  return row.severity === "info" ? found : [...found, plain(row, branch, facts, severityOf(row, branch, of))];
}

/** A first dose no longer matters to someone who has taken the medicine for weeks. */
function isBegun({ item }: Taken, most: number | undefined): boolean {
  return most === undefined && (item.starting === false || item.weeksOn !== undefined);
}

function severityOf(
  row: PopulationRow,
  branch: PopulationBranch,
  { current, catalogue }: Circumstances,
): RegimenFinding["severity"] {
  const own = branch.severity ?? (row.severity === "info" ? "minor" : row.severity);
  const eased = branch.eased?.by.some((selector) => current.some(({ facts }) => catalogue.means(selector, facts)));
  return eased === true && branch.eased !== undefined ? branch.eased.severity : own;
}

function plain(
  row: PopulationRow,
  branch: PopulationBranch,
  { name }: MedicationFacts,
  severity: RegimenFinding["severity"],
): RegimenFinding {
  return {
    kind: "population",
    severity,
    between: [name],
    mechanism: `${row.population}: ${row.condition}`,
    management: branch.action ?? row.action,
    sources: row.sources,
    rule: row.id,
    seen: row.seen,
  };
}

/** A medicine that may never meet a pregnancy is not passed over because nobody asked. */
function pregnancyQuestion({ facts }: Taken, of: Circumstances, { rules }: MedicationCatalogue): RegimenFinding[] {
  const { person } = of;
  const { from, to } = rules.childBearingAge;
  const couldBe = sexOf(person) === "female" && person.age !== undefined && person.age >= from && person.age <= to;
  if (
    !couldBe ||
    person.pregnant !== undefined ||
    person.trimester !== undefined ||
    person.pregnancyPossible !== undefined
  )
    return [];
  const row = of.catalogue
    .populationOf(facts)
    .find(
      ({ severity, branches }) =>
        severity === "contraindicated" && branches.some(({ when }) => when.pregnancyPossible === true),
    );
  if (row === undefined) return [];
  return [
    {
      kind: "population",
      severity: "moderate",
      between: [facts.name],
      mechanism: "whether a pregnancy is possible is not known",
      management: `Ask, and test where it is possible, before ${facts.name} is begun or continued.`,
      sources: row.sources,
      rule: row.id,
      seen: row.seen,
    },
  ];
}
