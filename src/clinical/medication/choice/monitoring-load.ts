import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { compiledCatalogue } from "../compiled-catalogue.ts";

const YEAR_WEEKS = 52;

const MEASURED = new Set(["lab", "vital", "ecg"]);

/**
 * How many measurements (blood, pressure, ECG and the like) a medicine asks of everybody in its first year, the baseline included, and of
 * what. What is asked only of some is named, not counted; talks and scales are no burden of this kind.
 */
export function monitoringLoad(facts: MedicationFacts, knowledge: Knowledge): { checks: number; what: string[] } {
  const { means } = compiledCatalogue(knowledge);
  const rows = knowledge.catalogue.monitoring.filter(({ of, kind }) => MEASURED.has(kind) && means(of, facts));
  const what = new Set<string>();
  let checks = 0;
  for (const row of rows) {
    what.add(row.what);
    if (row.condition !== undefined) continue;
    const early = row.whenWeeks.filter((week) => week <= YEAR_WEEKS);
    const from = early.at(-1) ?? 0;
    const later = row.thenEveryWeeks === undefined ? 0 : Math.floor((YEAR_WEEKS - from) / row.thenEveryWeeks);
    checks += (row.baseline === "yes" ? 1 : 0) + early.length + later;
  }
  return { checks, what: [...what] };
}
