import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { findProduct } from "./find-product.ts";
import type { RegimenItem } from "./regimen.ts";

/** A line of the list whose medicine is known; a combination product gives one for each ingredient. */
export interface Taken {
  readonly facts: MedicationFacts;
  readonly item: RegimenItem;
  readonly isModified: boolean;
  /** Place of its line on the list. */
  readonly line: number;
  /** The line is a product of several ingredients: its dose is not this one's. */
  readonly inCombination: boolean;
}
export interface ReadRegimen {
  readonly current: readonly Taken[];
  readonly stopped: readonly Taken[];
  /** Names as written that no medicine bears: kept, and not checked. */
  readonly unknown: readonly { readonly name: string; readonly near: readonly string[] }[];
}

/** Reads each line of a list; what cannot be read is named, never left out in silence. */
export function readRegimen(regimen: readonly RegimenItem[], knowledge: Knowledge): ReadRegimen {
  const taken: Taken[] = [];
  const unknown = new Map<string, readonly string[]>();
  regimen.forEach((item, line) => {
    const found = findProduct(knowledge, item.name);
    if (found.kind === "unknown") unknown.set(item.name, found.near);
    else {
      const inCombination = found.ingredients.length > 1;
      for (const facts of found.ingredients)
        taken.push({ facts, item, line, isModified: found.isModified, inCombination });
    }
  });
  return {
    current: taken.filter(({ item }) => item.stoppedDaysAgo === undefined),
    stopped: taken.filter(({ item }) => item.stoppedDaysAgo !== undefined),
    unknown: [...unknown].map(([name, near]) => ({ name, near })),
  };
}

/** Milligrams of a medicine a day over all its lines; undefined where any of them is not known or counted otherwise. */
export function dailyMg(facts: MedicationFacts, current: readonly Taken[]): number | undefined {
  if (facts.doseUnit !== undefined) return undefined;
  let sum = 0;
  for (const one of current) {
    if (one.facts !== facts) continue;
    if (one.item.doseMgPerDay === undefined || one.inCombination) return undefined;
    sum += one.item.doseMgPerDay;
  }
  return sum === 0 ? undefined : sum;
}

/** Each medicine once: several lines of it read as one, whatever their order. */
export function eachOnce(current: readonly Taken[]): Taken[] {
  return [...Map.groupBy(current, ({ facts }) => facts).values()].flatMap((lines) => {
    const [first] = lines;
    if (first === undefined || lines.length === 1) return lines;
    const items = lines.map(({ item }) => item);
    const starting =
      items.some((item) => item.starting === true) ||
      (items.every((item) => item.starting === false) ? false : undefined);
    const [missedDays, missedDaysAtMost, weeksOn] = [
      mostOf(items.map((item) => item.missedDays)),
      mostOf(items.map((item) => item.missedDaysAtMost)),
      mostOf(items.map((item) => item.weeksOn)),
    ];
    const doseInUnit = mostOf(items.map((item) => item.doseInUnit));
    return [
      { ...first, item: { name: first.facts.name, starting, missedDays, missedDaysAtMost, weeksOn, doseInUnit } },
    ];
  });
}

function mostOf(all: readonly (number | undefined)[]): number | undefined {
  const known = all.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
