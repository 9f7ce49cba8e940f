import { z } from "zod";

/** How doses are counted that are not counted by the day. */
const DOSE_UNITS = ["mg/session", "mg/month", "mg/4 weeks", "mg/2 weeks", "mg/injection"] as const;

/** What the product needs to know of an ingredient to show and judge a dose. Absent = not known. */
export const medicationFactsSchema = z.strictObject({
  name: z.string(),
  /** The ingredient a long-acting product belongs to and takes its rules from. */
  parent: z.string().optional(),
  /** What kind of medicine it is, in words. */
  group: z.string(),
  rxcui: z.string().optional(),
  /** Codes of its salts. */
  otherRxcuis: z.array(z.string()).optional(),
  /** WHO ATC code. */
  atc: z.string().optional(),
  classes: z.array(z.string()),
  /** Short names, brands and combination names people write. Lower case. */
  aliases: z.array(z.string()),
  /** Least effective and greatest usual dose, mg a day, adults, for depression or the main use. */
  minimumEffectiveMg: z.number().optional(),
  maximumMg: z.number().optional(),
  usualStartMg: z.number().optional(),
  /** A greater first dose is dangerous, not only unusual. */
  startIsCeiling: z.literal(true).optional(),
  /** The most any label allows, mg a day; may lie above `maximumMg`. */
  labelMaximumMg: z.number().optional(),
  /** Where the label sets another ceiling for one illness, mg a day. */
  maximumForMg: z.record(z.string(), z.number().positive()).optional(),
  /** Where the label counts by weight, mg a day for each kilogram. */
  maximumMgPerKg: z.number().positive().optional(),
  /** How doses are counted where not mg a day. Ranges are then left out: nothing may be compared with a daily dose. */
  doseUnit: z.enum(DOSE_UNITS).optional(),
  /** Doses in `doseUnit`. */
  unitDose: z
    .strictObject({
      start: z.number().optional(),
      targetMin: z.number().optional(),
      targetMax: z.number().optional(),
      labelMax: z.number().optional(),
    })
    .optional(),
  /** What the figures leave out: forms, indications, ages. */
  doseNote: z.string().optional(),
  halfLifeHours: z.number().positive().optional(),
  halfLifeNote: z.string().optional(),
  shortTerm: z.boolean(),
  sources: z.array(z.string()),
});
export type MedicationFacts = z.infer<typeof medicationFactsSchema>;
