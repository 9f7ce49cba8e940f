import { IntlMessageFormat } from "intl-messageformat";
import en from "./messages/en.json" with { type: "json" };
import es from "./messages/es.json" with { type: "json" };

export type Word = keyof typeof en;
export type Words = (key: Word, values?: Readonly<Record<string, string | number>>) => string;

const CATALOGUES: Readonly<Record<string, Readonly<Record<Word, string>>>> = { en, es };
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ps", "ur", "yi"]);

const base = (language: string): string => language.split("-")[0]?.toLowerCase() ?? "en";

/** The language of the page's own words: the one asked for where they exist in it, else English. */
export function pageLanguage(language: string): string {
  return base(language) in CATALOGUES ? base(language) : "en";
}

export function wordsIn(language: string): Words {
  const tag = pageLanguage(language);
  const catalogue = CATALOGUES[tag] ?? en;
  return (key, values) => String(new IntlMessageFormat(catalogue[key], tag).format({ ...values }));
}

/** Mirrors the page where the language is written from the right. */
export function setPageLanguage(language: string): void {
  document.documentElement.lang = pageLanguage(language);
  document.documentElement.dir = RIGHT_TO_LEFT.has(base(language)) ? "rtl" : "ltr";
  document.title = wordsIn(language)("page-title");
}
