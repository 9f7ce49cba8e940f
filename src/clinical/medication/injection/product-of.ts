import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { InjectionProduct } from "./injection-product.ts";

/** The product of a medicine that is given in this strength; undefined where it cannot be told which it is, or none is held. */
export function productOf(
  medication: string,
  doseMg: number | null,
  knowledge: Knowledge,
): InjectionProduct | undefined {
  const products = knowledge.catalogue.injections.filter((one) => one.medication === medication);
  if (products.length === 1) return products[0];
  return products.find(({ strengthsMg }) => doseMg !== null && strengthsMg?.includes(doseMg));
}
