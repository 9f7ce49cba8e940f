import { z } from "zod";
import { expectationCardSchema } from "../medication/card/expectation-card.ts";
import { choiceContentSchema } from "../medication/choice/choice-content.ts";
import { hypersensitivitySchema } from "../medication/hypersensitivity/hypersensitivity-content.ts";
import { injectionProductSchema } from "../medication/injection/injection-product.ts";
import {
  combinationSchema,
  interactionRowSchema,
  medicationClassSchema,
  populationRowSchema,
  regimenRulesSchema,
} from "../medication/medication-rows.ts";
import { missedDoseRowSchema } from "../medication/missed-dose/missed-dose-row.ts";
import { monitoringChecksSchema } from "../medication/monitoring/monitoring-checks.ts";
import { monitoringRowSchema } from "../medication/monitoring-row.ts";
import { opioidCareSchema } from "../medication/opioid/opioid-care-content.ts";
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
export const classesFile = z.strictObject({ ...head, sources, classes: z.array(medicationClassSchema) });
export const combinationsFile = z.strictObject({ ...head, sources, combinations: z.array(combinationSchema) });
export const interactionsFile = z.strictObject({ ...head, rows: z.array(interactionRowSchema) });
export const populationFile = z.strictObject({
  ...head,
  sources,
  /** Names that mean the same condition, by the name rows use. */
  conditionGroups: z.record(z.string(), z.array(z.string())),
  rows: z.array(populationRowSchema),
});
export const monitoringFile = z.strictObject({ ...head, rows: z.array(monitoringRowSchema) });
export const expectationsFile = z.strictObject({
  ...head,
  licenceNote: z.string(),
  sources,
  cards: z.array(expectationCardSchema),
});
export const missedDoseFile = z.strictObject({
  ...head,
  licenceNote: z.string(),
  sources,
  rows: z.array(missedDoseRowSchema),
});
export const longActingFile = z.strictObject({
  ...head,
  licenceNote: z.string(),
  sources,
  products: z.array(injectionProductSchema),
});
export const opioidCareFile = z.strictObject({ ...head, licenceNote: z.string(), sources, ...opioidCareSchema.shape });
export const choicesFile = z.strictObject({ ...head, licenceNote: z.string(), sources, ...choiceContentSchema.shape });
export const monitoringChecksFile = z.strictObject({ ...head, sources, ...monitoringChecksSchema.shape });
export const hypersensitivityFile = z.strictObject({ ...head, sources, ...hypersensitivitySchema.shape });
export const regimenRulesFile = z.strictObject({ ...head, ...regimenRulesSchema.shape });
export const productWordsFile = z.strictObject({
  ...head,
  sources,
  salts: z.array(z.string()),
  modified: z.array(z.string()),
  plain: z.array(z.string()),
});
export const safetyFile = z.strictObject({ ...head, sources, rules: z.array(safetyRuleSchema) });
export const crisisFile = z.strictObject({ ...head, sources, ...crisisContentSchema.shape });
export const ordersFile = z.strictObject({ ...head, sources, ...orderContentSchema.shape });
/** Message templates by key. */
export const messagesFile = z.record(z.string(), z.string());
