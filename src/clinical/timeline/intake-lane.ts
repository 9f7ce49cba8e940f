import type { PatientRecord } from "../record/record.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { Mark } from "./timeline.ts";

type TrialOutcome = "remission" | "response" | "partial" | "none" | "intolerance";
/** Something asked of the past. */
export interface HistoryMark extends Mark {
  readonly item: string;
  /** False = asked, and never. */
  readonly present: boolean;
  /** Of a trial of a medicine or therapy. */
  readonly medication: string | null;
  readonly outcome: TrialOutcome | null;
}
export interface ReferralMark extends Mark {
  readonly to: string | null;
  readonly status: "needed" | "active" | "done" | "declined" | null;
  /** Weeks to the first offered date; null where not known. */
  readonly waitWeeks: number | null;
}
/** A laboratory value or a measured sign, as recorded. */
interface ValueMark extends Mark {
  readonly test: string;
  readonly value: number;
  readonly unit: string;
}
interface UseMark extends Mark {
  readonly substance: string;
  readonly frequency: "none" | "occasional" | "weekly" | "daily" | null;
}

/** Who the person is, what they want and what was asked of the past: what a first plan is chosen by. */
export interface Intake {
  /** ISO date; null where not known. */
  readonly birthDate: string | null;
  /** Of the newest profile that says so, else of the patient; null where not known. */
  readonly sex: string | null;
  readonly preference: {
    readonly treatment: "therapy" | "medication" | "combination" | null;
    readonly treatmentDay: number | null;
    readonly substanceGoal: "reduction" | "abstinence" | null;
  };
  readonly history: readonly HistoryMark[];
  readonly referrals: readonly ReferralMark[];
  readonly values: readonly ValueMark[];
  readonly uses: readonly UseMark[];
}

export function intakeLane({ patient }: PatientRecord, entries: EntriesByKind): Intake {
  const sex = entries.of("profile").findLast((entry) => entry.sex !== undefined)?.sex ?? patient.sex;
  return {
    birthDate: patient.birthDate ?? null,
    sex: sex ?? null,
    preference: preferenceIn(entries),
    history: entries.of("history").map((entry) => ({
      ...markOf(entry),
      item: entry.item,
      present: entry.present ?? true,
      medication: entry.medication ?? null,
      outcome: entry.outcome ?? null,
    })),
    referrals: entries.of("referral").map((entry) => ({
      ...markOf(entry),
      to: entry.to ?? null,
      status: entry.status ?? null,
      waitWeeks: entry.waitWeeks ?? null,
    })),
    values: entries
      .ofAny(["lab", "vital"])
      .map((entry) => ({ ...markOf(entry), test: entry.test, value: entry.value, unit: entry.unit })),
    uses: entries.of("use").map((entry) => ({
      ...markOf(entry),
      substance: entry.substance.toLowerCase(),
      frequency: entry.frequency ?? null,
    })),
  };
}

/** Merged field by field, the newest word stands. */
function preferenceIn(entries: EntriesByKind): Intake["preference"] {
  const told = entries.of("preference");
  const treatment = told.findLast((entry) => entry.treatment !== undefined);
  return {
    treatment: treatment?.treatment ?? null,
    treatmentDay: treatment === undefined ? null : markOf(treatment).day,
    substanceGoal: told.findLast((entry) => entry.substanceGoal !== undefined)?.substanceGoal ?? null,
  };
}
