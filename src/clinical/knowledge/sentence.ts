import { IntlMessageFormat } from "intl-messageformat";
import type { Knowledge } from "./knowledge.ts";

type Values = Readonly<Record<string, string | number | boolean | null>>;
const compiled = new WeakMap<ReadonlyMap<string, string>, Map<string, IntlMessageFormat>>();

/**
 * The sentence of a message key with its values put in, in `language`, or in English where that language lacks it.
 * Throws where no catalogue has the key or a value is missing: a sentence with a hole must never reach a reader.
 */
export function sentence(knowledge: Knowledge, language: string, key: string, values: Values = {}): string {
  for (const tag of [language, language.split("-")[0] ?? language, "en"]) {
    const catalogue = knowledge.messages.get(tag);
    const template = catalogue?.get(key);
    if (catalogue !== undefined && template !== undefined)
      return String(message(catalogue, tag, key, template).format(values));
  }
  throw new Error(`no message "${key}"`);
}

/** Parsing a template costs a hundred times what filling it does, and knowledge never changes: each is parsed once. */
function message(
  catalogue: ReadonlyMap<string, string>,
  tag: string,
  key: string,
  template: string,
): IntlMessageFormat {
  const known = compiled.get(catalogue) ?? new Map<string, IntlMessageFormat>();
  compiled.set(catalogue, known);
  const parsed = known.get(key) ?? new IntlMessageFormat(template, tag);
  known.set(key, parsed);
  return parsed;
}
