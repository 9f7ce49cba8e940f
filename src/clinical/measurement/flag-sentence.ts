import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";

/** Flags with a sentence of their own. */
const PLAIN = new Set([
  "prorated",
  "not-scorable",
  "risk-unknown",
  "dsm-pattern",
  "item16-notable",
  "item-notable",
  "positive",
  "red-flag",
  "mania-check",
  "purging",
]);

/** What a flag of a scored form means, in a sentence for a clinician. */
export function flagSentence(knowledge: Knowledge, language: string, flag: string): string {
  if (PLAIN.has(flag)) return sentence(knowledge, language, `instrument.flag.${flag}`);
  const [, item, kind] = /^item(\w+)-(positive|unanswered)$/.exec(flag) ?? [];
  if (item !== undefined) return sentence(knowledge, language, `instrument.flag.item-${kind}`, { item });
  return sentence(knowledge, language, "instrument.flag.other", {
    flag: flag.replace(/-notable$/, "").replaceAll("-", " "),
  });
}
