/** A value of the situation that the record supports: as of when, and which entries say so. */
export interface Known<T> {
  readonly value: T;
  /** ISO date or date-time of the newest entry behind it. */
  readonly asOf: string;
  readonly entries: readonly string[];
}
/** A value the record does not support: why, in words. Never shown, sorted or counted as fine. */
export interface Unknown {
  readonly unknown: string;
}
export type Maybe<T> = Known<T> | Unknown;

export function known<T>(value: T, asOf: string, entries: readonly string[]): Known<T> {
  return { value, asOf, entries };
}
export function unknown(why: string): Unknown {
  return { unknown: why };
}
export function isKnown<T>(field: Maybe<T>): field is Known<T> {
  return "value" in field;
}
