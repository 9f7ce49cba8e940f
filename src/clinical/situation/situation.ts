import type { Maybe } from "../known.ts";
import type { ReliableChange } from "../measurement/reliable-change.ts";
import type { ExpectedCourse } from "./expected-course.ts";

export type ResponseStatus = "deteriorated" | "non-response" | "partial" | "response" | "remission";

/** The primary measure against its baseline. Absence is said, never filled in. */
export interface Symptom {
  readonly instrument: string;
  readonly baseline: number | null;
  readonly lateBaseline: boolean;
  readonly current: number | null;
  /** Negative when better, one decimal, half away from zero; null where it cannot be computed. */
  readonly changePct: number | null;
  /** The unrounded fraction of improvement in percent, positive when better: what thresholds are judged on. */
  readonly improvementPct: number | null;
  readonly status: ResponseStatus | null;
  /** Whole weeks since the effective start of the current step; null before it. */
  readonly weeks: number | null;
  /** By the measure's reliable change and its case cut, since the start of treatment; null where it has none. */
  readonly reliable: ReliableChange | null;
}

export interface CurrentMedication {
  readonly orderId: string;
  readonly medication: string;
  readonly doseMg: number | null;
  readonly dailyMg: number | null;
  readonly frequency: string;
  readonly since: string;
  readonly doseSince: string;
  readonly source: string;
  readonly plannedStop: string | null;
  readonly form: string | null;
}

export type CoursePhase =
  | "acute"
  | "consolidation"
  | "maintenance"
  | "induction"
  | "stabilisation"
  | "oud-maintenance"
  | "continuing-care";
export type CourseStatus =
  | "not-remitted"
  | "remission"
  | "sustained-remission"
  | "recovery"
  | "early-warning"
  | "relapse-suspected"
  | "relapse"
  | "recurrence";

export interface Course {
  readonly phase: CoursePhase;
  /** Null where no score is recent enough to say, or the measure has no cut for remission. */
  readonly status: CourseStatus | null;
  /** Since the last score at or above the cut, one decimal; null while not in remission or not known to be. */
  readonly monthsInRemission: number | null;
  /** ISO date of the first score below the cut; null where it was never reached. */
  readonly remittedOn: string | null;
  readonly nadir: number | null;
  /** What warns of coming illness, of `score` `above-cut` `own-sign` `function` `sleep`. */
  readonly warnings: readonly string[];
  /** Days kept in treatment of opioid use disorder; null in other conditions. */
  readonly retainedDays: number | null;
  /** Milestones of retention reached, days. */
  readonly milestones: readonly number[];
}

/** What is true of the patient on one day, and all that any rule may read. */
export interface Situation {
  readonly symptom: Maybe<Symptom>;
  readonly function: Maybe<{
    readonly measure: string;
    readonly first: number;
    readonly now: number;
    readonly direction: "better" | "same" | "worse";
  }>;
  readonly sleep: Maybe<{
    readonly measure: "sleep-efficiency" | "ISI" | "PHQ-9 item 3";
    readonly value: number;
    readonly state: "resolved" | "residual";
    readonly nights?: number;
  }>;
  readonly sideEffects: Maybe<"none" | "mild" | "moderate" | "severe">;
  readonly adherence: Maybe<{ readonly pct: number; readonly level: "high" | "partial" | "low" }>;
  readonly therapy: Maybe<{
    readonly courseId: string;
    readonly protocol: string | null;
    readonly sessions: number;
    readonly planned: number | null;
    readonly homeworkPct: number | null;
  }>;
  readonly attendance: Maybe<{
    readonly attended: number;
    readonly booked: number;
    readonly lastContact: string | null;
  }>;
  readonly medications: readonly CurrentMedication[];
  readonly step: Maybe<number>;
  readonly risk: Maybe<{ readonly level: string; readonly item9: number | null }>;
  readonly conditions: readonly {
    readonly condition: string;
    readonly severity: string | null;
    readonly since: string;
  }[];
  /** The measures of further conditions, each against its own baseline, the earlier condition first; empty where there is one. */
  readonly others: readonly { readonly condition: string; readonly symptom: Maybe<Symptom> }[];
  /** Where the person stands between illness and recovery, and for how long. */
  readonly course: Maybe<Course>;
  /** The course that is hoped for, and whether this one keeps to it. */
  readonly expected: Maybe<ExpectedCourse>;
  /** The first day of the course of care; null before it. */
  readonly careStart: string | null;
  /** ISO date of death; null while alive, or not known to have died. */
  readonly deceased: string | null;
}
