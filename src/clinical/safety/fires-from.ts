import type { Instrument } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SafetyTrigger } from "../knowledge/safety-rule.ts";
import { answersByItem } from "../measurement/answers.ts";
import type { Entry, EntryOf } from "../record/entry.ts";

/** What the message of an alert tells: the raw answer or level. */
export type Told = Readonly<Record<string, string | number>>;

/** What an entry says that sets the trigger off; null where it does not. */
export function firesFrom(trigger: SafetyTrigger, entry: Entry, knowledge: Knowledge): Told | null {
  if (entry.retracts !== undefined) return null;
  switch (trigger.kind) {
    case "item-at-least":
    case "item-unanswered":
      return entry.kind === "score" && entry.instrument === trigger.instrument
        ? fromScore(trigger, entry, knowledge)
        : null;
    case "risk-level":
      return entry.kind === "risk" && trigger.levels.includes(entry.level)
        ? { from: "risk", level: entry.level, tool: entry.tool }
        : null;
  }
}

type ItemTrigger = Extract<SafetyTrigger, { kind: "item-at-least" | "item-unanswered" }>;

function fromScore(trigger: ItemTrigger, score: EntryOf<"score">, knowledge: Knowledge): Told | null {
  const instrument = knowledge.instruments.get(trigger.instrument);
  if (instrument === undefined) return null;
  const answer = rawAnswer(instrument, score, trigger.linkId);
  const told = () => ({ from: "score", instrument: instrument.id, item: trigger.linkId });
  if (trigger.kind === "item-unanswered") return answer === null ? told() : null;
  if (answer === undefined || answer === null || answer < trigger.value) return null;
  return { ...told(), answer, words: wordsOf(instrument, trigger.linkId, answer) };
}

/** Of a bare total only the safety item is on the form, perhaps unanswered; undefined for what is not on it. */
function rawAnswer(instrument: Instrument, score: EntryOf<"score">, linkId: string): number | null | undefined {
  if (score.answers !== undefined) return answersByItem(instrument, score.answers).get(linkId);
  return instrument.safetyItem?.linkId === linkId ? (score.safetyItem ?? null) : undefined;
}

function wordsOf(instrument: Instrument, linkId: string, answer: number): string {
  const item = instrument.items.find((candidate) => candidate.linkId === linkId);
  return item?.options.find((option) => option.value === answer)?.text ?? "none";
}
