import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { MedicationCatalogue } from "../medication/medication-catalogue.ts";
import type { RegimenFound } from "./regimen-findings.ts";

const LANGUAGE = "en";

/** A row of the medicine checks behind a finding, as a person reads it: what it is about, from which limits it speaks, on whose word. */
export interface MedicineRule {
  readonly id: string;
  readonly about: string;
  /** When it speaks: limits, weeks, doses. */
  readonly when: readonly string[];
  readonly act: string;
  readonly mark: RegimenFound["mark"];
  readonly sources: readonly string[];
}

type Row = Omit<MedicineRule, "id" | "mark"> & { readonly seen: boolean };
type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The rows a finding on medicines comes from: one, or one for each check that is due. A finding without a row of its own says itself what it is. */
export function medicineRulesOf({ finding, mark }: RegimenFound, knowledge: Knowledge): MedicineRule[] {
  const say: Say = (key, values = {}) => sentence(knowledge, LANGUAGE, `medication.rule.${key}`, values);
  const [named = ""] = finding.rule.split("/");
  const ids = [named, ...Object.keys(finding.used)];
  const found = [...new Set(ids)].flatMap((id) => {
    const row = rowOf(id, knowledge.catalogue, say);
    return row === null ? [] : [{ id, ...asRule(row) }];
  });
  if (found.length > 0) return found;
  const { because, do: acts, sources } = finding;
  return [{ id: named, about: finding.consider, when: because, act: acts.join(" "), mark, sources }];
}

function asRule({ seen, ...row }: Row): Omit<MedicineRule, "id"> {
  return { ...row, mark: seen ? "source" : row.sources.includes("product-default") ? "PD" : "GK" };
}

function rowOf(id: string, catalogue: MedicationCatalogue, say: Say): Row | null {
  return (
    pairRow(id, catalogue, say) ??
    personRow(id, catalogue) ??
    checkRow(id, catalogue, say) ??
    listRow(id, catalogue, say)
  );
}

function pairRow(id: string, catalogue: MedicationCatalogue, say: Say): Row | null {
  const row = catalogue.interactions.find((one) => one.id === id);
  if (row === undefined) return null;
  const names = (row.together ?? [row.a ?? "", row.b ?? ""]).map((one) => nameOf(one, catalogue));
  const caps = (row.caps ?? []).map(({ medication, maxMg }) => say("cap", { medication, mg: maxMg }));
  return {
    about: names.join(say("with")),
    when: [
      say("pair", { severity: row.severity, mechanism: row.mechanism.join("; ") }),
      ...[row.modifier, row.washoutNote].filter((one) => one !== undefined),
      ...caps,
    ],
    act: row.management,
    sources: row.sources,
    seen: row.seen,
  };
}

function personRow(id: string, catalogue: MedicationCatalogue): Row | null {
  const row = catalogue.population.find((one) => one.id === id);
  if (row === undefined) return null;
  return {
    about: nameOf(row.of, catalogue),
    when: [`${row.population}: ${row.condition}`, ...(row.numeric === undefined ? [] : [row.numeric])],
    act: row.action,
    sources: row.sources,
    seen: row.seen,
  };
}

function checkRow(id: string, catalogue: MedicationCatalogue, say: Say): Row | null {
  const row = catalogue.monitoring.find((one) => one.id === id);
  if (row === undefined) return null;
  const { baseline, whenWeeks, thenEveryWeeks, scheduleNote, condition } = row;
  const weeks = [
    ...(baseline === "no" ? [] : [say(baseline === "yes" ? "baseline" : "baseline-if")]),
    ...(whenWeeks.length === 0 ? [] : [say("weeks", { weeks: whenWeeks.join(", ") })]),
    ...(thenEveryWeeks === undefined ? [] : [say("every", { weeks: thenEveryWeeks })]),
  ];
  return {
    about: `${nameOf(row.of, catalogue)}: ${row.what}`,
    when: [...weeks, ...[scheduleNote, condition].filter((one) => one !== undefined)],
    act: row.action,
    sources: row.sources,
    seen: row.seen,
  };
}

/** Rows about the whole list: one ingredient or kind twice, and what adds up. None of them was seen in a stored source. */
function listRow(id: string, catalogue: MedicationCatalogue, say: Say): Row | null {
  const { sameIngredient: same, duplicates, burdens, together } = catalogue.rules;
  const named = (selector: string) => nameOf(selector, catalogue);
  const several = (count: number) => say("at-least", { count });
  const row = (about: string, when: readonly string[], act: string, sources: readonly string[]): Row => ({
    about,
    when,
    act,
    sources,
    seen: false,
  });
  if (id === "DUP-SAME") return row(say("same"), [several(2)], same.management, same.sources);
  if (id === "DUP-OVERLAP") return row(say("overlap"), [several(2)], same.overlap, same.sources);
  const kind = duplicates.find((one) => one.id === id);
  if (kind !== undefined) return row(named(kind.of), [several(2)], kind.management, kind.sources);
  const adds = burdens.find((one) => one.id === id);
  if (adds !== undefined)
    return row(named(adds.of), [several(adds.atLeast), adds.mechanism], adds.management, adds.sources);
  const whole = together.find((one) => one.id === id);
  if (whole === undefined) return null;
  return row(whole.all.map(named).join(say("with")), [whole.mechanism], whole.management, whole.sources);
}

/** `class:ssri` as "SSRIs", a medicine by its name. */
function nameOf(selector: string, { classes }: MedicationCatalogue): string {
  const name = selector.replace(/^class:/, "");
  return name === selector ? selector : (classes.find((one) => one.name === name)?.title ?? name);
}
