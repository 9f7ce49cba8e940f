import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { checkRegimen } from "../check-regimen.ts";
import { ingredientOf } from "../compiled-catalogue.ts";
import type { PersonContext, RegimenItem } from "../regimen.ts";
import type { RegimenFinding } from "../regimen-finding.ts";
import type { Concern, NamedOption } from "./choice-content.ts";
import { monitoringLoad } from "./monitoring-load.ts";
import { byWeight } from "./rank-options.ts";

/** A medicine tried before, as the history says. */
interface PastTrial {
  readonly medication: string;
  readonly outcome: "remission" | "response" | "partial" | "none" | "intolerance" | null;
}
export interface ChoiceQuestion {
  /** Any recorded name of the condition. */
  readonly condition: string;
  /** All that is taken now. */
  readonly regimen: readonly RegimenItem[];
  readonly person: PersonContext;
  readonly trials: readonly PastTrial[];
  readonly concerns: readonly Concern[];
  /** ISO date. */
  readonly today: string;
}
/** One thing that speaks for or against an option; `code` is a concern, or `trial-` and how it went. */
export interface ChoiceReason {
  readonly speaks: "for" | "against";
  readonly code: string;
  readonly sources: readonly string[];
}
export interface MedicineOption {
  readonly medication: string;
  readonly line: number;
  readonly note: string | null;
  readonly mark: NamedOption["mark"];
  readonly sources: readonly string[];
  readonly isTaken: boolean;
  /** What the check of the list with it finds and without it does not, the gravest first. */
  readonly findings: readonly RegimenFinding[];
  readonly reasons: readonly ChoiceReason[];
  /** Checks the first year asks for, the baseline included. */
  readonly monitoring: { readonly checks: number; readonly what: readonly string[] };
  /** Facts that would have changed its findings and are not known. */
  readonly missing: readonly string[];
}
export interface ComparedOptions {
  /** The group of conditions they are named for; null where no source at hand names any, which is not "none helps". */
  readonly group: string | null;
  /** What is taken now of the options: each of the others is looked at as if it took their place today, washout included. */
  readonly inPlaceOf: readonly string[];
  readonly options: readonly MedicineOption[];
  /** Age decides which list is read; true where it is not known and an adult's was taken. */
  readonly isAgeAssumed: boolean;
  /** Names on the list that no check knows. */
  readonly unknown: readonly string[];
}

/** The medicines a guideline names for a condition, side by side for one person. Ordered with reasons; the choice stays with people. */
export function compareOptions(asked: ChoiceQuestion, knowledge: Knowledge): ComparedOptions {
  const lists = listsFor(asked, knowledge);
  const named = lists.flatMap(({ options }) => options);
  const names = new Set(named.flatMap(({ medications }) => medications));
  const inPlaceOf = asked.regimen.filter((item) => names.has(item.name) && item.stoppedDaysAgo === undefined);
  const others = asked.regimen.filter((item) => !inPlaceOf.includes(item));
  const now = checkRegimen(others, asked.person, knowledge, asked.today);
  const beside: Beside = { asked, others, inPlaceOf, known: new Set(now.findings.map(keyOf)), knowledge };
  const options = named.flatMap((one) => one.medications.map((name) => optionOf(name, one, beside)));
  return {
    group: lists[0]?.group ?? null,
    inPlaceOf: inPlaceOf.map(({ name }) => name),
    options: options.toSorted(byWeight),
    isAgeAssumed: asked.person.age === undefined && lists.some(({ ages }) => ages !== undefined),
    unknown: now.unknown,
  };
}

const ADULT = 18;

function listsFor({ condition, person }: ChoiceQuestion, { playbook, catalogue }: Knowledge) {
  const age = person.age ?? ADULT;
  return catalogue.choices.conditions.filter(
    ({ group, ages }) =>
      playbook.sequencing.groups[group]?.includes(condition) === true &&
      (ages === undefined || (age >= ages.from && age <= (ages.to ?? Number.POSITIVE_INFINITY))),
  );
}

/** What every option is held against. */
interface Beside {
  readonly asked: ChoiceQuestion;
  readonly others: readonly RegimenItem[];
  readonly inPlaceOf: readonly RegimenItem[];
  /** Findings of the list without any option. */
  readonly known: ReadonlySet<string>;
  readonly knowledge: Knowledge;
}

function optionOf(name: string, named: NamedOption, beside: Beside): MedicineOption {
  const { asked, others, inPlaceOf, known, knowledge } = beside;
  const facts = knowledge.medications.get(name);
  if (facts === undefined) throw new Error(`the choices name a medicine that is not in the catalogue: ${name}`);
  const taken = inPlaceOf.find((item) => item.name === name);
  const list =
    taken === undefined
      ? [...others, ...inPlaceOf.map((item) => ({ ...item, stoppedDaysAgo: 0 })), { name, starting: true }]
      : [...others, taken];
  const check = checkRegimen(list, asked.person, knowledge, asked.today);
  return {
    medication: name,
    line: named.line,
    note: named.note ?? null,
    mark: named.mark,
    sources: named.sources,
    isTaken: taken !== undefined,
    // What it is watched by is counted on its own.
    findings: check.findings.filter((finding) => finding.kind !== "monitoring" && !known.has(keyOf(finding))),
    reasons: [...trialReasons(facts, asked, knowledge), ...concernReasons(name, asked.concerns, knowledge)],
    monitoring: monitoringLoad(facts, knowledge),
    missing: check.missing.filter(({ of }) => of === name).map(({ fact }) => fact),
  };
}

function keyOf({ rule, between }: RegimenFinding): string {
  return `${rule}\n${[...between].sort().join()}`;
}

const TRIAL_SPEAKS = {
  remission: "for",
  response: "for",
  partial: "against",
  none: "against",
  intolerance: "against",
} as const;

function trialReasons(facts: MedicationFacts, { trials }: ChoiceQuestion, knowledge: Knowledge): ChoiceReason[] {
  return trials.flatMap(({ medication, outcome }) => {
    const tried = knowledge.medications.get(medication);
    if (outcome === null || tried === undefined || ingredientOf(tried) !== ingredientOf(facts)) return [];
    return [{ speaks: TRIAL_SPEAKS[outcome], code: `trial-${outcome}`, sources: [] }];
  });
}

function concernReasons(name: string, concerns: readonly Concern[], { catalogue }: Knowledge): ChoiceReason[] {
  return catalogue.choices.profile.flatMap(({ concern, favours, against, sources }): ChoiceReason[] => {
    if (!concerns.includes(concern)) return [];
    if (favours.includes(name)) return [{ speaks: "for", code: concern, sources }];
    return against.includes(name) ? [{ speaks: "against", code: concern, sources }] : [];
  });
}
