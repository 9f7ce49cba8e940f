import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const strength = z.number().positive();
const facts = { mark: provenance, sources: z.array(z.string()).min(1) };

const SOLID_FORMS = [
  "tablet",
  "capsule",
  "orally-disintegrating-tablet",
  "sublingual-tablet",
  "sublingual-film",
  "extended-release-tablet",
  "extended-release-capsule",
  "delayed-release-tablet",
  "delayed-release-capsule",
  "patch",
] as const;

const solidForm = z
  .strictObject({
    form: z.enum(SOLID_FORMS),
    /** Tells products of one form apart that may not be exchanged for each other (`XL` and `SR`). */
    product: z.string().optional(),
    /** Milligrams a piece. */
    strengthsMg: z.array(strength).min(1),
    /** Strengths with a score line: they may be halved. Any other strength is never split. */
    scoredMg: z.array(strength).min(1).optional(),
    /** May be opened and sprinkled on food, whole: not for taking less than all of it. */
    sprinkle: z.literal(true).optional(),
    ...facts,
  })
  .refine(({ strengthsMg, scoredMg = [] }) => scoredMg.every((one) => strengthsMg.includes(one)), {
    path: ["scoredMg"],
    error: "names a strength that the form does not have",
  })
  .refine(({ form, scoredMg }) => scoredMg === undefined || form === "tablet", {
    path: ["scoredMg"],
    error: "only plain tablets are split",
  });

const liquidForm = z.strictObject({ form: z.literal("oral-solution"), mgPerMl: strength, ...facts });

const dispensableForm = z.union([solidForm, liquidForm]);
/** One form a pharmacy can hand out. */
export type DispensableForm = z.infer<typeof dispensableForm>;
export type LiquidForm = z.infer<typeof liquidForm>;

const ingredientForms = z.strictObject({
  ingredient: z.string(),
  /** May be taken on every other day near the end of a taper: half-life of 24 hours or more. */
  alternateDays: z.literal(true).optional(),
  /** The form a taper uses where none is asked for comes first. */
  forms: z.array(dispensableForm).min(1),
});
export type IngredientForms = z.infer<typeof ingredientForms>;

const formLimits = z.strictObject({
  /** Smallest volume an oral syringe measures. */
  liquidStepMl: z.number().positive(),
  piecesADay: z.number().int().positive(),
  mark: provenance,
});
export type FormLimits = z.infer<typeof formLimits>;

export const formsFile = z.strictObject({
  id: z.literal("forms"),
  version: z.string(),
  owner: z.string(),
  licenceNote: z.string(),
  sources: z.array(z.string()).min(1),
  limits: formLimits,
  ingredients: z.array(ingredientForms).min(1),
});

export function isLiquid(form: DispensableForm): form is LiquidForm {
  return form.form === "oral-solution";
}

const IMMEDIATE: ReadonlySet<string> = new Set(["tablet", "capsule", "orally-disintegrating-tablet", "oral-solution"]);

/** Forms of one group can make up a dose together: all that release at once; any other form stands alone. */
export function formGroup(form: DispensableForm): string {
  if (IMMEDIATE.has(form.form)) return "immediate";
  return "product" in form && form.product !== undefined ? `${form.form} ${form.product}` : form.form;
}
