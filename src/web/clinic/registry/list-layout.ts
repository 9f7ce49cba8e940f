import type { Head } from "../../../clinical/registry/row.ts";

/** A stretch of rows under one head. */
export interface GroupSpan {
  readonly group: Head;
  /** Index of its first row. */
  readonly from: number;
  readonly count: number;
}

export type ListItem =
  | { readonly kind: "group"; readonly span: GroupSpan }
  | { readonly kind: "row"; readonly index: number };

/** Where each group begins, from the counts the server gives with a page. */
export function spansOfCounts(counts: readonly { readonly group: Head; readonly count: number }[]): GroupSpan[] {
  let from = 0;
  const spans: GroupSpan[] = [];
  for (const { group, count } of counts) {
    if (count > 0) spans.push({ group, from, count });
    from += count;
  }
  return spans;
}

/** How many lines the list has: its rows and the heads of its groups. */
export const itemCount = (total: number, spans: readonly GroupSpan[]): number => total + spans.length;

/** What stands at a line of the list. */
export function itemAt(line: number, spans: readonly GroupSpan[]): ListItem {
  let heads = 0;
  for (const span of spans) {
    if (span.from + heads === line) return { kind: "group", span };
    if (span.from + heads > line) break;
    heads += 1;
  }
  return { kind: "row", index: line - heads };
}

/** The line a row stands at. */
export function lineOfRow(index: number, spans: readonly GroupSpan[]): number {
  return index + spans.filter((span) => span.from <= index).length;
}
