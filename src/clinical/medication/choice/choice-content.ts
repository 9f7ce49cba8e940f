import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const cited = { mark: provenance, sources: z.array(z.string()).min(1) };

/** What may speak for one medicine over another, beside the illness. */
export const CONCERNS = [
  "pain",
  "fatigue",
  "poor-sleep",
  "poor-appetite",
  "weight-gain",
  "sexual-side-effects",
  "missed-doses",
] as const;
export const concernSchema = z.enum(CONCERNS);
export type Concern = z.infer<typeof concernSchema>;

const optionSchema = z.strictObject({
  medications: z.array(z.string()).min(1),
  /** 1 = first line. */
  line: z.number().int().positive(),
  /** What the source adds, by its key `choice.note.…`. */
  note: z.string().optional(),
  ...cited,
});

/** Which medicines a guideline names for a condition, and what speaks for or against one. It lists; people choose. */
export const choiceContentSchema = z.strictObject({
  conditions: z.array(
    z.strictObject({
      /** A group of conditions of the playbook. */
      group: z.string(),
      /** Whole years, both ends included. */
      ages: z.strictObject({ from: z.number().int(), to: z.number().int().optional() }).optional(),
      options: z.array(optionSchema).min(1),
    }),
  ),
  profile: z.array(
    z.strictObject({ concern: concernSchema, favours: z.array(z.string()), against: z.array(z.string()), ...cited }),
  ),
});
export type ChoiceContent = z.infer<typeof choiceContentSchema>;
export type NamedOption = ChoiceContent["conditions"][number]["options"][number];
