import { z } from "zod";

const words = z.strictObject({
  name: z.string(),
  /** Words of the button that calls, and of the one that writes; absent = none is offered. */
  call: z.string().optional(),
  text: z.string().optional(),
  about: z.string(),
});

const line = z.strictObject({
  kind: z.enum(["crisis-line", "emergency"]),
  /** As one dials it; null = the reader's own. */
  number: z
    .string()
    .regex(/^\d{2,15}$/)
    .nullable(),
  /** By language; English stands in for those without words. */
  words: z.record(z.string(), words).refine((languages) => "en" in languages, "needs words in English"),
});

const lines = z.array(line).min(1);

/** Where someone in danger finds help now: by the country (ISO 3166) they are in, and what holds anywhere else. */
export const crisisContentSchema = z.strictObject({
  countries: z.record(z.string().regex(/^[A-Z]{2}$/), lines),
  elsewhere: lines,
});
export type CrisisContent = z.infer<typeof crisisContentSchema>;
