import { z } from "zod";

const days = z.number().min(0).max(36500);

/** One line of a list of medicines. `doseMgPerDay` is the daily sum; absent = not known. */
const regimenItemSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  doseMgPerDay: z.number().positive().max(100_000).optional(),
  /** In the medicine's own unit (mg a month …), where it is not counted by the day. */
  doseInUnit: z.number().positive().max(100_000).optional(),
  /** About to be begun; absent = not known. */
  starting: z.boolean().optional(),
  weeksOn: z.number().min(0).max(5200).optional(),
  /** Missed in a row. */
  missedDays: days.optional(),
  /** Missed, and whether in a row is not known. */
  missedDaysAtMost: days.optional(),
  /** It is no longer taken. */
  stoppedDaysAgo: days.optional(),
  /** On its way out while another comes in, with an end date. */
  crossTaper: z.boolean().optional(),
  singleDose: z.boolean().optional(),
  form: z.string().max(80).optional(),
});
export type RegimenItem = z.infer<typeof regimenItemSchema>;

const labSchema = z.strictObject({
  value: z.number(),
  unit: z.string().max(40).optional(),
  weeksAgo: z.number().min(0).optional(),
});

/** What is known of the person. Absent = not known, which is never taken for "no". */
export const personContextSchema = z.strictObject({
  age: z.number().min(0).max(130).optional(),
  sex: z.string().max(20).optional(),
  weightKg: z.number().min(0.3).max(500).optional(),
  /** True, false, or the trimester. */
  pregnant: z.union([z.boolean(), z.literal([1, 2, 3]), z.literal(["first", "second", "third"])]).optional(),
  trimester: z.literal([1, 2, 3]).optional(),
  /** Could become pregnant: no effective contraception. */
  pregnancyPossible: z.boolean().optional(),
  breastfeeding: z.boolean().optional(),
  /** `none` = liver looked at, not impaired. */
  childPugh: z.enum(["A", "B", "C", "none"]).nullable().optional(),
  /** mL/min. */
  creatinineClearance: z.number().min(0).max(400).optional(),
  egfr: z.number().min(0).max(400).optional(),
  ancestry: z.union([z.string(), z.array(z.string())]).optional(),
  genes: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
  /** Empty = asked, none. */
  conditions: z.array(z.string().max(120)).optional(),
  labs: z.record(z.string(), labSchema).optional(),
});
export type PersonContext = z.infer<typeof personContextSchema>;

/** What `accord interactions REGIMEN.json` reads. */
export const regimenFileSchema = z.strictObject({
  regimen: z.array(regimenItemSchema).min(1).max(100),
  context: personContextSchema.default({}),
});
