import type { Knowledge } from "../knowledge/knowledge.ts";
import { burdenFindings } from "./burden-findings.ts";
import { compiledCatalogue } from "./compiled-catalogue.ts";
import { doseFindings } from "./dose-findings.ts";
import { duplicateFindings } from "./duplicate-findings.ts";
import { geneTestFindings } from "./hypersensitivity/gene-test-findings.ts";
import type { Circumstances } from "./judge-condition.ts";
import { monitoringFindings } from "./monitoring-findings.ts";
import { pairFindings } from "./pair-findings.ts";
import { populationFindings } from "./population-findings.ts";
import type { PersonContext, RegimenItem } from "./regimen.ts";
import { FINDING_KINDS, type MissingFact, type RegimenFinding } from "./regimen-finding.ts";
import { type Severity, weight } from "./severity.ts";
import { readRegimen } from "./taken.ts";
import { washoutFindings } from "./washout-findings.ts";

/** What a list of medicines comes to for one person. */
export interface RegimenCheck {
  /** `none` only where every name was known and the knowledge is in date; else `unknown` where nothing was found. */
  readonly highest: Severity | "none" | "unknown";
  /** Names no medicine bears: kept as written, not checked. */
  readonly unknown: readonly string[];
  /** Names that are written alike, offered for each unknown one. */
  readonly near: Readonly<Record<string, readonly string[]>>;
  readonly findings: readonly RegimenFinding[];
  /** Facts of the person that would have changed something, and for what. */
  readonly missing: readonly MissingFact[];
  readonly knowledge: {
    readonly version: string;
    readonly asOf: string;
    readonly reviewBy: string;
    readonly outOfDate: boolean;
  };
}

/**
 * Checks a list as a whole: pairs, washouts, duplicates, doses, the person, and what adds up. `today` is an ISO date. The order of the
 * list has no meaning. Unknown medicines and missing facts are reported, never taken for safe.
 */
export function checkRegimen(
  regimen: readonly RegimenItem[],
  person: PersonContext,
  knowledge: Knowledge,
  today: string,
): RegimenCheck {
  const { catalogue } = knowledge;
  const { current, stopped, unknown } = readRegimen(regimen, knowledge);
  const of: Circumstances = { catalogue: compiledCatalogue(knowledge), person, current, stopped, about: [] };
  const parts = [
    pairFindings(of),
    washoutFindings(of),
    duplicateFindings(of, catalogue),
    doseFindings(of, catalogue),
    populationFindings(of, catalogue),
    geneTestFindings(of, catalogue),
    monitoringFindings(of, catalogue),
    burdenFindings(of, catalogue),
  ];
  const findings = parts.flatMap((part) => part.findings).toSorted(byGravity);
  const outOfDate = today > catalogue.rules.reviewBy;
  const doubtful = unknown.length > 0 || outOfDate;
  return {
    highest: findings[0]?.severity ?? (doubtful ? "unknown" : "none"),
    unknown: unknown.map(({ name }) => name),
    near: Object.fromEntries(unknown.map(({ name, near }) => [name, near])),
    findings,
    missing: distinct(parts.flatMap((part) => part.missing)),
    knowledge: {
      version: catalogue.version,
      asOf: catalogue.rules.asOf,
      reviewBy: catalogue.rules.reviewBy,
      outOfDate,
    },
  };
}

function byGravity(one: RegimenFinding, other: RegimenFinding): number {
  return (
    weight(other.severity) - weight(one.severity) ||
    FINDING_KINDS.indexOf(one.kind) - FINDING_KINDS.indexOf(other.kind) ||
    compare(one.between.join(), other.between.join()) ||
    compare(one.rule, other.rule) ||
    compare(one.mechanism, other.mechanism)
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function distinct(all: readonly MissingFact[]): MissingFact[] {
  const found = new Map(all.map((one) => [`${one.fact}\n${one.of}`, one]));
  return [...found.values()].toSorted((one, other) => compare(one.fact, other.fact) || compare(one.of, other.of));
}
