/** Words as a slug: lower case, hyphens, without the bracketed remarks of terminologies. Undefined where nothing is left. */
export function slugOf(words: string | undefined): string | undefined {
  const slug = words
    ?.normalize("NFKD")
    .replace(/[\u0300-\u036f\u200b-\u200d\ufeff]/g, "")
    .replace(/\[[^\]]*\]|\([^)]*\)/g, " ")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return slug === undefined || slug === "" ? undefined : slug.slice(0, 120).replace(/-$/, "");
}
