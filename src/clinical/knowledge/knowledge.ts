import type { Playbook } from "../findings/playbook.ts";
import type { MedicationCatalogue } from "../medication/medication-catalogue.ts";
import type { Pharmacy } from "../medication/pharmacy.ts";
import type { CrisisContent } from "./crisis-content.ts";
import type { Instrument } from "./instrument.ts";
import type { MedicationFacts } from "./medication-facts.ts";
import type { OrderContent } from "./order-content.ts";
import type { Reference } from "./reference.ts";
import type { SafetyRule } from "./safety-rule.ts";

/** All clinical content the process runs on: checked whole at start, frozen, never changed while running. */
export interface Knowledge {
  readonly playbook: Playbook;
  readonly instruments: ReadonlyMap<string, Instrument>;
  readonly medications: ReadonlyMap<string, MedicationFacts>;
  /** What happens when they are taken together, and by whom. */
  readonly catalogue: MedicationCatalogue;
  /** Forms, tapers and what follows from them. */
  readonly pharmacy: Pharmacy;
  readonly safetyRules: readonly SafetyRule[];
  /** Where someone in danger finds help now. */
  readonly crisis: CrisisContent;
  readonly orders: OrderContent;
  readonly references: ReadonlyMap<string, Reference>;
  /** Message templates (ICU) by key, one map a language: every sentence a finding says. */
  readonly messages: ReadonlyMap<string, ReadonlyMap<string, string>>;
}
