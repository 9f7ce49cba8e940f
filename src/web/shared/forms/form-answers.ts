import type { InstrumentForm } from "../../../http/contract/chart.ts";

export type FormItem = InstrumentForm["items"][number];
/** Answers by `linkId`. A question left open is not in it. */
export type FormAnswers = Readonly<Record<string, number>>;
type Asked = Pick<InstrumentForm, "items" | "skips">;

/** The questions to ask now, in the order they are asked: what earlier answers rule out is left out. */
export function askedItems(form: Asked, answers: FormAnswers): FormItem[] {
  const skipped = new Set(
    form.skips.filter(({ linkId, value }) => answers[linkId] === value).flatMap((skip) => skip.skipped),
  );
  const asked = form.items.filter(({ linkId }) => !skipped.has(linkId));
  return [...asked.filter((item) => item.askedFirst), ...asked.filter((item) => !item.askedFirst)];
}

/** Answers in the instrument's own item order, `null` where open or not asked. */
export function answersInOrder(form: Asked, answers: FormAnswers): (number | null)[] {
  const asked = new Set(askedItems(form, answers).map(({ linkId }) => linkId));
  return form.items.map(({ linkId }) => (asked.has(linkId) ? (answers[linkId] ?? null) : null));
}

/** How many of the asked questions are answered; of a form with a score, only those that count towards it. */
export function answeredOf(form: Asked, answers: FormAnswers): { readonly answered: number; readonly of: number } {
  const asked = askedItems(form, answers);
  const scored = asked.filter((item) => item.scored);
  const counted = scored.length > 0 ? scored : asked;
  return { answered: counted.filter(({ linkId }) => answers[linkId] !== undefined).length, of: counted.length };
}

/** The key that chooses an option: its value where the options count up in single digits, else its place. Null: no key. */
export function keyOf(item: FormItem, index: number): string | null {
  const byValue = item.options.every(
    ({ value }, place) => Number.isInteger(value) && value >= 0 && value - (item.options[0]?.value ?? 0) === place,
  );
  const key = byValue ? (item.options[index]?.value ?? 10) : index + 1;
  return key <= 9 ? `${key}` : null;
}
