import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";
import { selectorSchema } from "../person-condition.ts";

/** What to do with one missed dose. The words are `medicine-card.missed.<advice>`. */
const MISSED_ADVICE = [
  "take-unless-near",
  "take-same-day",
  "skip",
  "night-only",
  "morning-only",
  "within-hours",
  "injection",
] as const;

/** What a label or guideline says of a missed dose. How long a gap asks for a new beginning stands in the regimen rules (`restarts`). */
export const missedDoseRowSchema = z
  .strictObject({
    id: z.string(),
    targets: z.array(selectorSchema).min(1),
    advice: z.enum(MISSED_ADVICE),
    /** Of `within-hours`: so late it may still be taken. */
    hours: z.number().positive().optional(),
    /** What the clinician should know besides. */
    clinician: z.string().optional(),
    mark: provenance,
    sources: z.array(z.string()).min(1),
  })
  .refine((row) => (row.advice === "within-hours") === (row.hours !== undefined), "hours belong to within-hours");
export type MissedDoseRow = z.infer<typeof missedDoseRowSchema>;
