import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";

type Names = ReadonlyMap<string, MedicationFacts>;
const namesByKnowledge = new WeakMap<Knowledge, Names>();

/** What is known of a medicine by its ingredient, brand or short name; undefined where the formulary does not hold it. */
export function medicationFactsOf(knowledge: Knowledge, name: string): MedicationFacts | undefined {
  return knowledge.medications.get(name) ?? names(knowledge).get(name.toLowerCase());
}

/** Knowledge is frozen for the life of the process, so its names are gathered once. */
function names(knowledge: Knowledge): Names {
  const gathered = namesByKnowledge.get(knowledge) ?? gather(knowledge);
  namesByKnowledge.set(knowledge, gathered);
  return gathered;
}

function gather(knowledge: Knowledge): Names {
  const byName = new Map<string, MedicationFacts>();
  for (const facts of knowledge.medications.values()) {
    for (const alias of facts.aliases) if (!byName.has(alias)) byName.set(alias, facts);
  }
  for (const facts of knowledge.medications.values()) byName.set(facts.name.toLowerCase(), facts);
  return byName;
}
