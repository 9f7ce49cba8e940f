import { isObject, type Json, objectsAt, textAt } from "../json.ts";
import type { Mapper } from "./draft.ts";
import { answerValue, emptyAnswers, itemOf } from "./instrument-codes.ts";
import { momentOf } from "./moment-of.ts";

/**
 * A filled form whose items are named by the LOINC codes of an instrument we know. One that was begun and not ended counts
 * too: its safety item must be seen. Any other form is only kept.
 */
export const mapQuestionnaireResponse: Mapper = (resource, id, { codes, knowledge }) => {
  const at = momentOf(textAt(resource, "authored"));
  const items = flattened(resource);
  const places = items.map((item) => itemOf(codeOf(item), knowledge));
  const instrument = places.find((place) => place !== undefined)?.instrument;
  if (at === undefined || instrument === undefined || textAt(resource, "status") === "entered-in-error") return null;
  const asked = places.flatMap((place) => (place?.instrument === instrument ? place.index : []));
  const answers = emptyAnswers(instrument, asked);
  items.forEach((item, position) => {
    const place = places[position];
    const answer = objectsAt(item, "answer")[0];
    if (place?.instrument !== instrument || answer === undefined) return;
    answers[place.index] = answerValue(answer, instrument, place.index, codes) ?? null;
  });
  return [{ id, kind: "score", at, instrument: instrument.id, answers }];
};

function codeOf(item: Json): string {
  return (textAt(item, "linkId") ?? "").replace(/^.*\//, "");
}

function flattened(holder: Json): Json[] {
  const nested = objectsAt(holder, "item").flatMap((item) => [item, ...flattened(item)]);
  const answered = objectsAt(holder, "answer").flatMap((answer) => (isObject(answer) ? flattened(answer) : []));
  return [...nested, ...answered];
}
