export const CATEGORIES = [
  "active-monitoring",
  "start-low-intensity",
  "start-therapy",
  "start-medication",
  "start-combination",
  "stabilise-first",
  "continue",
  "optimise-dose",
  "address-adherence",
  "address-side-effects",
  "augment-medication",
  "switch-medication",
  "add-therapy",
  "add-medication",
  "adapt-therapy",
  "change-therapy",
  "step-up",
  "step-down",
  "caseload-review",
  "refer",
  "relapse-response",
  "taper-ready",
  "taper-not-ready",
  "taper-continue",
  "taper-hold",
  "taper-reverse",
  "needs-data",
  "safety-same-day",
  "safety-emergency",
  "interaction",
  "monitoring-due",
  "monitoring-abnormal",
  "dose-out-of-range",
  "polypharmacy",
  "duplicate-therapy",
  "planned-stop-due",
  "reconcile",
  "plan-conflict",
  "measure-due",
  "visit-due",
  "refill-gap",
  "outreach",
  "support-needed",
] as const;
export type Category = (typeof CATEGORIES)[number];
type Urgency = "now" | "today" | "this-week" | "this-visit" | "routine";
type Track = "therapy" | "medication" | "both" | "safety";

/** Something to consider, for whom, why, and what was not known. Proposed to people; never an order. */
export interface Finding {
  readonly rule: string;
  readonly category: Category;
  /** Exactly one finding of an assessment is primary: the first. */
  readonly primary: boolean;
  readonly urgency: Urgency;
  readonly track: Track;
  readonly reasons: readonly string[];
  /** Sentences a clinician could read aloud. */
  readonly because: readonly string[];
  readonly do: readonly string[];
  /** The one short line a list shows, verb first. */
  readonly consider: string;
  /** Names of the figures behind that line. */
  readonly bold: readonly string[];
  readonly to?: Readonly<Record<string, string | number>>;
  readonly used: Readonly<Record<string, string | number | boolean | null>>;
  readonly missing: readonly string[];
  readonly sources: readonly string[];
  readonly forRoles: readonly string[];
  /** Each of these roles has to answer for itself. */
  readonly eachRole?: true;
  /** What it stands on: the same text = the same question. */
  readonly inputs: string;
  /** Where people have decided on it, as long as it asks the same question. */
  readonly decided?: Decided;
  /** Answers of some roles, while others still have to answer. */
  readonly answered?: readonly Decided[];
}

/** Who decided what on a finding, and when. */
export interface Decided {
  readonly action: "accepted" | "modified" | "declined";
  /** Id of the person; null where the entry names no author. */
  readonly by: string | null;
  readonly role: string | null;
  /** ISO date. */
  readonly on: string;
  /** Id of the entry that says so, with the reason. */
  readonly entry: string;
}

/** Something that falls due: a measure, lab or contact. */
export interface Due {
  readonly what: "measure" | "lab" | "vital" | "ecg" | "clinical" | "scale" | "visit" | "rescreen" | "injection";
  readonly name: string;
  /** ISO date. */
  readonly dueOn: string;
  /** ISO date the patient was last asked for it by link or tablet, without an answer since. Absent = was not, or has answered. */
  readonly lastAsked?: string;
}
