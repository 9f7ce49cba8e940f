import { z } from "zod";
import { OVERRIDE_REASONS } from "../../clinical/record/care-kinds.ts";

export const decisionSubmission = z.strictObject({
  /** UUIDv7 made when the card is answered: sending twice keeps one entry. */
  entryId: z.uuid(),
  rule: z.string().min(1).max(200),
  category: z.string().min(1).max(200),
  /** The finding as it was seen: one that stands on other figures by now is refused (409). */
  inputs: z.string().min(1).max(10_000),
  action: z.enum(["accepted", "modified", "declined"]),
  /** Asked for to modify or decline. */
  reasonCode: z.enum(OVERRIDE_REASONS).optional(),
  /** In the person's own words; asked for with the code `other`. */
  reason: z.string().trim().min(3).max(1000).optional(),
  /** What is done instead: asked for to modify. */
  modifiedTo: z
    .strictObject({
      text: z.string().trim().min(3).max(1000).optional(),
      medication: z.string().trim().min(1).max(200).optional(),
      doseMg: z.number().positive().max(1_000_000).optional(),
    })
    .refine((instead) => Object.keys(instead).length > 0, { error: "must say what is done instead" })
    .optional(),
  recordVersion: z.number().int(),
});
export type DecisionSubmission = z.infer<typeof decisionSubmission>;

export const decisionReceipt = z.object({
  entryId: z.string(),
  /** True where this very decision was already kept. */
  repeated: z.boolean(),
  recordVersion: z.number(),
  /** False: the decision is safe, what is worked out from it is not yet. */
  upToDate: z.boolean(),
});
export type DecisionReceipt = z.infer<typeof decisionReceipt>;
