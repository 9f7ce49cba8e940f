import { IntlMessageFormat } from "intl-messageformat";
import catalogue from "./en.json" with { type: "json" };

export type MessageKey = keyof typeof catalogue;
const formats = new Map<MessageKey, IntlMessageFormat>();

/** A sentence of the server's own catalogue, filled in. Values are counts and words of ours, never patient data. */
export function say(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  const format = formats.get(key) ?? new IntlMessageFormat(catalogue[key], "en");
  formats.set(key, format);
  return String(format.format(values));
}
