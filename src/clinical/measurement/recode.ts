import type { Instrument } from "../knowledge/instrument.ts";

/**
 * Answers of a form that numbered its options otherwise, as the instrument counts them: option `first` of the form is the instrument's
 * lowest, `last` its highest. Items with another number of options are left as they are. Null where no item has that many options.
 */
export function recode(
  instrument: Instrument,
  answers: readonly (number | null)[],
  first: number,
  last: number,
): (number | null)[] | null {
  const step = last < first ? -1 : 1;
  const count = Math.abs(last - first) + 1;
  if (!instrument.items.some((item) => item.options.length === count)) return null;
  return answers.map((answer, place) => {
    const options = instrument.items[place]?.options ?? [];
    if (answer === null || options.length !== count) return answer;
    const values = options.map((option) => option.value).toSorted((a, b) => a - b);
    // An option the form does not have becomes no value of the item, so that it is refused under the item's name.
    return values[(answer - first) * step] ?? Number.NaN;
  });
}
