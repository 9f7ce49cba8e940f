import type { Instrument } from "../knowledge/instrument.ts";
import type { EntryOf } from "../record/entry.ts";
import { bandOf } from "./band-of.ts";
import { type Scored, scoreAnswers } from "./score-answers.ts";

/** What a kept score comes to, whether its answers are known or only its total and parts. */
export function scoreEntry(
  instrument: Instrument,
  score: Pick<EntryOf<"score">, "answers" | "total" | "safetyItem" | "subscales">,
): Scored {
  const { answers, subscales, total = null, safetyItem } = score;
  if (answers !== undefined) return scoreAnswers(instrument, answers);
  const flags = safetyFlag(instrument, safetyItem);
  const band = total === null ? null : (bandOf(instrument, total)?.name ?? null);
  return {
    instrument: instrument.id,
    total,
    band,
    answered: 0,
    prorated: false,
    flags: flags === null ? [] : [flags],
    ...(subscales !== undefined && { subscales }),
  };
}

/** With a total alone, a safety item that was not handed over counts as not answered. */
function safetyFlag({ safetyItem }: Instrument, answer: number | undefined): string | null {
  if (safetyItem === undefined) return null;
  if (answer === undefined) return `item${safetyItem.linkId}-unanswered`;
  return answer >= safetyItem.alertFrom ? `item${safetyItem.linkId}-positive` : null;
}
