import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { compiledCatalogue } from "../compiled-catalogue.ts";

const YEAR_WEEKS = 52;

/** How many checks a medicine asks for in its first year, the baseline included, and of what. Checks under a condition of their own are named, not counted. */
export function monitoringLoad(facts: MedicationFacts, knowledge: Knowledge): { checks: number; what: string[] } {
  const { means } = compiledCatalogue(knowledge);
  const rows = knowledge.catalogue.monitoring.filter(({ of }) => means(of, facts));
  const what = new Set<string>();
  let checks = 0;
  for (const row of rows) {
    what.add(row.what);
    const early = row.whenWeeks.filter((week) => week <= YEAR_WEEKS);
    const from = early.at(-1) ?? 0;
    const later = row.thenEveryWeeks === undefined ? 0 : Math.floor((YEAR_WEEKS - from) / row.thenEveryWeeks);
    checks += (row.baseline === "yes" ? 1 : 0) + early.length + later;
  }
  return { checks, what: [...what] };
}
