import { z } from "zod";
import { selectorSchema } from "./person-condition.ts";

/** What to check while a medicine is taken, and when. Weeks count from the first dose. */
export const monitoringRowSchema = z.strictObject({
  id: z.string(),
  of: selectorSchema,
  what: z.string(),
  kind: z.enum(["lab", "vital", "ecg", "clinical", "scale"]),
  baseline: z.enum(["yes", "no", "if"]),
  whenWeeks: z.array(z.number().positive()),
  /** After the last of `whenWeeks`. */
  thenEveryWeeks: z.number().positive().optional(),
  scheduleNote: z.string().optional(),
  /** Limits and what to do at them, in words. */
  action: z.string(),
  condition: z.string().optional(),
  sources: z.array(z.string()).min(1),
  seen: z.boolean(),
});
export type MonitoringRow = z.infer<typeof monitoringRowSchema>;
