import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { compiledCatalogue } from "./compiled-catalogue.ts";
import { editDistance } from "./edit-distance.ts";
import { findProduct, offeredNames } from "./find-product.ts";

/** A medicine that answers to what was typed. */
interface MedicineFound {
  readonly facts: MedicationFacts;
  /** The brand, short name or class it was found by; null where by its own name. */
  readonly by: string | null;
}
export interface MedicineSearch {
  /** The exact name first, then names that begin so, brands, parts of a name, and members of a class. */
  readonly found: readonly MedicineFound[];
  /** Names and classes written alike, where nothing bears this one: only ever offered. */
  readonly near: readonly string[];
}

const MOST_NEAR = 5;
/** From so many letters on a name half typed may hold a slip. */
const HALF_TYPED = 5;
/** Letters before which a part of a name means nothing. */
const LEAST_PART = 3;

/** Medicines by a name, brand, RxCUI, product, class, or the beginning or a part of one; else what is written alike. */
export function searchMedicines(knowledge: Knowledge, text: string): MedicineSearch {
  const asked = text.trim().toLowerCase();
  if (asked === "") return { found: [], near: [] };
  const product = findProduct(knowledge, asked);
  const exact = product.kind === "exact" ? product.ingredients : [];
  const ranked = [...knowledge.medications.values()].flatMap((facts) => {
    const place = exact.includes(facts) ? exactPlace(facts, asked) : placeOf(facts, asked);
    return place === null ? [] : [{ ...place, facts }];
  });
  ranked.sort((a, b) => a.rank - b.rank || compare(a.facts.name, b.facts.name));
  const byClass = membersFound(asked, knowledge).filter(({ facts }) => !ranked.some((one) => one.facts === facts));
  const found = [...ranked.map(({ facts, by }) => ({ facts, by })), ...byClass];
  return { found, near: found.length > 0 || product.kind === "exact" ? [] : nearOf(asked, product.near, knowledge) };
}

function exactPlace({ name }: MedicationFacts, asked: string) {
  return { rank: 0, by: name.toLowerCase() === asked ? null : asked };
}

function placeOf({ name, aliases }: MedicationFacts, asked: string): { rank: number; by: string | null } | null {
  if (name.toLowerCase().startsWith(asked)) return { rank: 1, by: null };
  const alias = aliases.find((one) => one.toLowerCase().startsWith(asked));
  if (alias !== undefined) return { rank: 2, by: alias };
  return asked.length >= LEAST_PART && name.toLowerCase().includes(asked) ? { rank: 3, by: null } : null;
}

function membersFound(asked: string, knowledge: Knowledge): MedicineFound[] {
  const { members } = compiledCatalogue(knowledge);
  const found = new Map<MedicationFacts, string>();
  for (const { name, title } of classesNamed(asked, knowledge))
    for (const facts of members(`class:${name}`)) if (!found.has(facts)) found.set(facts, title);
  return [...found].map(([facts, by]) => ({ facts, by })).toSorted((a, b) => compare(a.facts.name, b.facts.name));
}

/** Classes of exactly this name or title; else those that begin so. */
export function classesNamed(asked: string, { catalogue }: Knowledge) {
  const slug = slugOf(asked);
  const exact = catalogue.classes.filter(({ name, title }) =>
    [name, `${name}s`, slugOf(title), slugOf(`${title}s`)].includes(slug),
  );
  if (exact.length > 0 || slug.length < LEAST_PART) return exact;
  return catalogue.classes.filter(({ name, title }) => name.startsWith(slug) || slugOf(title).startsWith(slug));
}

function nearOf(asked: string, near: readonly string[], knowledge: Knowledge): string[] {
  const titles = knowledge.catalogue.classes.map(({ title }) => title.toLowerCase());
  const halfTyped = asked.length < HALF_TYPED ? [] : offeredNames(knowledge).filter((name) => beginsAlike(asked, name));
  const classes = titles.filter((title) => editDistance(asked, title, slips(asked)) <= slips(asked));
  return [...new Set([...near, ...halfTyped, ...classes])].slice(0, MOST_NEAR);
}

const slips = ({ length }: string): number => (length < HALF_TYPED + 1 ? 1 : 2);

/** The first letter is rarely the slip. */
function beginsAlike(asked: string, name: string): boolean {
  if (name.length <= asked.length || name[0] !== asked[0]) return false;
  return [0, 1].some((more) => editDistance(asked, name.slice(0, asked.length + more), 1) <= 1);
}

function slugOf(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-");
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
