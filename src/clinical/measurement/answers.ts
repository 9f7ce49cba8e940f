import type { Instrument } from "../knowledge/instrument.ts";

type Answer = number | null;
/** Answers by item; null where not answered. Blanks the form itself skips ("never" to the first question) stand as 0. */
export interface Answers extends Pick<ReadonlyMap<string, Answer>, "get"> {
  /** By the place of the item in its form. */
  at(place: number): Answer | undefined;
}

/** The answers of a form by item. Items the form left out at its end are absent, not null. */
export function answersByItem(instrument: Instrument, answers: readonly Answer[]): Answers {
  const places = placesOf(instrument);
  return instrument.skips === undefined
    ? new PlacedAnswers(places, answers)
    : withSkipped(instrument.skips, places, answers);
}

/** Reads the list as it stands: making a table of every form of a record would cost more than scoring it. */
class PlacedAnswers implements Answers {
  readonly #places: ReadonlyMap<string, number>;
  readonly #answers: readonly Answer[];

  constructor(places: ReadonlyMap<string, number>, answers: readonly Answer[]) {
    this.#places = places;
    this.#answers = answers;
  }

  get(linkId: string): Answer | undefined {
    const place = this.#places.get(linkId);
    return place === undefined ? undefined : this.at(place);
  }

  at(place: number): Answer | undefined {
    return place < this.#answers.length ? (this.#answers[place] ?? null) : undefined;
  }
}

function withSkipped(
  skips: NonNullable<Instrument["skips"]>,
  places: ReadonlyMap<string, number>,
  answers: readonly Answer[],
): Answers {
  const filled = [...answers];
  const given = new PlacedAnswers(places, filled);
  for (const skip of skips) {
    if (given.get(skip.linkId) !== skip.value) continue;
    for (const linkId of skip.zero) {
      const place = places.get(linkId);
      if (place !== undefined && given.get(linkId) === null) filled[place] = 0;
    }
  }
  return given;
}

const known = new WeakMap<Instrument, ReadonlyMap<string, number>>();

/** An instrument never changes: where its items stand is looked up once. */
function placesOf(instrument: Instrument): ReadonlyMap<string, number> {
  const before = known.get(instrument);
  if (before !== undefined) return before;
  const places = new Map(instrument.items.map((item, place) => [item.linkId, place]));
  known.set(instrument, places);
  return places;
}
