import type { Knowledge } from "./knowledge.ts";
import type { MedicationFacts } from "./medication-facts.ts";

type Names = ReadonlyMap<string, MedicationFacts>;
const namesOf = new WeakMap<Knowledge, Names>();

/**
 * A medicine by ingredient, brand, short name or RxCUI, in any case, or written as a slug (`st-johns-wort`), its salt behind it or not
 * (`sertraline hydrochloride`); undefined where the formulary does not hold it.
 */
export function findMedication(knowledge: Knowledge, nameOrCode: string): MedicationFacts | undefined {
  return knowledge.medications.get(nameOrCode) ?? byName(knowledge, nameOrCode.trim().toLowerCase());
}

function byName(knowledge: Knowledge, name: string): MedicationFacts | undefined {
  const known = names(knowledge).get(name);
  if (known !== undefined) return known;
  const end = name.search(/[\s-][^\s-]+$/);
  const isSalt = end > 0 && knowledge.catalogue.productWords.salts.includes(name.slice(end + 1));
  return isSalt ? byName(knowledge, name.slice(0, end)) : undefined;
}

/** Knowledge is frozen for the life of the process, so its names are gathered once. */
function names(knowledge: Knowledge): Names {
  const gathered = namesOf.get(knowledge) ?? gather(knowledge.medications.values());
  namesOf.set(knowledge, gathered);
  return gathered;
}

function gather(medicines: Iterable<MedicationFacts>): Names {
  const found = new Map<string, MedicationFacts>();
  for (const medicine of medicines) {
    const codes = codesOf(medicine);
    for (const name of [medicine.name, ...medicine.aliases, ...codes]) {
      found.set(name.toLowerCase(), medicine);
      found.set(slugOf(name), medicine);
    }
  }
  return found;
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’.]/g, "")
    .replace(/[^a-z0-9]+/g, "-");
}

/** RxCUIs of a medicine: the ingredient's own and those of its salts. */
export function codesOf({ rxcui, otherRxcuis = [] }: MedicationFacts): string[] {
  return rxcui === undefined ? otherRxcuis : [rxcui, ...otherRxcuis];
}
