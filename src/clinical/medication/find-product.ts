import { codesOf } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { editDistance } from "./edit-distance.ts";

/** What a written name stands for. A near name is only ever offered: nothing is checked on a guess. */
export type FoundProduct =
  | { readonly kind: "exact"; readonly ingredients: readonly MedicationFacts[]; readonly isModified: boolean }
  | { readonly kind: "unknown"; readonly near: readonly string[] };

interface Index {
  readonly names: ReadonlyMap<string, readonly MedicationFacts[]>;
  /** Names a person would recognise, to offer when one is misspelt. */
  readonly offered: readonly string[];
  readonly leftOut: ReadonlySet<string>;
  readonly modified: ReadonlySet<string>;
  /** Names looked up before: the same few are written again and again. */
  readonly found: Map<string, FoundProduct>;
}
const indexOf = new WeakMap<Knowledge["catalogue"], Index>();
const MOST_NEAR = 5;
const MOST_KEPT = 5000;

/** A medicine or combination by ingredient, brand, alias or RxCUI; salts, forms and strengths in the name are read over. */
export function findProduct(knowledge: Knowledge, written: string): FoundProduct {
  const index = indexFor(knowledge);
  const before = index.found.get(written);
  if (before !== undefined) return before;
  if (index.found.size >= MOST_KEPT) index.found.clear();
  const product = read(index, tidy(written));
  index.found.set(written, product);
  return product;
}

/** Names and brands a person would recognise, in lower case: ingredients and combinations. */
export function offeredNames(knowledge: Knowledge): readonly string[] {
  return indexFor(knowledge).offered;
}

function read(index: Index, name: string): FoundProduct {
  const ingredients = lookUp(index, name);
  if (ingredients !== undefined) return { kind: "exact", ingredients, isModified: isModified(index, name) };
  return { kind: "unknown", near: nearNames(index, name) };
}

function indexFor(knowledge: Knowledge): Index {
  const before = indexOf.get(knowledge.catalogue);
  if (before !== undefined) return before;
  const index = gather(knowledge);
  indexOf.set(knowledge.catalogue, index);
  return index;
}

function gather({ medications, catalogue }: Knowledge): Index {
  const names = new Map<string, readonly MedicationFacts[]>();
  for (const medicine of medications.values()) {
    for (const name of [medicine.name, ...medicine.aliases, ...codesOf(medicine)]) names.set(tidy(name), [medicine]);
  }
  for (const { name, aliases, ingredients } of catalogue.combinations) {
    const members = ingredients.flatMap((one) => medications.get(one) ?? []);
    for (const written of [name, ...aliases]) names.set(tidy(written), members);
  }
  const { salts, modified, plain } = catalogue.productWords;
  return {
    names,
    offered: [...names.keys()].filter((name) => !/^\d+$/.test(name)),
    leftOut: new Set([...salts, ...plain, ...modified].map(tidy)),
    modified: new Set(modified.map(tidy)),
    found: new Map(),
  };
}

function tidy(written: string): string {
  return written.trim().toLowerCase().replaceAll("’", "'").replace(/\s+/g, " ");
}

/** As written; then without strengths, salts and forms; then as a list of ingredients ("a/b", "a and b"), all of which must be known. */
function lookUp(index: Index, name: string): readonly MedicationFacts[] | undefined {
  const whole = index.names.get(name) ?? index.names.get(withoutForm(index, name));
  if (whole !== undefined) return whole;
  const parts = name.split(/\s*[/+&]\s*|\s+(?:and|with)\s+|-(?=[a-z]{5,})/).filter((part) => part !== "");
  if (parts.length < 2) return undefined;
  const found = parts.map((part) => index.names.get(part) ?? index.names.get(withoutForm(index, part)));
  return found.every((one) => one !== undefined) ? [...new Set(found.flat())] : undefined;
}

const STRENGTH = /\b\d+([.,]\d+)?\s*(mg|mcg|µg|ug|g|ml|%|meq)?(\s*\/\s*(\d+\s*)?(h|hr|ml|day))?(?![a-z])/g;

function withoutForm(index: Index, name: string): string {
  const words = name
    .replace(STRENGTH, " ")
    .replace(/[()[\],]/g, " ")
    .split(/\s+/)
    .filter((word) => word !== "" && !index.leftOut.has(word));
  return words.join(" ");
}

function isModified(index: Index, name: string): boolean {
  return name.split(/[\s()]+/).some((word) => index.modified.has(word));
}

/** Names a slip or two away, or that begin alike; the nearest first. */
function nearNames(index: Index, name: string): string[] {
  const bare = withoutForm(index, name) || name;
  if (bare.length < 3) return [];
  const allowed = bare.length < 6 ? 1 : bare.length < 9 ? 2 : 3;
  return index.offered
    .map((offered) => ({ offered, away: distance(bare, offered, allowed) }))
    .filter(({ away }) => away <= allowed)
    .toSorted((one, other) => one.away - other.away || (one.offered < other.offered ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ offered }) => offered);
}

function distance(bare: string, offered: string, allowed: number): number {
  if (bare.length >= 4 && (offered.startsWith(bare) || bare.startsWith(`${offered} `))) return 1;
  return editDistance(bare, offered, allowed);
}
