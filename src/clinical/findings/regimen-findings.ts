import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import { checkRegimen, type RegimenCheck } from "../medication/check-regimen.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import { weight } from "../medication/severity.ts";
import { personOf, regimenOf } from "../reconciliation/regimen-of.ts";
import type { Undecided } from "./decided.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { Category } from "./finding.ts";

const LANGUAGE = "en";
const CATEGORY: Readonly<Record<RegimenFinding["kind"], Category>> = {
  interaction: "interaction",
  washout: "interaction",
  duplicate: "duplicate-therapy",
  dose: "dose-out-of-range",
  monitoring: "monitoring-due",
  population: "plan-conflict",
  burden: "polypharmacy",
};
/** From here on it is said beside the plan; the rest stands in the list of medicines. Few and meaningful. */
const SAID_FROM: Readonly<Record<RegimenFinding["kind"], RegimenFinding["severity"]>> = {
  interaction: "major",
  washout: "moderate",
  duplicate: "moderate",
  dose: "moderate",
  monitoring: "major",
  population: "major",
  burden: "major",
};
/** Said by the playbook in its own words: the first weeks of an antidepressant in a young person. */
const SAID_ELSEWHERE = new Set(["POP022"]);

/** A finding on the whole list of medicines, with how well its facts are known. */
export interface RegimenFound {
  readonly finding: Undecided;
  readonly mark: "source" | "GK" | "PD";
}

/** A finding of the playbook, as far as a repetition is known by it. */
export interface Said {
  readonly rule: string;
  readonly category: Category;
}

/** What the list of medicines itself asks to look at: never the first finding. `said`: what the playbook's rows say already. */
export function regimenFindings(of: CareCase, said: readonly Said[]): RegimenFound[] {
  const check = checkOf(of);
  if (check === null) return [];
  const lines = new Set(said.map(({ rule, category }) => `${rule} ${category}`));
  const found = check.findings
    // What is measured is judged from the record's own dates (`monitoringFindings`).
    .filter(({ kind }) => kind !== "monitoring")
    .filter((one) => weight(one.severity) >= weight(SAID_FROM[one.kind]) && !SAID_ELSEWHERE.has(one.rule))
    .filter((one) => !isSaid(one, lines))
    .map((one) => inWords(one, check, of.knowledge));
  return [...found, ...unchecked(check, of.knowledge)];
}

/** Rows of the playbook that say the same in their own words, by the row or rule they stand for. */
const SAID_BY: Readonly<Record<string, string>> = {
  DDI272: "SEQ-G3 interaction",
  POP036: "SEQ-E1 dose-out-of-range",
};

function isSaid({ kind, rule }: RegimenFinding, said: ReadonlySet<string>): boolean {
  const line = kind === "duplicate" && rule !== "DUP-SAME" ? "SEQ-G1 duplicate-therapy" : SAID_BY[rule];
  return line !== undefined && said.has(line);
}

function inWords(one: RegimenFinding, { missing }: RegimenCheck, knowledge: Knowledge): RegimenFound {
  const names = one.between.join(one.kind === "interaction" || one.kind === "washout" ? " with " : ", ");
  const values = { names, mechanism: one.mechanism, severity: one.severity };
  const say = (key: string) => sentence(knowledge, LANGUAGE, `medication.${key}`, values);
  const label = one.between.length > 1 ? one.between.join(" with ") : (one.between[0] ?? "");
  return {
    mark: markOf(one),
    finding: {
      rule: `${one.rule}/${one.between.join("+")}`,
      category: CATEGORY[one.kind],
      primary: false,
      urgency: one.severity === "contraindicated" ? "today" : "this-visit",
      track: "medication",
      reasons: one.kind === "interaction" || one.kind === "washout" ? ["interaction"] : [],
      because: [say(`because.${one.kind}`)],
      do: [one.management],
      consider: say(`consider.${one.kind}`),
      bold: [],
      used: { "regimen.names": names, "regimen.severity": one.severity },
      missing: missing
        .filter(({ of }) => of === label)
        .map(({ fact }) => sentence(knowledge, LANGUAGE, "medication.missing", { fact })),
      sources: one.sources,
      forRoles: ["prescriber"],
      inputs: `${one.rule}; ${one.severity}; ${one.between.join("+")}; ${one.mechanism}`,
    },
  };
}

function markOf({ seen, sources }: RegimenFinding): RegimenFound["mark"] {
  if (seen) return "source";
  return sources.includes("product-default") ? "PD" : "GK";
}

/** What could not be checked is said as loudly as what was found. */
function unchecked(
  { unknown, knowledge: { outOfDate, reviewBy } }: RegimenCheck,
  knowledge: Knowledge,
): RegimenFound[] {
  const asked = [
    ...(unknown.length === 0 ? [] : [{ key: "unknown", names: unknown.join(", ") }]),
    ...(outOfDate ? [{ key: "out-of-date", names: reviewBy }] : []),
  ];
  return asked.map(({ key, names }) => ({
    mark: "PD" as const,
    finding: {
      rule: `MED-${key.toUpperCase()}`,
      category: "reconcile",
      primary: false,
      urgency: "this-visit",
      track: "medication",
      reasons: ["data-missing"],
      because: [sentence(knowledge, LANGUAGE, `medication.because.${key}`, { names })],
      do: [sentence(knowledge, LANGUAGE, `medication.do.${key}`, { names })],
      consider: sentence(knowledge, LANGUAGE, `medication.consider.${key}`, { names }),
      bold: [],
      used: {},
      missing: [],
      sources: ["product-default"],
      forRoles: ["prescriber"],
      inputs: `${key}: ${names}`,
    },
  }));
}

const MOST_KEPT = 500;
const checks = new WeakMap<Knowledge, Map<string, RegimenCheck>>();

/** The check of the running list; null where nothing is taken. The same list for the same person is checked once. */
function checkOf(of: CareCase): RegimenCheck | null {
  const regimen = regimenOf(of.timeline, of.knowledge);
  if (of.situation.medications.length === 0) return null;
  const person = personOf(of.timeline, of.knowledge);
  const { asOf } = of.timeline;
  const outOfDate = asOf > of.knowledge.catalogue.rules.reviewBy;
  const key = JSON.stringify([regimen, person, outOfDate]);
  const kept = checks.get(of.knowledge) ?? new Map<string, RegimenCheck>();
  checks.set(of.knowledge, kept);
  const before = kept.get(key);
  if (before !== undefined) return before;
  if (kept.size >= MOST_KEPT) kept.clear();
  const check = checkRegimen(regimen, person, of.knowledge, asOf);
  kept.set(key, check);
  return check;
}
