import { IntlMessageFormat } from "intl-messageformat";
import en from "./messages/en.json" with { type: "json" };
import es from "./messages/es.json" with { type: "json" };

type FormWord = keyof typeof en;
/** Looks up what a form says around its questions. Needs no catalogue to be started first. */
export type FormWords = (key: FormWord, values?: Readonly<Record<string, string | number>>) => string;

const CATALOGUES: Readonly<Record<string, Readonly<Record<FormWord, string>>>> = { en, es };

/** The words around the questions in `language`, in English where there are none in it. */
export function formWords(language: string): FormWords {
  const tag = [language, language.split("-")[0] ?? ""].find((one) => one in CATALOGUES) ?? "en";
  const words = CATALOGUES[tag] ?? en;
  return (key, values) => String(new IntlMessageFormat(words[key], tag).format({ ...values }));
}
