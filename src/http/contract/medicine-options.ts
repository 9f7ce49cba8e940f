import { z } from "zod";
import { concernSchema } from "../../clinical/medication/choice/choice-content.ts";
import { SEVERITIES } from "../../clinical/medication/severity.ts";

/** Sent in a body, never in the URL: a condition is health data. */
export const optionsQuestion = z.strictObject({
  condition: z.string().trim().min(1).max(100).optional(),
  concerns: z.array(concernSchema).max(20).optional(),
});
export type OptionsQuestion = z.infer<typeof optionsQuestion>;

const mark = z.enum(["source", "GK", "PD"]);
const texts = z.array(z.string());
export const expectationCard = z.object({
  medication: z.string(),
  title: z.string(),
  when: z.string(),
  early: texts,
  eases: z.string().nullable(),
  later: texts,
  howToTake: texts,
  callUs: texts,
  getHelpNow: texts,
  stopping: z.string(),
  mark,
  sources: texts,
});
export type ExpectationCard = z.infer<typeof expectationCard>;

const option = z.object({
  medication: z.string(),
  line: z.number(),
  note: z.string().nullable(),
  mark,
  sources: texts,
  isTaken: z.boolean(),
  findings: z.array(
    z.object({
      kind: z.string(),
      severity: z.enum(SEVERITIES),
      between: texts,
      mechanism: z.string(),
      management: z.string(),
      sources: texts,
      rule: z.string(),
      seen: z.boolean(),
    }),
  ),
  reasons: z.array(
    z.object({ speaks: z.enum(["for", "against"]), code: z.string(), sources: texts, words: z.string() }),
  ),
  monitoring: z.object({ checks: z.number(), what: texts }),
  missing: texts,
  card: expectationCard.nullable(),
});
export type MedicineOption = z.infer<typeof option>;

export const comparedMedicines = z.object({
  /** Null: no source at hand names medicines for the condition. */
  group: z.string().nullable(),
  inPlaceOf: texts,
  condition: z.string().nullable(),
  conditions: texts,
  concerns: z.array(concernSchema),
  language: z.string(),
  isAgeAssumed: z.boolean(),
  unknown: texts,
  /** Citations by source id. */
  references: z.record(z.string(), z.string()),
  options: z.array(option),
});
export type ComparedMedicines = z.infer<typeof comparedMedicines>;
