import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { compiledCatalogue, ingredientOf } from "../medication/compiled-catalogue.ts";
import { findProduct } from "../medication/find-product.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import { classesNamed } from "../medication/search-medicines.ts";
import { weight } from "../medication/severity.ts";
import type { EntryOf } from "../record/entry.ts";
import type { DraftOrder } from "./regimen-of.ts";

type Allergy = EntryOf<"allergy">;
export type AllergyFinding = Omit<RegimenFinding, "kind"> & { readonly kind: "allergy" };
type Found = Pick<AllergyFinding, "severity" | "mechanism" | "management" | "sources" | "rule" | "seen">;

/** What recorded allergies say against an order: to the medicine itself, and to one it cross-reacts with. The gravest of each allergy. */
export function allergyFindings(
  allergies: readonly Allergy[],
  { medication }: Pick<DraftOrder, "medication">,
  knowledge: Knowledge,
): AllergyFinding[] {
  const ordered = findMedication(knowledge, medication);
  const name = ordered === undefined ? medication.trim().toLowerCase() : ingredientOf(ordered);
  return allergies.flatMap((allergy): AllergyFinding[] => {
    const found = [ownAllergy(allergy, name, knowledge), ...crossAllergies(allergy, ordered, knowledge)];
    const gravest = found.flat().toSorted((one, other) => weight(other.severity) - weight(one.severity))[0];
    if (gravest === undefined) return [];
    const told = allergy.reaction === undefined ? "" : `; recorded reaction: ${allergy.reaction}`;
    return [{ ...gravest, kind: "allergy", between: [name], mechanism: `${gravest.mechanism}${told}` }];
  });
}

/** Allergies to what is neither a medicine nor a class known here, and so can be held against none but a medicine of the same name. */
export function allergiesNotRead(allergies: readonly Allergy[], knowledge: Knowledge): string[] {
  const isRead = ({ substance }: Allergy) =>
    findProduct(knowledge, substance).kind === "exact" ||
    findMedication(knowledge, substance) !== undefined ||
    classesNamed(substance, knowledge).length > 0;
  return [...new Set(allergies.filter((allergy) => !isRead(allergy)).map(({ substance }) => substance))];
}

function ownAllergy({ substance, severity }: Allergy, name: string, knowledge: Knowledge): Found[] {
  const facts = findMedication(knowledge, substance);
  const own = facts === undefined ? substance.trim().toLowerCase() : ingredientOf(facts);
  if (own !== name) return [];
  const { ownAllergy: row } = knowledge.catalogue.hypersensitivity;
  return [
    {
      severity: severity === "severe" ? row.severe : row.severity,
      mechanism: `an allergy to ${name} is on record`,
      management: row.management,
      sources: row.sources,
      rule: "ALLERGY",
      seen: row.mark === "source",
    },
  ];
}

/** The allergy may name an ingredient, a brand, a combination or a whole class. */
function crossAllergies({ substance }: Allergy, ordered: MedicationFacts | undefined, knowledge: Knowledge): Found[] {
  if (ordered === undefined) return [];
  const { means, members } = compiledCatalogue(knowledge);
  const product = findProduct(knowledge, substance);
  const told =
    product.kind === "exact"
      ? product.ingredients
      : classesNamed(substance, knowledge).flatMap(({ name }) => members(`class:${name}`));
  const isIn = (selectors: readonly string[], facts: MedicationFacts) => selectors.some((one) => means(one, facts));
  return knowledge.catalogue.hypersensitivity.crossAllergies
    .filter(({ of }) => isIn(of, ordered) && told.some((facts) => isIn(of, facts)))
    .filter(() => !told.some((facts) => told.length === 1 && ingredientOf(facts) === ingredientOf(ordered)))
    .map(({ id, severity, mechanism, management, sources, mark }) => ({
      severity,
      mechanism: `allergy to ${substance} on record; ${mechanism}`,
      management,
      sources,
      rule: id,
      seen: mark === "source",
    }));
}
