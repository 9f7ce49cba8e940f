/** Looks a sentence up in the catalogue: key of the `chart` namespace, and its values. */
export type Say = (key: string, values?: Readonly<Record<string, string | number | boolean | null>>) => string;

/** A figure for a sentence: one decimal where it has one, a true minus. */
export function figure(value: number, locale: string, digits = 1): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value).replace("-", "−");
}

/** A slug in plain words: what the catalogue says of it, else the slug with its hyphens taken out. */
export function slugInWords(say: Say, group: string, slug: string): string {
  const key = `${group}.${slug}`;
  const found = say(key);
  return found === key || found === "" ? slug.replaceAll("-", " ") : found;
}

/** The first words of a text, as many as fit into `length` characters. */
export function firstWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  const end = cut.lastIndexOf(" ");
  return `${(end > length / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:.]+$/, "")}…`;
}
