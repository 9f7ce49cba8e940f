import { z } from "zod";
import {
  base,
  beside,
  coding,
  count,
  id,
  isoDate,
  moment,
  open,
  quantity,
  severity,
  text,
  zeroToTen,
} from "./fields.ts";

/** A filled questionnaire: `answers` in item order (`null` = not answered), or a `total` (or the parts) taken over from elsewhere. */
export const score = z
  .strictObject({
    ...base,
    kind: z.literal("score"),
    instrument: open,
    answers: z.array(z.number().nullable()).min(1).max(100).optional(),
    total: z.number().optional(),
    /** The answer to the instrument's safety item where only the total is known; without it that item counts as not answered. */
    safetyItem: z.number().int().min(0).optional(),
    completedBy: z.enum(["patient", "clinician", "caregiver"]).optional(),
    mode: open.optional(),
    language: open.optional(),
    /** Which form of the instrument, where it has more than one; absent = its standard form. */
    version: open.optional(),
    /** Figures of the parts, where only they are known. */
    subscales: z.record(z.string().max(100), z.number()).optional(),
    /** The questions were put through an interpreter. */
    interpreter: z.boolean().optional(),
  })
  .refine((entry) => entry.answers !== undefined || entry.total !== undefined || entry.subscales !== undefined, {
    path: ["answers"],
    error: "is missing; a score needs its answers, or a total",
    when: beside,
  });

const measured = { value: z.number(), unit: open, code: coding.optional() };
export const lab = z.strictObject({ ...base, kind: z.literal("lab"), test: open, ...measured });
export const vital = z.strictObject({ ...base, kind: z.literal("vital"), test: open, ...measured });

export const toxScreen = z.strictObject({
  ...base,
  kind: z.literal("tox-screen"),
  results: z.array(z.strictObject({ substance: open, result: z.enum(["positive", "negative", "unclear"]) })).optional(),
  expected: z.array(open).optional(),
  /** Id of the screen whose findings this laboratory result confirms, or does not. */
  confirms: id.optional(),
});

export const diary = z.strictObject({
  ...base,
  kind: z.literal("diary"),
  date: isoDate,
  mood: zeroToTen.optional(),
  sleepHours: z.number().min(0).max(24).optional(),
  timeInBedHours: z.number().positive().max(24).optional(),
  caffeineMg: quantity.optional(),
  cravings: zeroToTen.optional(),
  panicAttacks: count.optional(),
  panicIntensity: zeroToTen.optional(),
  stressors: z.array(text).max(50).optional(),
  triggers: z.array(text).max(50).optional(),
  medicationTaken: z.boolean().optional(),
  sideEffects: z.array(open).max(50).optional(),
  activities: z.array(text).max(50).optional(),
});

export const risk = z.strictObject({
  ...base,
  kind: z.literal("risk"),
  tool: z.enum(["C-SSRS", "clinical"]),
  level: z.enum(["none", "low", "moderate", "high", "imminent"]),
  action: text.optional(),
});

/** Something seen or told. Counts for 14 days, or until said absent (`present: false`). */
export const sign = z.strictObject({
  ...base,
  kind: z.literal("sign"),
  sign: open,
  present: z.boolean().optional(),
  severity: severity.optional(),
  source: z.enum(["clinician", "patient", "caregiver"]).optional(),
  medication: open.optional(),
});

export const use = z.strictObject({
  ...base,
  kind: z.literal("use"),
  substance: open,
  frequency: z.enum(["none", "occasional", "weekly", "daily"]).optional(),
  lastUsedAt: moment.optional(),
  route: open.optional(),
  amount: open.optional(),
});
