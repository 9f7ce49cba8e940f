import type { Severity } from "./severity.ts";

export const FINDING_KINDS = [
  "interaction",
  "washout",
  "duplicate",
  "dose",
  "monitoring",
  "population",
  "burden",
] as const;
type FindingKind = (typeof FINDING_KINDS)[number];

/** One thing to know about a list of medicines. */
export interface RegimenFinding {
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Ingredients (or long-acting products) it is about. */
  readonly between: readonly string[];
  readonly mechanism: string;
  readonly management: string;
  readonly sources: readonly string[];
  /** Id of the row or rule it comes from. */
  readonly rule: string;
  /** False: general knowledge, to be checked against the current label. */
  readonly seen: boolean;
  /** Facts of the person to be asked for or tested first; absent: none. */
  readonly asks?: readonly string[];
}
/** What one part of the check came to. */
export interface PartlyChecked {
  readonly findings: readonly RegimenFinding[];
  /** Facts whose absence kept something from being judged, each with what it was wanted for. */
  readonly missing: readonly MissingFact[];
}
export interface MissingFact {
  readonly fact: string;
  readonly of: string;
}
