import type { ExpectationCard } from "./card/expectation-card.ts";
import type { ChoiceContent } from "./choice/choice-content.ts";
import type { HypersensitivityContent } from "./hypersensitivity/hypersensitivity-content.ts";
import type { InjectionProduct } from "./injection/injection-product.ts";
import type { Combination, InteractionRow, MedicationClass, PopulationRow, RegimenRules } from "./medication-rows.ts";
import type { MissedDoseRow } from "./missed-dose/missed-dose-row.ts";
import type { MonitoringChecks } from "./monitoring/monitoring-checks.ts";
import type { MonitoringRow } from "./monitoring-row.ts";
import type { OpioidCareContent } from "./opioid/opioid-care-content.ts";

/** All that is known of medicines taken together and by whom; ingredients themselves are `Knowledge.medications`. */
export interface MedicationCatalogue {
  readonly version: string;
  readonly classes: readonly MedicationClass[];
  readonly combinations: readonly Combination[];
  readonly interactions: readonly InteractionRow[];
  readonly population: readonly PopulationRow[];
  /** Names of a condition that mean the same, by the name rules use. */
  readonly conditionGroups: Readonly<Record<string, readonly string[]>>;
  readonly monitoring: readonly MonitoringRow[];
  /** What to expect of a medicine. */
  readonly cards: readonly ExpectationCard[];
  /** What to do after a missed dose. */
  readonly missedDoses: readonly MissedDoseRow[];
  /** How long-acting products are given. */
  readonly injections: readonly InjectionProduct[];
  /** Figures of care for opioids. */
  readonly opioidCare: OpioidCareContent;
  /** Which medicines a guideline names for a condition. */
  readonly choices: ChoiceContent;
  /** Which entries answer which row. */
  readonly monitoringChecks: MonitoringChecks;
  /** Gene tests before a first dose, and allergies that speak against other medicines too. */
  readonly hypersensitivity: HypersensitivityContent;
  readonly rules: RegimenRules;
  /** Words of a product name that are no part of the medicine: salts, forms. */
  readonly productWords: {
    readonly salts: readonly string[];
    readonly modified: readonly string[];
    readonly plain: readonly string[];
  };
}
