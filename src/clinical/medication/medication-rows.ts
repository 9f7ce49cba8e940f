import { z } from "zod";
import { personConditionSchema, selectorSchema } from "./person-condition.ts";
import { SEVERITIES } from "./severity.ts";

const severity = z.enum(SEVERITIES);
const sources = z.array(z.string()).min(1);

/** Days that must pass before `start` may begin after `after` was stopped. */
const washoutSchema = z.strictObject({
  start: z.enum(["a", "b"]),
  after: z.enum(["a", "b"]),
  days: z.number().positive(),
  /** From here on the sources differ: less grave, not free. */
  leastDays: z.number().positive().optional(),
  /** Members that need longer or less. */
  except: z.array(z.strictObject({ medication: z.string(), days: z.number().positive() })).optional(),
});
export type Washout = z.infer<typeof washoutSchema>;

/** Two medicines, or two kinds, that should not simply be taken together. The order of `a` and `b` has no meaning but to a washout. */
export const interactionRowSchema = z
  .strictObject({
    id: z.string(),
    a: selectorSchema.optional(),
    b: selectorSchema.optional(),
    /** Which of the two changes the level of the other, where it is not `a`. */
    actor: z.literal("b").optional(),
    /** Instead of a pair: all of these on one list. */
    together: z.array(selectorSchema).min(3).optional(),
    severity,
    mechanism: z.array(z.string()).min(1),
    management: z.string(),
    sources,
    /** The fact was seen in a stored source; otherwise general knowledge, to be checked against the current label. */
    seen: z.boolean(),
    /** As the source words it; `changes` is what of it can be worked out. */
    modifier: z.string().optional(),
    changes: z
      .array(
        z.strictObject({
          severity,
          when: z.array(personConditionSchema).min(1),
          management: z.string().optional(),
        }),
      )
      .optional(),
    washoutNote: z.string().optional(),
    washouts: z.array(washoutSchema).optional(),
    /** Greatest dose of one of the pair beside the other, mg a day. */
    caps: z.array(z.strictObject({ medication: z.string(), maxMg: z.number().positive(), severity })).optional(),
  })
  .refine(
    (row) => (row.together === undefined) === (row.a !== undefined && row.b !== undefined),
    "needs a and b, or together",
  );
export type InteractionRow = z.infer<typeof interactionRowSchema>;

const branchSchema = z.strictObject({
  when: personConditionSchema,
  severity: severity.optional(),
  action: z.string().optional(),
  maxMg: z.number().positive().optional(),
  maxMgPerKg: z.number().positive().optional(),
  startMg: z.number().positive().optional(),
  /** Share of the usual dose. */
  factor: z.number().positive().max(1).optional(),
  /** How grave a dose above `maxMg` is, where graver than the row. */
  overSeverity: severity.optional(),
  /** Members the row does not speak of. */
  unless: z.array(selectorSchema).optional(),
  /** Weighs less beside these. */
  eased: z.strictObject({ by: z.array(selectorSchema).min(1), severity }).optional(),
});

/** What a person's age, pregnancy, organs, genes or illnesses change about a medicine. `info` never alerts. */
export const populationRowSchema = z.strictObject({
  id: z.string(),
  of: selectorSchema,
  population: z.string(),
  condition: z.string(),
  action: z.string(),
  severity: z.enum([...SEVERITIES, "info"]),
  sources,
  seen: z.boolean(),
  numeric: z.string().optional(),
  branches: z.array(branchSchema).min(1),
});
export type PopulationRow = z.infer<typeof populationRowSchema>;
export type PopulationBranch = PopulationRow["branches"][number];

/** A kind of medicine. Members name it in their `classes`; a gathered class holds those of other classes and named ones. */
export const medicationClassSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string(),
  anyOf: z.array(z.string()).optional(),
  members: z.array(z.string()).optional(),
  sources,
});
export type MedicationClass = z.infer<typeof medicationClassSchema>;

/** A product of several ingredients. */
export const combinationSchema = z.strictObject({
  name: z.string(),
  aliases: z.array(z.string()),
  ingredients: z.array(z.string()).min(1),
  sources,
});
export type Combination = z.infer<typeof combinationSchema>;

/** Several medicines of one kind adding up. */
const burdenRuleSchema = z.strictObject({
  id: z.string(),
  of: selectorSchema,
  atLeast: z.number().int().min(3),
  severity,
  changes: z.array(z.strictObject({ severity, when: z.array(personConditionSchema).min(1) })).optional(),
  /** Counts only where this holds. */
  when: z.array(personConditionSchema).optional(),
  mechanism: z.string(),
  management: z.string(),
  sources,
});
export type BurdenRule = z.infer<typeof burdenRuleSchema>;

export const regimenRulesSchema = z.strictObject({
  /** ISO date of the facts, and the date after which a check may no longer be trusted. */
  asOf: z.iso.date(),
  reviewBy: z.iso.date(),
  /** One of each is enough. */
  duplicates: z.array(
    z.strictObject({ id: z.string(), of: selectorSchema, severity, management: z.string(), sources }),
  ),
  /** Words for one ingredient twice, and for a long-acting product beside its tablets. */
  sameIngredient: z.strictObject({
    severity,
    overlapSeverity: severity,
    management: z.string(),
    overlap: z.string(),
    sources,
  }),
  burdens: z.array(burdenRuleSchema),
  together: z.array(
    z.strictObject({
      id: z.string(),
      all: z.array(selectorSchema).min(2),
      when: z.array(personConditionSchema),
      severity,
      mechanism: z.string(),
      management: z.string(),
      sources,
    }),
  ),
  /** After so many missed days a medicine is begun anew. */
  restarts: z.array(
    z.strictObject({
      medication: z.string(),
      missedDays: z.number().int().positive(),
      severity,
      management: z.string(),
      sources,
    }),
  ),
  childBearingAge: z.strictObject({ from: z.number(), to: z.number() }),
  sources,
});
export type RegimenRules = z.infer<typeof regimenRulesSchema>;
