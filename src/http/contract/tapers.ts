import { z } from "zod";

const text = (most: number) => z.string().trim().min(1).max(most);
const options = z.strictObject({
  scheme: z.enum(["linear", "proportionate", "hyperbolic"]).optional(),
  /** From the first lower dose to the last step. */
  weeks: z.number().positive().max(260).optional(),
  form: text(100).optional(),
  toMg: z.number().min(0).max(100_000).optional(),
});
const attested = z.strictObject({
  TG5: z.boolean().optional(),
  TG6: z.boolean().optional(),
  TG7: z.boolean().optional(),
  TG9: z.boolean().optional(),
});

/** In a body, never in the URL: a medicine's name is health data. */
export const taperQuery = z.strictObject({ orderId: text(200), options, attested: attested.nullable() });
export type TaperQuery = z.infer<typeof taperQuery>;

const TAPER_ACTS = ["propose", "start", "pause", "resume", "step-back", "complete", "abandon"] as const;
export type TaperAct = (typeof TAPER_ACTS)[number];

export const taperSubmission = z.strictObject({
  /** UUIDv7: sent twice, kept once. */
  entryId: z.uuid(),
  orderId: text(200),
  act: z.enum(TAPER_ACTS),
  options,
  attested,
  /** Why it starts though the gate is shut. */
  override: z.strictObject({ entryId: z.uuid(), reason: text(1000) }).optional(),
  note: text(1000).optional(),
  recordVersion: z.number().int(),
});
export type TaperSubmission = z.infer<typeof taperSubmission>;

const take = z.object({
  form: z.string(),
  strengthMg: z.number().optional(),
  pieces: z.number().optional(),
  product: z.string().optional(),
  mgPerMl: z.number().optional(),
  ml: z.number().optional(),
});
const step = z.object({
  /** From the first day of the taper. */
  day: z.number(),
  doseMg: z.number(),
  /** Null: how the dose is made up is not known. */
  take: z.array(take).nullable(),
  /** On every other day this instead; empty: nothing; null: each day alike. */
  takeOther: z.array(take).nullable(),
});
export type TaperStepRead = z.infer<typeof step>;

export const taperRead = z.object({
  recordVersion: z.number(),
  medication: z.string(),
  /** Milligrams a day now; null where not known. */
  fromMg: z.number().nullable(),
  forms: z.array(z.string()),
  /** Why there is no plan, in a sentence. */
  refused: z.string().nullable(),
  plan: z
    .object({
      scheme: z.string(),
      weeks: z.number(),
      minimumWeeks: z.number(),
      withdrawalRisk: z.string(),
      steps: z.array(step),
      measureDays: z.array(z.number()),
      signs: z.string(),
      cautions: z.array(z.string()),
      sources: z.array(z.string()),
      mark: z.enum(["source", "GK", "PD"]),
    })
    .nullable(),
  gate: z.object({
    lines: z.array(
      z.object({
        gate: z.string(),
        state: z.enum(["met", "not-met", "unknown"]),
        missing: z.string().nullable(),
      }),
    ),
    open: z.boolean(),
    remissionDays: z.number().nullable(),
    monthsNeeded: z.number(),
    excludedBy: z.array(z.string()),
  }),
  kept: z
    .object({
      action: z.enum(["proposed", "started", "paused", "resumed", "completed", "abandoned"]),
      running: z.boolean(),
      startedOn: z.string().nullable(),
      /** Days since it started; null while only proposed. */
      today: z.number().nullable(),
      steps: z.array(step),
      attested,
    })
    .nullable(),
});
export type TaperRead = z.infer<typeof taperRead>;

export const taperKept = z.object({ repeated: z.boolean(), recordVersion: z.number(), upToDate: z.boolean() });
export type TaperKept = z.infer<typeof taperKept>;
