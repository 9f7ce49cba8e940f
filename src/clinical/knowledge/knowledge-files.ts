import { z } from "zod";
import { crisisContentSchema } from "./crisis-content.ts";
import { medicationFactsSchema } from "./medication-facts.ts";
import { orderContentSchema } from "./order-content.ts";
import { referenceSchema } from "./reference.ts";
import { safetyRuleSchema } from "./safety-rule.ts";

/** What every knowledge file says of itself. */
const head = { id: z.string(), version: z.string(), owner: z.string() };
const sources = z.array(z.string()).min(1);

export const referencesFile = z.strictObject({ ...head, references: z.array(referenceSchema) });
export const medicationsFile = z.strictObject({
  ...head,
  licenceNote: z.string(),
  sources,
  medications: z.array(medicationFactsSchema),
});
export const safetyFile = z.strictObject({ ...head, sources, rules: z.array(safetyRuleSchema) });
export const crisisFile = z.strictObject({ ...head, sources, ...crisisContentSchema.shape });
export const ordersFile = z.strictObject({ ...head, sources, ...orderContentSchema.shape });
/** Message templates by key. */
export const messagesFile = z.record(z.string(), z.string());
