import type { Json } from "../json.ts";

/** One resource of a file as it came, with where it stood. */
export interface SourceResource {
  readonly file: string;
  /** From 1: the line on which the resource begins. */
  readonly line: number;
  /** The resource's own characters, untouched: what is kept verbatim. */
  readonly text: string;
  readonly resource: Json;
  readonly type: string;
  readonly id: string | undefined;
  readonly fullUrl: string | undefined;
  /** Only in a transaction may a reference be a search. */
  readonly inTransaction: boolean;
}

/** `Observation/abc`, or the place where it has no id: how a fault names it. */
export function nameOf(source: SourceResource): string {
  return source.id === undefined ? `${source.type} (no id)` : `${source.type}/${source.id}`;
}
