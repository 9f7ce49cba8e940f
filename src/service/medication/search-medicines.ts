import type { MedicationFacts } from "../../clinical/knowledge/medication-facts.ts";
import { searchMedicines as search } from "../../clinical/medication/search-medicines.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";

const MOST = 12;

/** A medicine as it is offered for an order. */
interface FoundMedicine {
  readonly name: string;
  /** The brand, short name or class it was found by; null where by its own name. */
  readonly by: string | null;
  readonly classes: readonly string[];
  readonly shortTerm: boolean;
  readonly longActing: boolean;
  /** mg a day unless `doseUnit` says otherwise; null where not known. */
  readonly usualStartMg: number | null;
  readonly minimumEffectiveMg: number | null;
  readonly maximumMg: number | null;
  readonly doseUnit: string | null;
}

export interface MedicinesFound {
  readonly found: FoundMedicine[];
  /** Names that are written alike, where nothing bears this one. */
  readonly near: string[];
}

/** Medicines of the formulary for an order, the first dozen. Nothing found: the name can still be ordered, as not checked. */
export async function searchMedicines(ctx: Ctx, { text }: { readonly text: string }): Promise<MedicinesFound> {
  authorise(ctx, "chart.read");
  const { found, near } = search(ctx.knowledge, text);
  return { found: found.slice(0, MOST).map(({ facts, by }) => offered(facts, by)), near: [...near] };
}

function offered(facts: MedicationFacts, by: string | null): FoundMedicine {
  return {
    name: facts.name,
    by,
    classes: facts.classes,
    shortTerm: facts.shortTerm,
    longActing: facts.classes.includes("lai"),
    usualStartMg: facts.usualStartMg ?? null,
    minimumEffectiveMg: facts.minimumEffectiveMg ?? null,
    maximumMg: facts.maximumMg ?? null,
    doseUnit: facts.doseUnit ?? null,
  };
}
