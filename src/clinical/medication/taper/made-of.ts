import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { chooseForms } from "./choose-forms.ts";
import { dosePools, madeUp, type PossibleDose } from "./dose-pools.ts";

/**
 * How doses (mg a day) are made up from what is sold, in order; where only another dose every other day makes it, that. Null for a dose
 * that nothing sold makes.
 */
export function madeOf(
  medication: string,
  dosesMg: readonly number[],
  form: string | undefined,
  knowledge: Knowledge,
): (PossibleDose | null)[] {
  const name = findMedication(knowledge, medication)?.name;
  const known = name === undefined ? undefined : knowledge.pharmacy.forms.get(name);
  const forms = known === undefined ? undefined : chooseForms(known, form, undefined);
  if (known === undefined || forms === undefined) return dosesMg.map(() => null);
  const pools = dosePools(known, forms, Math.max(...dosesMg, 0), knowledge.pharmacy.formLimits);
  return dosesMg.map((dose) => madeUp(pools, dose) ?? pools.alternate.find((one) => one.doseMg === dose) ?? null);
}
