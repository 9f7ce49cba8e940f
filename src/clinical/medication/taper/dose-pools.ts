import { type DispensableDoses, exact, liquidDoses, solidDoses, type Take } from "./dispensable-doses.ts";
import type { DispensableForm, FormLimits, IngredientForms } from "./dispensable-form.ts";

/** A dose a day that can be taken, and how. Where days alternate `takeOther` is for every other day (empty: nothing), and `doseMg` the mean. */
export interface PossibleDose {
  readonly doseMg: number;
  readonly take: readonly Take[];
  readonly takeOther?: readonly Take[];
}

/** Doses by how simply they are taken, the simplest first: whole and half pieces, then a liquid, then another dose every other day. */
export interface DosePools {
  readonly solid: readonly PossibleDose[];
  readonly liquid: readonly PossibleDose[];
  readonly alternate: readonly PossibleDose[];
}

/** What one group of forms can make up to a dose. */
export function dosePools(
  { alternateDays }: Pick<IngredientForms, "alternateDays">,
  group: readonly DispensableForm[],
  upToMg: number,
  limits: FormLimits,
): DosePools {
  const solid = listed(solidDoses(group, upToMg, limits));
  const liquid = listed(liquidDoses(group, upToMg, limits));
  return { solid, liquid, alternate: alternateDays === true ? alternating(solid) : [] };
}

function listed(doses: DispensableDoses): PossibleDose[] {
  return [...doses].map(([doseMg, take]) => ({ doseMg, take }));
}

/** Neighbours day by day, and the smallest dose every other day. */
function alternating(solid: readonly PossibleDose[]): PossibleDose[] {
  return solid.map(({ doseMg, take }, place) => {
    const lower = solid[place - 1];
    return { doseMg: exact((doseMg + (lower?.doseMg ?? 0)) / 2), take, takeOther: lower?.take ?? [] };
  });
}

/** The dose as it can be made up, in whichever pool; undefined where it cannot. */
export function madeUp({ solid, liquid }: DosePools, doseMg: number): PossibleDose | undefined {
  return [...solid, ...liquid].find((one) => one.doseMg === doseMg);
}
