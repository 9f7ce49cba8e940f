import type { CrisisContent } from "../knowledge/crisis-content.ts";

/** One way to help, in the reader's words. */
export interface CrisisLine {
  readonly kind: "crisis-line" | "emergency";
  /** As one dials it; null = the reader's own local number. */
  readonly number: string | null;
  readonly name: string;
  /** Words of the button that calls, and of the one that writes; null = none is offered. */
  readonly call: string | null;
  readonly text: string | null;
  readonly about: string;
}

/**
 * Where someone in `country` (ISO 3166) finds help now, in `language` or else in English. A country without lines of its own gets the
 * words that hold anywhere, never another country's number.
 */
export function crisisLines(content: CrisisContent, country: string, language: string): CrisisLine[] {
  const base = language.split("-")[0]?.toLowerCase() ?? "en";
  const lines = content.countries[country] ?? content.elsewhere;
  return lines.flatMap(({ kind, number, words }) => {
    const said = words[language] ?? words[base] ?? words.en;
    if (said === undefined) return [];
    return [{ kind, number, name: said.name, call: said.call ?? null, text: said.text ?? null, about: said.about }];
  });
}
