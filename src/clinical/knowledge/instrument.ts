import { z } from "zod";

/** A number from a source, general knowledge (GK) or a product default (PD): the mark travels with it into the product. */
export const provenance = z.enum(["source", "GK", "PD"]);

const band = z.strictObject({
  from: z.number(),
  to: z.number(),
  name: z.string(),
  severity: z.number().int().min(0).max(4),
});

/** One question. `text` only where the licence lets the words ship (class A). */
const item = z.strictObject({
  linkId: z.string(),
  code: z.string().optional(),
  text: z.string().optional(),
  /** Stored values allowed, with the words shown. */
  options: z.array(z.strictObject({ value: z.number(), code: z.string().optional(), text: z.string().optional() })),
  scored: z.boolean(),
});

/** How missing answers are treated. `prorate` = mean of the answered times the number of items, half up. */
const missingRule = z.union([
  z.strictObject({ rule: z.literal("prorate"), upTo: z.number().int().min(1) }),
  z.strictObject({ rule: z.literal("none") }),
]);

export const instrumentSchema = z.strictObject({
  id: z.string(),
  version: z.string(),
  owner: z.string(),
  title: z.string(),
  domain: z.string(),
  /** A: items ship. B: only once a condition is met. C: score-only, the words are never ours. */
  licence: z.enum(["A", "B", "C"]),
  licenceNote: z.string(),
  validated: z.boolean(),
  recallDays: z.number().nullable(),
  worseWhen: z.enum(["higher", "lower"]),
  total: z
    .strictObject({ min: z.number(), max: z.number(), code: z.string().optional(), wholeNumbers: z.boolean() })
    .nullable(),
  panelCode: z.string().optional(),
  instruction: z.string().optional(),
  items: z.array(item),
  missing: missingRule,
  bands: z.array(band),
  screenCut: z.number().optional(),
  remissionBelow: z.number().optional(),
  responsePct: z.number().optional(),
  reliableChange: z.number().optional(),
  /** An item whose answer alone decides safety, whatever the total. `alertFrom` = the least answer that raises it. */
  safetyItem: z.strictObject({ linkId: z.string(), alertFrom: z.number() }).optional(),
  languages: z.array(z.string()),
  /** How often it is due while in care, days. Absent: no schedule of its own. */
  cadenceDays: z.strictObject({ acute: z.number(), stable: z.number(), mark: provenance }).optional(),
  marks: z.record(z.string(), provenance),
  sources: z.array(z.string()),
});
export type Instrument = z.infer<typeof instrumentSchema>;
export type Band = z.infer<typeof band>;
export type InstrumentItem = z.infer<typeof item>;
