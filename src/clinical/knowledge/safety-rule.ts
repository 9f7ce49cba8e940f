import { z } from "zod";

const item = { instrument: z.string(), linkId: z.string() };
const triggers = [
  z.strictObject({ kind: z.literal("item-at-least"), ...item, value: z.number() }),
  /** Left blank, or only a total is known. An item the form itself skips is not missing. */
  z.strictObject({ kind: z.literal("item-unanswered"), ...item }),
  z.strictObject({
    kind: z.literal("risk-level"),
    levels: z.array(z.enum(["none", "low", "moderate", "high", "imminent"])),
  }),
] as const;
const trigger = z.discriminatedUnion("kind", triggers);

/** When an alert row opens from raw answers or entries, before and apart from all scoring. */
export const safetyRuleSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** `ask`: the answer is missing and must be asked for. */
  severity: z.enum(["emergency", "same-day", "ask"]),
  /** Minutes until someone must have acted. */
  withinMinutes: z.number().int(),
  /** `any`: the first of these that holds, in the order given, is the one the message tells. */
  trigger: z.discriminatedUnion("kind", [
    ...triggers,
    z.strictObject({ kind: z.literal("any"), of: z.array(trigger).min(1) }),
  ]),
  /** Rules that say all this one would and more: where one of them fires from the same entry, this one stays silent. */
  yieldsTo: z.array(z.string()).optional(),
  message: z.string(),
  forRoles: z.array(z.string()),
  mark: z.enum(["source", "GK", "PD"]),
  sources: z.array(z.string()),
});
export type SafetyTrigger = z.infer<typeof trigger>;
export type SafetyRule = z.infer<typeof safetyRuleSchema>;
