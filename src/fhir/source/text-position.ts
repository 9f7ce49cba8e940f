import { findNodeAtLocation, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column, from 1, of an offset. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1)) {
    line += 1;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** The first place where a text stops being JSON, and why in words; null where nothing is wrong. Call only on a text known to be shallow. */
export function firstSyntaxError(text: string): { reason: string; offset: number } | null {
  let first: { reason: string; offset: number } | null = null;
  visit(
    text,
    {
      onError: (error: ParseError["error"], offset: number) => {
        if (first === null) first = { reason: sentences[printParseErrorCode(error)] ?? "is not JSON", offset };
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return first;
}

const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: "is not JSON: a word that JSON does not know",
  InvalidNumberFormat: "is not JSON: a number is not written as one",
  PropertyNameExpected: "is not JSON: a name in quotes is missing",
  ValueExpected: "is not JSON: a value is missing",
  ColonExpected: "is not JSON: a colon is missing",
  CommaExpected: "is not JSON: a comma is missing",
  CloseBraceExpected: "is not JSON: a '}' is missing",
  CloseBracketExpected: "is not JSON: a ']' is missing",
  EndOfFileExpected: "is not JSON: something follows its end",
  InvalidCommentToken: "is not JSON: comments are not allowed",
  UnexpectedEndOfString: "is not JSON: a text is not closed",
  InvalidCharacter: "is not JSON: a character that may not stand in a text",
};

/** Offset of a field inside one resource's text; of its nearest existing parent where the field itself is missing. */
export function offsetOfField(text: string, path: readonly (string | number)[]): number {
  const root = parseTree(text);
  if (root === undefined) return 0;
  for (let length = path.length; length > 0; length -= 1) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node !== undefined) return node.offset;
  }
  return root.offset;
}
