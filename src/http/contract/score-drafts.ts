import { z } from "zod";

/** A form half filled in, as the desk holds it. */
export const scoreDraft = z.strictObject({
  entryId: z.uuid(),
  /** By item. */
  answers: z.record(z.string().max(100), z.number()),
  completedBy: z.enum(["patient", "clinician", "caregiver"]),
  language: z.string().max(35),
  interpreter: z.boolean(),
  mode: z.enum(["one", "page"]),
  total: z.string().max(40),
  safetyItem: z.number().nullable(),
  parts: z.record(z.string().max(100), z.string().max(40)),
  /** ISO date it was filled in. */
  on: z.string().max(40),
  /** Version of the instrument; null = the usual one. */
  version: z.string().max(100).nullable(),
});
export type ScoreDraft = z.infer<typeof scoreDraft>;

export const keptDraft = z.object({
  /** Null = nothing was begun. */
  draft: z.object({ body: scoreDraft, begunAt: z.string(), savedAt: z.string() }).nullable(),
});
export type KeptDraft = z.infer<typeof keptDraft>;
