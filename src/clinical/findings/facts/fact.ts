import { isKnown, type Maybe, type Unknown } from "../../known.ts";
import type { CareCase } from "./care-case.ts";

/** What a rule may read: a plain value, or that it is not known and why. */
export type Fact = string | number | boolean | Unknown;
export type FactTable = Readonly<Record<string, (of: CareCase) => Fact>>;

/** Facts of one sort, told apart by what follows the dot (`sign.rash`). */
export type FactFamily = (of: CareCase, name: string) => Fact;

export function isUnknown(fact: Fact): fact is Unknown {
  return typeof fact === "object";
}

/** A part of a situation field, or the field's own reason for being unknown. A null part is unknown too: `whyNull` says so. */
export function partOf<T>(
  field: Maybe<T>,
  part: (value: T) => string | number | boolean | null,
  whyNull = "not recorded",
): Fact {
  if (!isKnown(field)) return field;
  return part(field.value) ?? { unknown: whyNull };
}
