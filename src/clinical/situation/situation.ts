import type { Maybe } from "../known.ts";

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
  /** The first day of the course of care; null before it. */
  readonly careStart: string | null;
}
