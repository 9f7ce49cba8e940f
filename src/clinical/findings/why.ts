/** A test that kept a row from firing. */
export interface FailedTest {
  readonly fact: string;
  /** What the record says; null where the test is on whether it is known at all. */
  readonly value: string | number | boolean | null;
  /** "Response held: 0 days. Would be considered at: 28 days or more" */
  readonly words: string;
}

/** A fact that a row needed and that is not known. */
export interface UnknownFact {
  readonly fact: string;
  /** Why it is not known, in words. */
  readonly why: string;
}

/** What became of one row of the playbook. */
export type Outcome =
  | { readonly state: "fired"; readonly primary: boolean }
  /** It fired, and another row that stands makes it not said. */
  | {
      readonly state: "silenced";
      readonly by: string;
      readonly how: "level" | "band" | "same";
      /** What that row asks to consider. */
      readonly instead: string;
    }
  /** Its own condition, or its table's way in, does not hold. */
  | { readonly state: "false"; readonly of: "row" | "table"; readonly failing: readonly FailedTest[] }
  | { readonly state: "undecided"; readonly of: "row" | "table"; readonly unknown: readonly UnknownFact[] }
  /** It asks for what is missing, and nothing was: its table was decided. */
  | { readonly state: "not-needed" }
  /** It is asked once a medicine or measure, and there is none. */
  | { readonly state: "nobody-asked" };

/** One row of the playbook, why it did or did not fire, and the same in sentences. */
export interface RowWhy {
  readonly rule: string;
  readonly category: string;
  readonly level: string;
  readonly table: string;
  /** The condition it was asked about, where more than one is judged. */
  readonly condition?: string;
  /** The medicine or measure it was asked about. */
  readonly each?: string;
  readonly outcome: Outcome;
  readonly lines: readonly string[];
}
