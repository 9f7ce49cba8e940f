import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import type { Reference } from "../knowledge/reference.ts";
import { type CardInWords, cardInWords } from "./card/card-for.ts";
import { compiledCatalogue } from "./compiled-catalogue.ts";
import type { InteractionRow, PopulationRow } from "./medication-rows.ts";
import { type MissedDoseAdvice, missedDoseAdvice } from "./missed-dose/missed-dose-advice.ts";
import type { MonitoringRow } from "./monitoring-row.ts";

/** All that is held on one medicine. Absent = not known. */
export interface MedicationSheet extends MedicationFacts {
  /** Rows on it or on a class it belongs to, as written. */
  readonly interactions: readonly InteractionRow[];
  readonly population: readonly PopulationRow[];
  readonly monitoring: readonly MonitoringRow[];
  /** What to expect, in plain words; null where there is no card yet. */
  readonly card: CardInWords | null;
  /** What to do after a missed dose; null where no label or guideline is held on it. */
  readonly missedDose: MissedDoseAdvice | null;
  /** The works all of it rests on. */
  readonly references: readonly Reference[];
  readonly knowledge: { readonly version: string; readonly asOf: string; readonly reviewBy: string };
}

/** Gathers what the knowledge holds on a medicine; a long-acting product shows its ingredient's rows too. */
export function medicationSheet(medicine: MedicationFacts, knowledge: Knowledge): MedicationSheet {
  const { catalogue } = knowledge;
  const { means, populationOf } = compiledCatalogue(knowledge);
  const interactions = catalogue.interactions.filter((row) =>
    (row.together ?? [row.a, row.b]).some((side) => side !== undefined && means(side, medicine)),
  );
  const population = populationOf(medicine);
  const monitoring = catalogue.monitoring.filter((row) => means(row.of, medicine));
  const missedDose = missedDoseAdvice(medicine, knowledge, "en");
  const cited = new Set(
    [
      medicine,
      ...interactions,
      ...population,
      ...monitoring,
      ...(missedDose === undefined ? [] : [missedDose]),
    ].flatMap(({ sources }) => sources),
  );
  return {
    ...medicine,
    interactions,
    population,
    monitoring,
    card: cardInWords(medicine, knowledge, "en") ?? null,
    missedDose: missedDose ?? null,
    references: [...cited].toSorted().flatMap((id) => knowledge.references.get(id) ?? []),
    knowledge: { version: catalogue.version, asOf: catalogue.rules.asOf, reviewBy: catalogue.rules.reviewBy },
  };
}
