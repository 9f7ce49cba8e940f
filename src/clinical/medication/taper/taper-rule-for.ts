import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { TaperRule } from "./taper-rule.ts";

/** The row for a medicine: its own, else that of the first of its classes that has one; undefined where no source gives one. */
export function taperRuleFor(medicine: MedicationFacts, rows: readonly TaperRule[]): TaperRule | undefined {
  const own = rows.find((row) => row.ingredient === medicine.name);
  return own ?? rows.find((row) => row.class !== undefined && medicine.classes.includes(row.class));
}
