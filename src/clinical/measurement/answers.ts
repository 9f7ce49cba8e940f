import type { Instrument } from "../knowledge/instrument.ts";

/** Answers by item; null where not answered. Blanks the form itself skips ("never" to the first question) stand as 0. */
export type Answers = ReadonlyMap<string, number | null>;

/** The answers of a form by item. Items the form left out at its end are absent, not null. */
export function answersByItem(instrument: Instrument, answers: readonly (number | null)[]): Answers {
  const given = new Map<string, number | null>();
  for (let place = 0; place < answers.length; place += 1) {
    const item = instrument.items[place];
    if (item !== undefined) given.set(item.linkId, answers[place] ?? null);
  }
  for (const skip of instrument.skips ?? []) {
    if (given.get(skip.linkId) !== skip.value) continue;
    for (const linkId of skip.zero) if (given.get(linkId) === null) given.set(linkId, 0);
  }
  return given;
}
