import { z } from "zod";
import { amount, base, coding, isoDate, open, quantity, severity, text, texts } from "./fields.ts";

/** Who the person is and what stands in the way: merged per field, the latest `at` wins. */
export const profile = z.strictObject({
  ...base,
  kind: z.literal("profile"),
  language: open.optional(),
  interpreterNeeded: z.boolean().optional(),
  sex: open.optional(),
  /** `[]` means asked and none; absent means not asked. */
  contexts: z
    .array(z.enum(["pregnant", "postpartum", "breastfeeding", "planning-pregnancy"]))
    .max(4)
    .optional(),
  dueDate: isoDate.optional(),
  /** Where the family comes from, in the person's words; `[]` = asked and not told. Asked only where a medicine's risk turns on it. */
  ancestry: texts.optional(),
  /** The person died at `at`: nothing falls due from that day on. */
  deceased: z.literal(true).optional(),
  barriers: z
    .array(z.enum(["transport", "childcare", "cost", "work-hours", "digital", "rural"]))
    .max(6)
    .optional(),
  strengths: texts.optional(),
  culture: text.optional(),
  supports: texts.optional(),
});

export const preference = z.strictObject({
  ...base,
  kind: z.literal("preference"),
  treatment: z.enum(["therapy", "medication", "combination"]).optional(),
  strength: z.enum(["low", "moderate", "high"]).optional(),
  substanceGoal: z.enum(["reduction", "abstinence"]).optional(),
  visitWindow: open.optional(),
  modality: open.optional(),
});

export const condition = z.strictObject({
  ...base,
  kind: z.literal("condition"),
  condition: open,
  code: coding.optional(),
  severity: severity.optional(),
  features: z.array(open).max(30).optional(),
  status: z.enum(["active", "remission", "resolved"]),
  verificationStatus: z.enum(["confirmed", "provisional", "refuted"]).optional(),
  onset: isoDate.optional(),
});

/** One entry each time it happened. `present: false` = asked and never; no entry = not asked. */
export const history = z.strictObject({
  ...base,
  kind: z.literal("history"),
  item: open,
  present: z.boolean().optional(),
  medication: open.optional(),
  maxDoseMg: amount.optional(),
  weeks: quantity.optional(),
  outcome: z.enum(["remission", "response", "partial", "none", "intolerance"]).optional(),
});

export const allergy = z.strictObject({
  ...base,
  kind: z.literal("allergy"),
  substance: open,
  reaction: text.optional(),
  severity: severity.optional(),
});

export const goal = z.strictObject({
  ...base,
  kind: z.literal("goal"),
  goalId: open,
  text: text.optional(),
  domain: z.enum(["function", "symptom", "sleep", "side-effects", "value"]).optional(),
  instrument: open.optional(),
  target: z.union([z.number(), text]).optional(),
  status: z.enum(["active", "achieved", "dropped"]).optional(),
});
