import type { Entry } from "./entry.ts";

export const RECORD_FORMAT = "accord-record/1";

interface PatientIdentity {
  readonly id: string;
  readonly name: string;
  /** ISO date; absent = unknown. */
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  /** BCP 47 tag; absent = unknown. */
  readonly language?: string | undefined;
}

/** One patient and everything known of them: the unit of file, import, export and assessment. */
export interface PatientRecord {
  readonly format: typeof RECORD_FORMAT;
  readonly patient: PatientIdentity;
  readonly entries: readonly Entry[];
}

/** What is wrong with one place of a record. `entry` is null where the fault is not inside an entry. */
export interface Fault {
  readonly entry: string | null;
  readonly field: string;
  readonly reason: string;
}
