import { type DoseLimit, labelLimits, partnerLimits } from "./dose-limits.ts";
import type { Circumstances } from "./judge-condition.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import type { PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import { weight } from "./severity.ts";
import { dailyMg, eachOnce, type Taken } from "./taken.ts";

/** Doses above what label, guideline or partners allow, beginnings above the first dose, and gaps after which one begins anew. */
export function doseFindings(of: Circumstances, { rules }: MedicationCatalogue): PartlyChecked {
  const findings = eachOnce(of.current).flatMap((taken) => {
    const mg = dailyMg(taken.facts, of.current);
    const limits = [...labelLimits(taken.facts, of), ...partnerLimits(taken.facts, of, of.catalogue)];
    return [
      ...(mg === undefined
        ? inOwnUnit(taken)
        : [...aboveLimits(taken, mg, limits), ...below(taken, mg), ...firstDose(taken, mg)]),
      ...restart(taken, rules),
    ];
  });
  return { findings, missing: [] };
}

/** The gravest limit that is passed; of equally grave ones the lowest. */
function aboveLimits({ facts }: Taken, mg: number, limits: readonly DoseLimit[]): RegimenFinding[] {
  return aboveLimit(facts.name, mg, limits);
}

export function aboveLimit(name: string, mg: number, limits: readonly DoseLimit[]): RegimenFinding[] {
  const [worst] = limits
    .filter(({ maxMg }) => mg > maxMg)
    .toSorted(
      (one, other) =>
        weight(other.severity) - weight(one.severity) || one.maxMg - other.maxMg || (one.why < other.why ? -1 : 1),
    );
  if (worst === undefined) return [];
  const { severity, why, management, sources, rule, seen, maxMg } = worst;
  return [
    {
      kind: "dose",
      severity,
      between: [name],
      mechanism: `${mg} mg a day is above ${maxMg} mg (${why})`,
      management,
      sources,
      rule,
      seen,
    },
  ];
}

function below({ facts, item }: Taken, mg: number): RegimenFinding[] {
  const { minimumEffectiveMg: least } = facts;
  if (least === undefined || mg >= least || item.starting === true) return [];
  return [
    own(
      facts,
      "minor",
      `${mg} mg a day is below the usual range (${least} mg)`,
      "Check the purpose and whether it is still being raised.",
      "DOSE-LOW",
    ),
  ];
}

function firstDose({ facts, item }: Taken, mg: number): RegimenFinding[] {
  const { usualStartMg: start } = facts;
  if (item.starting !== true || start === undefined || mg <= start) return [];
  const grave = facts.startIsCeiling === true;
  return [
    own(
      facts,
      grave ? "major" : "minor",
      `begun at ${mg} mg a day; the usual first dose is ${start} mg`,
      `Begin at ${start} mg and raise by steps.`,
      "DOSE-START",
    ),
  ];
}

function inOwnUnit({ facts, item }: Taken): RegimenFinding[] {
  const most = facts.unitDose?.labelMax;
  if (item.doseInUnit === undefined || most === undefined || item.doseInUnit <= most) return [];
  return [
    own(
      facts,
      "major",
      `${item.doseInUnit} ${facts.doseUnit} is above ${most}`,
      `At most ${most} ${facts.doseUnit}.`,
      "DOSE-LABEL",
    ),
  ];
}

/** Of several gaps a medicine knows, the longest that was reached speaks. Whether days were missed in a row is said where it is not known. */
function restart({ facts, item }: Taken, rules: MedicationCatalogue["rules"]): RegimenFinding[] {
  const days = item.missedDays ?? item.missedDaysAtMost ?? 0;
  const [rule] = rules.restarts
    .filter(({ medication, missedDays }) => medication === facts.name && days >= missedDays)
    .toSorted((one, other) => other.missedDays - one.missedDays);
  if (rule === undefined) return [];
  const inRow = item.missedDays !== undefined;
  const mechanism = inRow
    ? `${days} days missed: what was tolerated before may not be now`
    : `${days} days missed, and whether in a row is not recorded: what was tolerated before may not be now`;
  const management = inRow
    ? rule.management
    : `Ask whether ${rule.missedDays} or more of these days were in a row. If so: ${rule.management}`;
  return [{ ...own(facts, rule.severity, mechanism, management, "DOSE-RESTART"), sources: rule.sources }];
}

function own(
  facts: Taken["facts"],
  severity: RegimenFinding["severity"],
  mechanism: string,
  management: string,
  rule: string,
): RegimenFinding {
  return {
    kind: "dose",
    severity,
    between: [facts.name],
    mechanism,
    management,
    sources: facts.sources,
    rule,
    seen: false,
  };
}
