import type { SupplyContent } from "./supply/supply-content.ts";
import type { FormLimits, IngredientForms } from "./taper/dispensable-form.ts";
import type { TaperContent } from "./taper/taper-rule.ts";

/** What the product knows of handing out, lowering and watching over medicines, beside the catalogue of ingredients. */
export interface Pharmacy {
  readonly forms: ReadonlyMap<string, IngredientForms>;
  readonly formLimits: FormLimits;
  readonly tapers: TaperContent;
  readonly supply: SupplyContent;
}
