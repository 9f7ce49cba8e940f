/** A name as lists are sorted by: lower case, no accents, single spaces. */
export function sortName(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** What an identifier is found by: its parts, and the whole without the signs between them. */
export function identifierWords(value: string): string[] {
  return [...new Set([...nameWords(value), ...nameWords(sortName(value).replaceAll(" ", ""))])];
}

/** The words of a name or of a search text, each once, shortened to what is stored. */
export function nameWords(text: string): string[] {
  return [...new Set(sortName(text).split(" "))].filter((word) => word !== "").map((word) => word.slice(0, 60));
}
