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
  /** Words, and places of values among those needed; null where the message does more with a value than to put it in. */
  readonly plain: readonly Piece[] | null;
  /** Names of the values it needs: only those are worked out. */
  readonly needs: readonly string[];
  /** What the formatter said before, by the values. */
  readonly kept: Map<string, string>;
}
type Piece = string | number;

function fill(message: Message, language: string, values: Values): string {
  const said = message.needs.map((name) => {
    const value = typeof values === "function" ? values(name) : values[name];
    return typeof value === "string" ? spoken(value, language) : value;
  });
  return (message.plain === null ? null : joined(message.plain, said)) ?? formatted(message, said);
}

type Said = readonly (Value | undefined)[];

/** What the formatter would say of words and values alone, at a tenth of its cost; null where a value is neither text nor number. */
function joined(plain: readonly Piece[], said: Said): string | null {
  let text = "";
  for (const piece of plain) {
    const value = typeof piece === "string" ? piece : said[piece];
    if (typeof value !== "string" && typeof value !== "number") return null;
    text += value;
  }
  return text;
}

const MOST_KEPT = 200;

/** The formatter is slow and a catalogue's sentences take few values: what it said of them is kept with the message. */
function formatted(message: Message, said: Said): string {
  // What is missing is for the formatter to judge: as a part of a key it would look like null.
  if (said.includes(undefined)) return asFormatted(message, said);
  const { kept } = message;
  const key = JSON.stringify(said);
  const before = kept.get(key);
  if (before !== undefined) return before;
  const text = asFormatted(message, said);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, text);
  return text;
}

function asFormatted({ format, needs }: Message, said: Said): string {
  const told = needs.map((name, place) => [name, said[place]] as const).filter(([, value]) => value !== undefined);
  return String(format.format(Object.fromEntries(told)));
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
  const needs = [...argumentsOf(parts)];
  const message = { format, needs, plain: plainly(parts, needs), kept: new Map<string, string>() };
  known.set(key, message);
  return message;
}

type Part = ReturnType<IntlMessageFormat["getAst"]>[number];
const [LITERAL, ARGUMENT, POUND] = [0, 1, 7];

function plainly(parts: readonly Part[], needs: readonly string[]): Piece[] | null {
  const plain: Piece[] = [];
  for (const part of parts) {
    if (part.type === LITERAL && "value" in part) plain.push(part.value);
    else if (part.type === ARGUMENT && "value" in part) plain.push(needs.indexOf(part.value));
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
const ISO_DATE_LENGTH = 10;
const DAY_MS = 86_400_000;
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function spoken(value: string, language: string): string {
  if (value.length !== ISO_DATE_LENGTH || !ISO_DATE.test(value)) return value;
  const known = dateFormats.get(language);
  const format = known ?? new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
  if (known === undefined) dateFormats.set(language, format);
  return format.format(dayNumber(value) * DAY_MS);
}
