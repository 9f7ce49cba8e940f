import type { KnowledgeFault } from "../../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { MedicationCatalogue } from "../medication-catalogue.ts";

const file = "knowledge/medications/hypersensitivity.json";

/** Rows on medicines or classes that are none, a source that is none, an id twice, and a gene no population row knows what to do with. */
export function hypersensitivityFaults(
  { hypersensitivity, classes, population }: MedicationCatalogue,
  medications: readonly MedicationFacts[],
  references: ReadonlySet<string>,
): KnowledgeFault[] {
  const { geneTests, crossAllergies, ownAllergy } = hypersensitivity;
  const known = new Set([...medications.map(({ name }) => name), ...classes.map(({ name }) => `class:${name}`)]);
  const ids = [...geneTests, ...crossAllergies].map(({ id }) => id);
  const selectors = [...geneTests.map(({ of }) => of), ...crossAllergies.flatMap(({ of }) => of)];
  const cited = [...geneTests, ...crossAllergies, ownAllergy].flatMap(({ sources }) => sources);
  const judged = new Set(population.flatMap(({ branches }) => branches.flatMap(({ when }) => when.gene?.name ?? [])));
  const reasons = [
    ...ids.filter((id, place) => ids.indexOf(id) !== place).map((id) => `"${id}" is there twice`),
    ...selectors.filter((one) => !known.has(one)).map((one) => `"${one}" is no class or ingredient`),
    ...cited.filter((one) => !references.has(one)).map((one) => `"${one}" is not a reference`),
    ...geneTests
      .filter(({ gene }) => !judged.has(gene))
      .map(({ gene }) => `a positive ${gene} changes nothing: no population row asks for it`),
  ];
  return reasons.map((reason) => ({ file, reason }));
}
