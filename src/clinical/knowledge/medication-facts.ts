import { z } from "zod";

/** What the product needs to know of an ingredient to show and judge a dose. Absent = not known. */
export const medicationFactsSchema = z.strictObject({
  name: z.string(),
  /** The ingredient a long-acting product belongs to and takes its rules from. */
  parent: z.string().optional(),
  rxcui: z.string().optional(),
  /** Codes of its salts. */
  otherRxcuis: z.array(z.string()).optional(),
  classes: z.array(z.string()),
  /** Short names, brands and combination names people write. Lower case. */
  aliases: z.array(z.string()),
  /** Least effective and greatest usual dose, mg a day, adults, for depression or the main use. */
  minimumEffectiveMg: z.number().optional(),
  maximumMg: z.number().optional(),
  usualStartMg: z.number().optional(),
  /** The most any label allows, mg a day; may lie above `maximumMg`. */
  labelMaximumMg: z.number().optional(),
  /** How doses are counted where not mg a day. Ranges are then left out: nothing may be compared with a daily dose. */
  doseUnit: z.string().optional(),
  shortTerm: z.boolean(),
  sources: z.array(z.string()),
});
export type MedicationFacts = z.infer<typeof medicationFactsSchema>;
