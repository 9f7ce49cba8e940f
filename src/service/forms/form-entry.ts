import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import type { FormAnswers } from "../../store/form-answers.ts";
import type { FormRequest } from "../../store/form-requests.ts";
import type { Ctx } from "../context.ts";
import { localMoment } from "../local-moment.ts";

export type FormEntry = EntryOf<"score">;

/** A form as the record holds it. Where the record has an earlier state of it, this one takes its place. */
export function formEntryOf(
  ctx: Ctx,
  request: FormRequest,
  instrument: Instrument,
  { answers, entryId }: Pick<FormAnswers, "answers" | "entryId">,
): FormEntry {
  const { id, items, skips = [] } = instrument;
  // What an earlier answer rules out was not asked, whatever was chosen there before.
  const unasked = new Set(skips.filter(({ linkId, value }) => answers[linkId] === value).flatMap(({ zero }) => zero));
  return {
    id: ctx.newId(),
    kind: "score",
    at: localMoment(ctx.now, ctx.timeZone),
    instrument: id,
    answers: items.map(({ linkId }) => (unasked.has(linkId) ? null : (answers[linkId] ?? null))),
    completedBy: request.completedBy,
    mode: request.mode,
    language: request.language,
    ...(entryId === null ? {} : { replaces: entryId }),
  };
}
