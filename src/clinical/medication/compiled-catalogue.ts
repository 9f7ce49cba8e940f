import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import type { InteractionRow, PopulationRow } from "./medication-rows.ts";

/** A row on a pair: `aFirst` says that the first of the asked pair is the row's `a`. */
export interface PairRow {
  readonly row: InteractionRow;
  readonly aFirst: boolean;
}

/** The catalogue made ready to be asked: every class closed over its members, every pair laid out. */
export interface CompiledCatalogue {
  /** Rows on two medicines, in the order asked; empty where none. */
  pairRows(first: MedicationFacts, second: MedicationFacts): readonly PairRow[];
  /** Rows that need three and more. */
  readonly together: readonly InteractionRow[];
  populationOf(medicine: MedicationFacts): readonly PopulationRow[];
  /** Whether a `class:…` or a name means this medicine; long-acting products answer for their ingredient too. */
  means(selector: string, medicine: MedicationFacts): boolean;
  members(selector: string): readonly MedicationFacts[];
  /** Whether a recorded condition is one of a group's names. */
  isCondition(group: string, recorded: string): boolean;
}

const compiledOf = new WeakMap<Knowledge["catalogue"], CompiledCatalogue>();

/** Compiled once for the life of the knowledge. */
export function compiledCatalogue(knowledge: Knowledge): CompiledCatalogue {
  const before = compiledOf.get(knowledge.catalogue);
  if (before !== undefined) return before;
  const compiled = compile(knowledge);
  compiledOf.set(knowledge.catalogue, compiled);
  return compiled;
}

/** The ingredient a product belongs to: itself, or the parent of a long-acting product. */
export function ingredientOf(medicine: MedicationFacts): string {
  return medicine.parent ?? medicine.name;
}

/** Two products of one ingredient never interact with each other. */
export function isSameIngredient(one: MedicationFacts, other: MedicationFacts): boolean {
  return ingredientOf(one) === ingredientOf(other) || (one.rxcui !== undefined && one.rxcui === other.rxcui);
}

function compile({ medications, catalogue }: Knowledge): CompiledCatalogue {
  const all = [...medications.values()];
  const selectors = membership(all, catalogue);
  const members = (selector: string) => selectors.get(selector) ?? NONE;
  const pairs = layOut(catalogue.interactions, members);
  const population = new Map<string, PopulationRow[]>();
  for (const row of catalogue.population) {
    for (const medicine of members(row.of))
      population.set(medicine.name, [...(population.get(medicine.name) ?? []), row]);
  }
  const sets = new Map([...selectors].map(([selector, found]) => [selector, new Set(found.map(({ name }) => name))]));
  const groups = new Map(
    Object.entries(catalogue.conditionGroups).map(([group, names]) => [group, new Set([group, ...names])]),
  );
  return {
    pairRows: (first, second) => pairs.get(`${first.name}\n${second.name}`) ?? NONE,
    together: catalogue.interactions.filter((row) => row.together !== undefined),
    populationOf: (medicine) => population.get(medicine.name) ?? NONE,
    means: (selector, medicine) => sets.get(selector)?.has(medicine.name) ?? false,
    members,
    isCondition: (group, recorded) => groups.get(group)?.has(slugOf(recorded)) ?? false,
  };
}
const NONE: readonly never[] = [];

/** Long-acting products come under every class and name of their ingredient. */
function membership(all: readonly MedicationFacts[], { classes }: Knowledge["catalogue"]) {
  const found = new Map<string, MedicationFacts[]>();
  const add = (selector: string, medicine: MedicationFacts) => {
    const before = found.get(selector) ?? [];
    if (!before.includes(medicine)) found.set(selector, [...before, medicine]);
  };
  const byName = new Map(all.map((medicine) => [medicine.name, medicine]));
  for (const medicine of all) {
    const parent = medicine.parent === undefined ? undefined : byName.get(medicine.parent);
    for (const one of [medicine, parent]) {
      if (one === undefined) continue;
      add(one.name, medicine);
      for (const name of one.classes) add(`class:${name}`, medicine);
    }
  }
  for (const { name, anyOf = [], members = [] } of classes) {
    const selectors = [...anyOf.map((part) => `class:${part}`), ...members];
    for (const medicine of selectors.flatMap((selector) => found.get(selector) ?? [])) add(`class:${name}`, medicine);
  }
  return found;
}

function layOut(rows: readonly InteractionRow[], members: (selector: string) => readonly MedicationFacts[]) {
  const pairs = new Map<string, PairRow[]>();
  const add = (first: MedicationFacts, second: MedicationFacts, row: InteractionRow, aFirst: boolean) => {
    const key = `${first.name}\n${second.name}`;
    const before = pairs.get(key);
    if (before === undefined) pairs.set(key, [{ row, aFirst }]);
    else if (!before.some((one) => one.row === row)) before.push({ row, aFirst });
  };
  for (const row of rows) {
    if (row.a === undefined || row.b === undefined) continue;
    for (const a of members(row.a)) {
      for (const b of members(row.b)) {
        if (isSameIngredient(a, b)) continue;
        add(a, b, row, true);
        add(b, a, row, false);
      }
    }
  }
  return pairs;
}

/** Words of a condition as the record writes them: lower case with hyphens. */
function slugOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
