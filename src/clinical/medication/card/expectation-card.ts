import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";
import { selectorSchema } from "../person-condition.ts";

const span = z
  .strictObject({ from: z.number().positive(), to: z.number().positive(), unit: z.enum(["hour", "day", "week"]) })
  .refine(({ from, to }) => to >= from, "ends before it begins");
const keys = z.array(z.string());

/** What to expect of a kind of medicine. Lists hold keys of the message catalogue `medicine-card`, so that a language is a file. */
export const expectationCardSchema = z.strictObject({
  id: z.string(),
  targets: z.array(selectorSchema).min(1),
  /** When a person may notice that it works, and by when it is judged. */
  works: span,
  early: keys.min(1),
  /** When the first effects mostly ease; absent = not known, or they stay. */
  easesWithin: span.optional(),
  later: keys,
  howToTake: keys,
  callUs: keys,
  getHelpNow: keys,
  stopping: z.string(),
  mark: provenance,
  sources: z.array(z.string()).min(1),
});
export type ExpectationCard = z.infer<typeof expectationCardSchema>;

/** Every message key a card needs. */
export function cardKeys(card: ExpectationCard): string[] {
  const of = (group: string, names: readonly string[]) => names.map((name) => `medicine-card.${group}.${name}`);
  return [
    ...of("effect", [...card.early, ...card.later]),
    ...of("how", card.howToTake),
    ...of("call", card.callUs),
    ...of("urgent", card.getHelpNow),
    ...of("stop", [card.stopping]),
  ];
}
