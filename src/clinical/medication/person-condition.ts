import { z } from "zod";

const range = z
  .strictObject({
    atLeast: z.number().optional(),
    above: z.number().optional(),
    atMost: z.number().optional(),
    below: z.number().optional(),
  })
  .refine((limits) => Object.keys(limits).length > 0, "needs a limit");

/** `class:…` (members and the long-acting products of members), or an ingredient's name. */
export const selectorSchema = z.string().min(1);

/** What must be so, of the person, of a pair or of the whole list; all parts together. */
export const personConditionSchema = z
  .strictObject({
    /** Years. */
    age: range.optional(),
    weightKg: range.optional(),
    sex: z.enum(["female", "male"]).optional(),
    pregnancy: z.enum(["any", "first", "third"]).optional(),
    pregnancyPossible: z.literal(true).optional(),
    breastfeeding: z.literal(true).optional(),
    childPugh: z.array(z.enum(["A", "B", "C"])).optional(),
    /** mL/min; an eGFR stands in where only that is known. */
    creatinineClearance: range.optional(),
    gene: z.strictObject({ name: z.string(), is: z.enum(["PM", "IM", "UM", "positive"]) }).optional(),
    /** Any of these groups of conditions. */
    condition: z.array(z.string()).min(1).optional(),
    ancestry: z.array(z.string()).min(1).optional(),
    lab: range.safeExtend({ test: z.string(), unit: z.string().optional() }).optional(),
    /** One of the pair is any of these. */
    member: z.array(selectorSchema).min(1).optional(),
    /** A third medicine on the list is any of these. */
    with: z.array(selectorSchema).min(1).optional(),
    /** Different ingredients of a kind on the list. */
    count: z.strictObject({ of: selectorSchema, atLeast: z.number().int() }).optional(),
    /** Milligrams a day of one of the pair. */
    dose: range.safeExtend({ of: z.string() }).optional(),
    form: z.strictObject({ of: z.string(), is: z.string() }).optional(),
    /** One of the pair is on its way out, with a date. */
    crossTaper: z.literal(true).optional(),
    singleDose: z.literal(true).optional(),
    stoppedWithin: z.strictObject({ of: z.string(), days: z.number() }).optional(),
  })
  .refine((parts) => Object.keys(parts).length > 0, "needs a part");
export type PersonCondition = z.infer<typeof personConditionSchema>;
export type Range = z.infer<typeof range>;
