import { IntlMessageFormat } from "intl-messageformat";
import { dayNumber } from "../timeline/day-number.ts";
import type { Knowledge } from "./knowledge.ts";

type Value = string | number | boolean | null;
/** What a sentence may put in, by argument name: a table, or whoever knows the value of a name when it is asked for. */
type Values = Readonly<Record<string, Value>> | ((argument: string) => Value | undefined);

/**
 * The sentence of a message key with its values put in, in `language`, or in English where that language lacks it. ISO dates are
 * said as people of the language say them.
 * Throws where no catalogue has the key or a value is missing: a sentence with a hole must never reach a reader.
 */
export function sentence(knowledge: Knowledge, language: string, key: string, values: Values = {}): string {
  for (const tag of [language, language.split("-")[0] ?? language, "en"]) {
    const catalogue = knowledge.messages.get(tag);
    const template = catalogue?.get(key);
    if (catalogue !== undefined && template !== undefined)
      return fill(compile(catalogue, tag, key, template), tag, values);
  }
  throw new Error(`no message "${key}"`);
}

interface Message {
  readonly format: IntlMessageFormat;
  /** Words and names of values in turn, words first; null where the message does more with a value than to put it in. */
  readonly plain: readonly string[] | null;
  /** Names of the values it needs: only those are worked out. */
  readonly needs: readonly string[];
}

function fill({ format, needs, plain }: Message, language: string, values: Values): string {
  const said: Record<string, Value> = {};
  for (const name of needs) {
    const value = typeof values === "function" ? values(name) : values[name];
    if (value !== undefined) said[name] = typeof value === "string" ? spoken(value, language) : value;
  }
  return (plain === null ? null : joined(plain, said)) ?? String(format.format(said));
}

/** What the formatter would say of words and values alone, at a tenth of its cost; null where a value is neither text nor number. */
function joined(plain: readonly string[], said: Readonly<Record<string, Value>>): string | null {
  let text = "";
  for (let place = 0; place < plain.length; place += 1) {
    const piece = plain[place] ?? "";
    const value = place % 2 === 0 ? piece : said[piece];
    if (typeof value !== "string" && typeof value !== "number") return null;
    text += value;
  }
  return text;
}

const compiled = new WeakMap<ReadonlyMap<string, string>, Map<string, Message>>();

/** Parsing a template costs a hundred times what filling it does, and knowledge never changes: each is parsed once. */
function compile(catalogue: ReadonlyMap<string, string>, tag: string, key: string, template: string): Message {
  const known = compiled.get(catalogue) ?? new Map<string, Message>();
  compiled.set(catalogue, known);
  const before = known.get(key);
  if (before !== undefined) return before;
  const format = new IntlMessageFormat(template, tag);
  const parts = format.getAst();
  const message = { format, needs: [...argumentsOf(parts)], plain: plainly(parts) };
  known.set(key, message);
  return message;
}

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
const [LITERAL, ARGUMENT, POUND] = [0, 1, 7];

function plainly(parts: readonly Part[]): string[] | null {
  const plain = [""];
  for (const part of parts) {
    if (part.type === LITERAL && "value" in part) plain[plain.length - 1] += part.value;
    else if (part.type === ARGUMENT && "value" in part) plain.push(part.value, "");
    else return null;
  }
  return plain;
}

function argumentsOf(parts: readonly Part[]): Set<string> {
  const names = new Set<string>();
  for (const part of parts) {
    if ("value" in part && part.type !== LITERAL && part.type !== POUND) names.add(part.value);
    const inner = [
      ...("options" in part ? Object.values(part.options).map(({ value }) => value) : []),
      ...("children" in part ? [part.children] : []),
    ];
    for (const some of inner) for (const name of argumentsOf(some)) names.add(name);
  }
  return names;
}

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function spoken(value: string, language: string): string {
  if (!ISO_DATE.test(value)) return value;
  const known = dateFormats.get(language);
  const format = known ?? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  if (known === undefined) dateFormats.set(language, format);
  return format.format(dayNumber(value) * DAY_MS);
}
