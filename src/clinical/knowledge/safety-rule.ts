import { z } from "zod";

/** When an alert row opens from raw answers or entries, before and apart from all scoring. */
export const safetyRuleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `ask`: the answer is missing and must be asked for. */
  severity: z.enum(["emergency", "same-day", "ask"]),
  /** Minutes until someone must have acted. */
  withinMinutes: z.number().int(),
  trigger: z.union([
    z.strictObject({ kind: z.literal("item-at-least"), instrument: z.string(), linkId: z.string(), value: z.number() }),
    z.strictObject({ kind: z.literal("item-unanswered"), instrument: z.string(), linkId: z.string() }),
    z.strictObject({
      kind: z.literal("risk-level"),
      levels: z.array(z.enum(["none", "low", "moderate", "high", "imminent"])),
    }),
    z.strictObject({ kind: z.literal("sign-present"), signs: z.array(z.string()) }),
  ]),
  message: z.string(),
  forRoles: z.array(z.string()),
  mark: z.enum(["source", "GK", "PD"]),
  sources: z.array(z.string()),
});
export type SafetyRule = z.infer<typeof safetyRuleSchema>;
