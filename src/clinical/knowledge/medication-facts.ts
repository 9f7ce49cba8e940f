import { z } from "zod";

/** What the product needs to know of an ingredient to show and judge a dose. Absent = not known. */
export const medicationFactsSchema = z.strictObject({
  name: z.string(),
  rxcui: z.string().optional(),
  classes: z.array(z.string()),
  /** Short names, brands and combination names people write. Lower case. */
  aliases: z.array(z.string()),
  /** Least effective and greatest usual dose, mg a day, adults, for depression or the main use. */
  minimumEffectiveMg: z.number().optional(),
  maximumMg: z.number().optional(),
  usualStartMg: z.number().optional(),
  shortTerm: z.boolean(),
  sources: z.array(z.string()),
});
export type MedicationFacts = z.infer<typeof medicationFactsSchema>;
