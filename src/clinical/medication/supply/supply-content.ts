import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const facts = { mark: provenance, sources: z.array(z.string()).min(1) };
const days = z.number().int().positive();

/** What is known of handing out medicines for a time: when a gap counts, how much may be fetched and how early, when talks fall due again. */
const supplyContentSchema = z.strictObject({
  /** Share of days covered: over how many days it is counted, and below which share (percent) it is low. */
  coverage: z.strictObject({ windowDays: days, lowPct: z.number().min(0).max(100), ...facts }),
  /** Days without supply from which it is said; a medicine that must be begun anew sooner counts from there. */
  gap: z.strictObject({ days, ...facts }),
  refill: z.strictObject({ usualDays: days, mostDays: days, earlyDays: days, ...facts }),
  /** Classes of which less is handed out at once. */
  controlled: z.strictObject({ classes: z.array(z.string()).min(1), mostDays: days, earlyDays: days, ...facts }),
  /** A list once signed is gone through again after so many days. */
  pass: z.strictObject({ againDays: days, ...facts }),
  /** Storage and disposal are gone through again after so many days. */
  storage: z.strictObject({ againDays: days, ...facts }),
  packDays: days,
  /** When a simpler way of taking is worth a word: times a day from which a rarer form helps, and doses taken below which it presses. */
  simpler: z.strictObject({ frequentTimes: z.number().positive(), lowAdherencePct: z.number(), ...facts }),
});
export type SupplyContent = z.infer<typeof supplyContentSchema>;

export const supplyFile = z.strictObject({
  id: z.literal("supply"),
  version: z.string(),
  owner: z.string(),
  licenceNote: z.string(),
  sources: z.array(z.string()).min(1),
  ...supplyContentSchema.shape,
});
