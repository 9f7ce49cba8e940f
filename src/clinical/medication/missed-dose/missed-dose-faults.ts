import type { Filed, KnowledgeFault } from "../../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { MedicationCatalogue } from "../medication-catalogue.ts";

const file = "knowledge/medications/missed-dose.json";

/** Advice for a class or medicine that is none, two rows for one target, words that are missing, and a restart of something unknown. */
export function missedDoseFaults(
  { missedDoses, classes, rules }: Pick<MedicationCatalogue, "missedDoses" | "classes" | "rules">,
  medications: readonly Filed<MedicationFacts>[],
  messageKeys: ReadonlySet<string>,
): KnowledgeFault[] {
  const names = new Set(medications.map(({ value }) => value.name));
  const known = new Set([...classes.map(({ name }) => `class:${name}`), ...names]);
  const seen = new Set<string>();
  const rows = missedDoses.flatMap((row) => [
    ...row.targets.flatMap((target) => {
      const twice = seen.has(target);
      seen.add(target);
      if (twice) return [{ file, reason: `${row.id}: "${target}" has two rows` }];
      return known.has(target) ? [] : [{ file, reason: `${row.id}: no medicine or class is called "${target}"` }];
    }),
    ...(messageKeys.has(`medicine-card.missed.${row.advice}`)
      ? []
      : [{ file, reason: `${row.id}: there are no words for "${row.advice}"` }]),
  ]);
  const restarts = rules.restarts
    .filter(({ medication }) => !names.has(medication))
    .map(({ medication }) => ({
      file: "knowledge/medications/regimen-rules.json",
      reason: `a restart names "${medication}", which is not a medicine`,
    }));
  return [...rows, ...restarts];
}
