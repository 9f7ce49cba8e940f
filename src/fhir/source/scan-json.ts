/** Thrown where the text is no JSON (or is nested too deep) at an offset. Never leaves the reader. */
export class ScanError extends Error {
  readonly offset: number;
  constructor(reason: string, offset: number) {
    super(reason);
    this.offset = offset;
  }
}

/** Deeper than any R4 resource of use, shallow enough that no later walk can exhaust the stack. */
const DEEPEST = 100;

export interface Span {
  readonly start: number;
  readonly end: number;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code !== 32 && code !== 10 && code !== 13 && code !== 9) break;
    at += 1;
  }
  return at;
}

function skipString(text: string, start: number): number {
  for (let at = start + 1; ; at += 1) {
    const quote = text.indexOf('"', at);
    if (quote === -1) throw new ScanError("a text is not closed", start);
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === 92) slashes += 1;
    if (slashes % 2 === 0) return quote + 1;
    at = quote;
  }
}

/** End of the JSON value that starts at `start`. Checks brackets, texts and depth only: its inside is parsed by itself later. */
export function skipValue(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === 34) return skipString(text, start);
  if (first !== 123 && first !== 91) return skipPrimitive(text, start);
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 34) at = skipString(text, at) - 1;
    else if (code === 123 || code === 91) {
      depth += 1;
      if (depth > DEEPEST) throw new ScanError(`nested deeper than ${DEEPEST} levels`, at);
    } else if (code === 125 || code === 93) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new ScanError("a bracket is not closed", start);
}

function skipPrimitive(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at += 1;
  if (at === start) throw new ScanError("a value is missing", start);
  return at;
}

function expect(text: string, at: number, sign: string): number {
  if (text.charAt(at) !== sign) throw new ScanError(`'${sign}' is missing`, at);
  return at + 1;
}

/** The members of the object that starts at `start`, as spans of their values. A key given twice is an error. */
export function members(text: string, start: number): Map<string, Span> {
  const found = new Map<string, Span>();
  let at = skipSpace(text, expect(text, start, "{"));
  if (text.charAt(at) === "}") return found;
  for (;;) {
    if (text.charAt(at) !== '"') throw new ScanError("a name in quotes is missing", at);
    const nameEnd = skipString(text, at);
    const name = parseName(text.slice(at, nameEnd), at);
    if (found.has(name)) throw new ScanError(`'${name}' is given twice`, at);
    const value = skipSpace(text, expect(text, skipSpace(text, nameEnd), ":"));
    const end = skipValue(text, value);
    found.set(name, { start: value, end });
    at = skipSpace(text, end);
    if (text.charAt(at) === "}") return found;
    at = skipSpace(text, expect(text, at, ","));
  }
}

/** The elements of the list that starts at `start`. */
export function elements(text: string, start: number): Span[] {
  const found: Span[] = [];
  let at = skipSpace(text, expect(text, start, "["));
  if (text.charAt(at) === "]") return found;
  for (;;) {
    const end = skipValue(text, at);
    found.push({ start: at, end });
    at = skipSpace(text, end);
    if (text.charAt(at) === "]") return found;
    at = skipSpace(text, expect(text, at, ","));
  }
}

function parseName(quoted: string, offset: number): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    throw new ScanError("a name is not a JSON text", offset);
  }
}
