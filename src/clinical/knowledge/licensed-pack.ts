import { z } from "zod";
import type { Instrument, Translation } from "./instrument.ts";

const option = z.strictObject({ value: z.number(), text: z.string().min(1) });

/** The words of a form that a clinic has the right to use, in one language. Holds words and nothing that could change a score. */
export const licensedPack = z.strictObject({
  format: z.literal("accord-licensed-pack/1"),
  instrument: z.string(),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "is no language tag such as en or pt-BR"),
  licence: z.strictObject({
    /** What allows it, in a sentence that may be shown. */
    statement: z.string().min(1),
    /** Who holds the licence. */
    holder: z.string().min(1),
    validUntil: z.iso.date(),
  }),
  title: z.string().min(1).optional(),
  instruction: z.string().optional(),
  /** Line the licence asks to show beneath the words. */
  credit: z.string().min(1),
  options: z.array(option).optional(),
  items: z.array(
    z.strictObject({
      linkId: z.string(),
      text: z.string().min(1),
      heading: z.string().optional(),
      guidance: z.string().optional(),
      options: z.array(option).optional(),
    }),
  ),
});
export type LicensedPack = z.infer<typeof licensedPack>;

/** Why a pack does not fit the instrument it names, or may not be used on this ISO date. Empty when it may. */
export function licensedPackFaults(pack: LicensedPack, instrument: Instrument | undefined, today: string): string[] {
  if (instrument === undefined) return [`instrument: there is no instrument "${pack.instrument}"`];
  const { id, items, languages } = instrument;
  const faults: string[] = [];
  if (pack.licence.validUntil < today)
    faults.push(`licence.validUntil: the licence ended on ${pack.licence.validUntil}`);
  if (languages.includes(pack.language))
    faults.push(`language: the words of ${id} in ${pack.language} are here already`);
  if (items.length === 0) faults.push(`items: answers of ${id} are not taken here, only its total`);
  for (const { linkId } of items) {
    const count = pack.items.filter((item) => item.linkId === linkId).length;
    if (count !== 1) faults.push(`items: item ${linkId} of ${id} has ${count === 0 ? "no words" : "words twice"}`);
  }
  return [...faults, ...pack.items.flatMap((words, place) => itemFaults(words, `items[${place}]`, pack, instrument))];
}

function itemFaults(
  words: LicensedPack["items"][number],
  where: string,
  pack: LicensedPack,
  { id, items }: Instrument,
) {
  const item = items.find(({ linkId }) => linkId === words.linkId);
  if (item === undefined) return [`${where}.linkId: ${id} has no item "${words.linkId}"`];
  const said = (words.options ?? pack.options ?? []).map(({ value }) => value).toSorted((a, b) => a - b);
  const asked = item.options.map(({ value }) => value).toSorted((a, b) => a - b);
  if (asked.length === 0 || asked.join() === said.join()) return [];
  return [
    `${where}.options: item ${words.linkId} of ${id} takes ${asked.join(", ")}; found ${said.join(", ") || "none"}`,
  ];
}

/** The instrument with the pack's words beside its own; how it is scored stays as it was. */
export function withPack(instrument: Instrument, pack: LicensedPack): Instrument {
  const { language, title, instruction, options = [], items, credit } = pack;
  const words: Translation = {
    title: title ?? instrument.title,
    ...(instruction === undefined ? {} : { instruction }),
    credit,
    state: "official",
    sources: ["product-default"],
    options,
    items,
  };
  return {
    ...instrument,
    languages: [...instrument.languages, language],
    translations: { ...instrument.translations, [language]: words },
  };
}
