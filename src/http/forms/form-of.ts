import type { Instrument, InstrumentItem, Translation } from "../../clinical/knowledge/instrument.ts";
import type { InstrumentForm } from "../contract/chart.ts";

type FormItem = InstrumentForm["items"][number];

/** A scale of this many steps is shown as steps to choose from, not as a number to type. */
const MOST_STEPS = 11;

/** A form as it may be shown, in `language` where its words exist in it, else in the first language it has. */
export function formOf(instrument: Instrument, language = "en"): InstrumentForm {
  const { id, version, title, instruction, bands, licenceNote, translations } = instrument;
  // Where a clinic's own pack is all there is, its language is the first.
  const [first] = instrument.items.some((item) => item.text !== undefined) ? [] : instrument.languages;
  const words = translations?.[language] ?? (first === undefined ? undefined : translations?.[first]);
  const items = instrument.items.map((item, index) => itemOf(instrument, item, index, words));
  return {
    id,
    version,
    title: words?.title ?? title,
    instruction: (words === undefined ? instruction : words.instruction) ?? null,
    items,
    bands,
    licenceNote,
    skips: (instrument.skips ?? []).map(({ linkId, value, zero }) => ({ linkId, value, skipped: zero })),
    language: translations?.[language] === undefined ? (instrument.languages[0] ?? "en") : language,
    languages: instrument.languages,
    capture: words === undefined ? captureOf(instrument) : "words",
    validated: instrument.validated,
    rater: instrument.rater ?? "patient",
    credit: words?.credit ?? instrument.credit ?? null,
    definition: instrument,
  };
}

function captureOf({ items, total }: Instrument): InstrumentForm["capture"] {
  if (items.length > 0 && items.every((item) => item.text !== undefined)) return "words";
  return total === null && items.length > 0 ? "numbers" : "total";
}

/** A form without words of its own shows its items by number, and options by their value. */
function itemOf(
  { safetyItem }: Instrument,
  item: InstrumentItem,
  index: number,
  words: Translation | undefined,
): FormItem {
  const translated = words?.items.find(({ linkId }) => linkId === item.linkId);
  const { range } = item;
  return {
    linkId: item.linkId,
    text: translated?.text ?? item.text ?? `${index + 1}`,
    scored: item.scored,
    safety: safetyItem?.linkId === item.linkId,
    options: optionsOf(item, translated?.options ?? words?.options),
    input: inputOf(item),
    min: range?.min ?? null,
    max: range?.max ?? null,
    wholeNumbers: range?.wholeNumbers ?? true,
    unit: item.unit ?? null,
    heading: translated?.heading ?? item.heading ?? null,
    guidance: translated?.guidance ?? item.guidance ?? null,
    askedFirst: item.askedFirst ?? false,
  };
}

function inputOf(item: InstrumentItem): FormItem["input"] {
  if (item.unit === "clock") return "clock";
  return item.options.length > 0 || isShortScale(item) ? "choice" : "number";
}

function isShortScale({ range, unit }: InstrumentItem): boolean {
  return range?.wholeNumbers === true && unit === undefined && range.max - range.min < MOST_STEPS;
}

function optionsOf(item: InstrumentItem, words: Translation["options"] | undefined): FormItem["options"] {
  const { range, options } = item;
  if (options.length === 0 && range !== undefined && isShortScale(item))
    return Array.from({ length: range.max - range.min + 1 }, (_, step) => ({
      value: range.min + step,
      text: `${range.min + step}`,
    }));
  return options.map(({ value, text }) => ({
    value,
    text: words?.find((option) => option.value === value)?.text ?? text ?? `${value}`,
  }));
}
