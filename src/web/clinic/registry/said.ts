import type { TFunction } from "i18next";

type Values = Readonly<Record<string, string | number>>;

/** Rows of ten thousand people say a few thousand different things; past this the memory begins anew. */
const MOST_KEPT = 5000;

const kept = new WeakMap<TFunction, Map<string, string>>();

/**
 * Words of the catalogue that rows say over and over, put together once a language: the catalogue's formatter takes longer than drawing
 * the cell they stand in, and a fast wheel brings a hundred rows a second.
 */
export function said(t: TFunction, key: string, values?: Values): string {
  let words = kept.get(t);
  if (!words || words.size >= MOST_KEPT) {
    words = new Map();
    kept.set(t, words);
  }
  const name = values ? `${key} ${Object.values(values).join(" ")}` : key;
  const known = words.get(name);
  if (known !== undefined) return known;
  const made = t(key, values ?? {});
  words.set(name, made);
  return made;
}
