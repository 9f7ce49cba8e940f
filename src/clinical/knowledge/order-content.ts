import { z } from "zod";
import { ALERT_REASONS } from "../record/care-kinds.ts";

const acts = z.array(z.enum(["start", "change", "hold", "resume", "stop"])).min(1);

/** What a change of medicine means for the work in session. All that is named must hold; the words are the message `orders.session.<id>`. */
const sessionNote = z.strictObject({
  id: z.string(),
  acts,
  /** One of these classes. */
  classes: z.array(z.string()).optional(),
  /** One of these ingredients. */
  medications: z.array(z.string()).optional(),
  /** One of these conditions is active. */
  conditions: z.array(z.string()).optional(),
  /** One of these therapies is under way. */
  protocols: z.array(z.string()).optional(),
  asNeeded: z.literal(true).optional(),
  sources: z.array(z.string()).min(1),
  mark: z.enum(["source", "GK", "PD"]),
});
export type SessionNote = z.infer<typeof sessionNote>;

/** What ordering a medicine goes by beside the formulary: limits of what is taken at all, reasons to go on against an alert, notes for therapy. */
export const orderContentSchema = z.strictObject({
  /** A daily dose above this many times the greatest of any label is a slip of the pen, not an order: refused. */
  impossible: z.strictObject({ timesLabelMaximum: z.number().positive(), mark: z.enum(["source", "GK", "PD"]) }),
  /** Days over which interrupted orders are counted. */
  interruptionDays: z.number().int().positive(),
  /** Reasons that fit an alert, by its kind. */
  overrideReasons: z.record(z.string(), z.array(z.enum(ALERT_REASONS)).min(1)),
  /** Days of use so few that nothing has to be lowered before a stop. */
  stopping: z.strictObject({ briefUseDays: z.number().int().positive(), mark: z.enum(["source", "GK", "PD"]) }),
  sessionNotes: z.array(sessionNote),
});
export type OrderContent = z.infer<typeof orderContentSchema>;
