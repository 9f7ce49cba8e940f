import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const positive = z.number().positive();
const span = z
  .strictObject({ least: positive, usual: positive, most: positive })
  .refine(({ least, usual, most }) => least <= usual && usual <= most, { error: "is not in order" });
/** How far a step may be made smaller or greater, and what it is where nothing else is asked for. */
export type Span = z.infer<typeof span>;

const taperRule = z
  .strictObject({
    id: z.string(),
    /** What it is for: one ingredient, or a class. An ingredient's own row goes before that of its class. */
    ingredient: z.string().optional(),
    class: z.string().optional(),
    /**
     * `proportionate`: a share of the present dose; `linear`: equal steps; `fixed`: by way of named doses; `none`: may be stopped at once.
     */
    scheme: z.enum(["proportionate", "linear", "fixed", "none"]),
    /** Percent of the present dose, or of the first dose where linear. */
    stepPct: span.optional(),
    /** Milligrams a step, where the source names no share. */
    stepMg: positive.optional(),
    /** Doses a day that each go down by `stepMg`. */
    dosesADay: z.number().int().positive().optional(),
    /** Smaller steps from a dose down. */
    below: z.strictObject({ mg: positive, stepMg: positive, mark: provenance }).optional(),
    /** Doses on the way, mg a day. */
    viaMg: z.array(positive).optional(),
    /** From this dose down the next step is to stop. */
    stopFromMg: positive.optional(),
    /** From this share of the first dose down the next step is to stop. */
    stopBelowPct: positive.optional(),
    intervalWeeks: span.optional(),
    minimumWeeks: z.number().min(0),
    /** No faster than this, whatever is asked for. */
    limit: z.strictObject({ pct: positive, weeks: positive }).optional(),
    withdrawalRisk: z.enum(["low", "moderate", "high"]),
    /** Not advised by default: only where the patient wishes it and knows what it risks. */
    patientLed: z.literal(true).optional(),
    /** Message keys. */
    signs: z.string(),
    note: z.string().optional(),
    mark: provenance,
    sources: z.array(z.string()).min(1),
  })
  .refine((rule) => (rule.ingredient === undefined) !== (rule.class === undefined), {
    error: "is for an ingredient or for a class",
  })
  .refine((rule) => rule.scheme === "none" || rule.intervalWeeks !== undefined, { error: "has no interval" })
  .refine((rule) => !isStepwise(rule) || (rule.stepPct === undefined) !== (rule.stepMg === undefined), {
    error: "takes its steps in percent or in milligrams",
  });
export type TaperRule = z.infer<typeof taperRule>;

function isStepwise({ scheme }: { readonly scheme: string }): boolean {
  return scheme === "proportionate" || scheme === "linear";
}

export const taperFile = z.strictObject({
  id: z.literal("taper"),
  version: z.string(),
  owner: z.string(),
  licenceNote: z.string(),
  sources: z.array(z.string()).min(1),
  /** The option of smaller steps near zero: by these shares from a part of the first dose down, and to a smaller last dose. */
  smallSteps: z.strictObject({
    stepPct: span,
    belowPct: positive,
    stopBelowPct: positive,
    mark: provenance,
    sources: z.array(z.string()).min(1),
  }),
  /** After a step back the steps that follow are this much longer. */
  stepBack: z.strictObject({ slower: z.number().min(1), mark: provenance }),
  measures: z.strictObject({
    afterStepDays: z.number().int().positive(),
    monthDays: z.number().int().positive(),
    monthsAfterStop: z.number().int().positive(),
    mark: provenance,
  }),
  /** A dose beyond so many times the label's greatest is taken for a slip of the unit. */
  sanityTimesLabelMaximum: z.number().min(1),
  rows: z.array(taperRule).min(1),
});
export type TaperContent = Pick<
  z.infer<typeof taperFile>,
  "smallSteps" | "stepBack" | "measures" | "sanityTimesLabelMaximum" | "rows"
>;
