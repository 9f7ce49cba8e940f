import type { z } from "zod";
import { found, pathText, valueAt } from "./found.ts";

type Issue = z.core.$ZodIssue;
export interface ShapeFault {
  readonly field: string;
  readonly reason: string;
}

/** The plain words for what a schema found wrong: what was expected there, and what stood there instead. */
export function shapeFaults(issues: readonly Issue[], input: unknown, what: string): ShapeFault[] {
  return issues.flatMap((issue) => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        field: pathText([...issue.path, shortKey(key)]),
        reason: `is not a field of ${issue.path.length === 0 ? what : `“${pathText(issue.path)}”`}`,
      }));
    }
    return [{ field: pathText(issue.path), reason: reason(issue, valueAt(input, issue.path)) }];
  });
}

function reason(issue: Issue, value: unknown): string {
  if (issue.code === "custom") return issue.message;
  if (value === undefined) return `is missing; expected ${expected(issue)}`;
  const own = /^(must|cannot) /.test(issue.message);
  return `${own ? issue.message : `must be ${expected(issue)}`}; found ${found(value)}`;
}

function expected(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return TYPES[issue.expected] ?? issue.expected;
    case "invalid_value":
      return oneOf(issue.values);
    case "too_small":
      return `${bound(issue, issue.inclusive === false ? "more than" : "at least", Number(issue.minimum))}`;
    case "too_big":
      return `${bound(issue, issue.inclusive === false ? "less than" : "at most", Number(issue.maximum))}`;
    case "invalid_union":
      return issue.message.replace(/^must be /, "").replace(/^Invalid input$/, "a number or a text");
    default:
      return issue.message.replace(/^must be /, "");
  }
}

const TYPES: Readonly<Record<string, string>> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  undefined: "left out",
};

export function oneOf(values: readonly unknown[]): string {
  return values.length === 1 ? `“${String(values[0])}”` : `one of ${values.map(String).join(", ")}`;
}

function bound(issue: { readonly origin: string }, words: string, limit: number): string {
  if (issue.origin === "string") {
    return limit === 1 && words === "at least" ? "a text that is not empty" : `a text of ${words} ${limit} characters`;
  }
  if (issue.origin === "array") return `a list of ${words} ${limit} ${limit === 1 ? "value" : "values"}`;
  return `${words} ${limit}`;
}

/** Names people mistyped are worth showing; a name of a thousand characters is not. */
function shortKey(key: string): string {
  return key.length > 60 ? `${key.slice(0, 60)}…` : key;
}
