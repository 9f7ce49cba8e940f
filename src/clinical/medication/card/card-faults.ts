import type { Filed, KnowledgeFault } from "../../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { MedicationCatalogue } from "../medication-catalogue.ts";
import { cardKeys } from "./expectation-card.ts";

const file = "knowledge/medications/expectations.json";

/** Cards for a class or medicine that is none, two cards for one target, and words that are missing. */
export function cardFaults(
  { cards, classes }: Pick<MedicationCatalogue, "cards" | "classes">,
  medications: readonly Filed<MedicationFacts>[],
  messageKeys: ReadonlySet<string>,
): KnowledgeFault[] {
  const known = new Set([...classes.map(({ name }) => `class:${name}`), ...medications.map(({ value }) => value.name)]);
  const seen = new Set<string>();
  return cards.flatMap((card) => [
    ...card.targets.flatMap((target) => {
      const twice = seen.has(target);
      seen.add(target);
      if (twice) return [{ file, reason: `${card.id}: "${target}" has two cards` }];
      return known.has(target) ? [] : [{ file, reason: `${card.id}: no medicine or class is called "${target}"` }];
    }),
    ...cardKeys(card)
      .filter((key) => !messageKeys.has(key))
      .map((key) => ({ file, reason: `${card.id}: there are no words for "${key}"` })),
  ]);
}
