import { type DispensableForm, formGroup, type IngredientForms } from "./dispensable-form.ts";

/** The name a form is asked for by: `tablet`, or with its product where it has one: `extended-release-tablet XL`. */
export function formName(form: DispensableForm): string {
  return "product" in form && form.product !== undefined ? `${form.form} ${form.product}` : form.form;
}

/**
 * The forms that may be combined with the one asked for, a liquid alone where that is asked for; without a wish those of the ingredient's
 * first. A liquid the pharmacy makes (mg in a millilitre) joins them. Undefined where the ingredient has no such form.
 */
export function chooseForms(
  { forms }: IngredientForms,
  asked: string | undefined,
  madeMgPerMl: number | undefined,
): DispensableForm[] | undefined {
  const made: DispensableForm[] =
    madeMgPerMl === undefined
      ? []
      : [{ form: "oral-solution", mgPerMl: madeMgPerMl, mark: "PD", sources: ["product-default"] }];
  if (asked === "oral-solution") {
    const liquids = [...made, ...forms.filter(({ form }) => form === "oral-solution")];
    return liquids.length > 0 ? liquids : undefined;
  }
  const chosen = asked === undefined ? forms[0] : forms.find((form) => formName(form) === asked || form.form === asked);
  if (chosen === undefined) return undefined;
  return [...made, ...forms.filter((form) => formGroup(form) === formGroup(chosen))];
}
