import type { MedicationFacts } from "../../clinical/knowledge/medication-facts.ts";
import { findProduct } from "../../clinical/medication/find-product.ts";
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

/** Medicines of the formulary by a part of their name, brand or class. Nothing found: the name can still be ordered, as not checked. */
export async function searchMedicines(ctx: Ctx, { text }: { readonly text: string }): Promise<MedicinesFound> {
  authorise(ctx, "chart.read");
  const asked = text.trim().toLowerCase();
  if (asked === "") return { found: [], near: [] };
  const ranked = [...ctx.knowledge.medications.values()].flatMap((facts) => {
    const place = placeOf(facts, asked);
    return place === null ? [] : [{ ...place, facts }];
  });
  ranked.sort((a, b) => a.rank - b.rank || a.facts.name.localeCompare(b.facts.name));
  const found = ranked.slice(0, MOST).map(({ facts, by }) => offered(facts, by));
  if (found.length > 0) return { found, near: [] };
  const product = findProduct(ctx.knowledge, asked);
  if (product.kind === "unknown") return { found, near: [...product.near] };
  return { found: product.ingredients.map((facts) => offered(facts, asked)), near: [] };
}

function placeOf(
  { name, aliases, classes }: MedicationFacts,
  asked: string,
): { rank: number; by: string | null } | null {
  if (name.toLowerCase().startsWith(asked)) return { rank: 0, by: null };
  const alias = aliases.find((one) => one.startsWith(asked));
  if (alias !== undefined) return { rank: 1, by: alias };
  if (name.toLowerCase().includes(asked)) return { rank: 2, by: null };
  const group = classes.find((one) => one.startsWith(asked));
  return group === undefined ? null : { rank: 3, by: group };
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
