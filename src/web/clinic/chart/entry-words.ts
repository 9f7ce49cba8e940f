import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import type { ChartEntry } from "./chart-view.ts";

/** A word of a list, such as `more-than-weekly`: never an instrument's name, a date or something a person wrote. */
const SLUG = /^[a-z]+(-[a-z]+)+$/;

/** Fields that are said elsewhere on the line, or mean nothing to a reader. */
const UNSAID = new Set([
  "id",
  "kind",
  "at",
  "recordedAt",
  "author",
  "label",
  "note",
  "replaces",
  "retracts",
  "orderId",
  "courseId",
  "homeworkId",
  "goalId",
  "code",
  "date",
]);

function valueInWords(value: unknown, say: Say, locale: string): string {
  if (typeof value === "number") return figure(value, locale, 3);
  if (typeof value === "boolean") return say(value ? "entry.yes" : "entry.no");
  if (value === null) return say("entry.open");
  if (Array.isArray(value))
    return value.length === 0 ? say("entry.nothing") : value.map((one) => valueInWords(one, say, locale)).join(", ");
  if (typeof value === "object")
    return Object.entries(value as Record<string, unknown>)
      .map(([key, inner]) => `${slugInWords(say, "field", key)} ${valueInWords(inner, say, locale)}`)
      .join(" ");
  const text = String(value);
  return SLUG.test(text) ? slugInWords(say, "value", text) : text;
}

/** What an entry says, field by field in plain words, in the order it was written. Nothing it holds is left out. */
export function entryInWords(entry: ChartEntry, say: Say, locale: string): string {
  return Object.entries(entry)
    .filter(([key, value]) => !UNSAID.has(key) && value !== undefined)
    .map(([key, value]) =>
      say("entry.field", { name: slugInWords(say, "field", key), value: valueInWords(value, say, locale) }),
    )
    .join(" · ");
}
