import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, TeamMember } from "../clinical/registry/row.ts";
import { SYSTEM_ROLE } from "./acting-person.ts";
import type { Transaction } from "./transaction.ts";

export interface StoredPatient {
  readonly id: string;
  readonly name: string;
  /** ISO date; null = unknown. */
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
}

export interface OpenAlert {
  readonly id: string;
  readonly rule: string;
  readonly severity: "emergency" | "same-day" | "ask";
  readonly message: string;
  readonly entryId: string;
  readonly state: "open";
}

/** A patient and all their registry row is worked out from, as of one moment. Psychotherapy notes are not in it. */
export interface PatientFile {
  readonly patient: StoredPatient;
  readonly recordVersion: number;
  /** In the order they were kept. */
  readonly entries: readonly Entry[];
  readonly team: readonly TeamMember[];
  /** From `since` on, earliest first. */
  readonly appointments: readonly Appointment[];
  readonly openAlerts: readonly OpenAlert[];
}

interface Found {
  patient: StoredPatient;
  record_version: number;
  entries: Entry[] | null;
  team: TeamMember[];
  appointments: Appointment[];
  open_alerts: OpenAlert[];
}

const READ = "select * from patient_file($1, $2, $3)";
const LOCK = "select * from lock_patient($1, $2, $3)";

/** The file of one patient as the actor may see it; null where there is none they may see. `since`: ISO instant. */
export function readPatientFile(tx: Transaction, patientId: string, since: string): Promise<PatientFile | null> {
  return patientFile(tx, READ, patientId, since);
}

/** The same, and nobody else writes about this patient until the transaction ends. */
export function lockPatientFile(tx: Transaction, patientId: string, since: string): Promise<PatientFile | null> {
  return patientFile(tx, LOCK, patientId, since);
}

/** Roles that see every entry but psychotherapy notes: only what they read is remembered, and only they are given it. */
const SEES_ALL = new Set(["therapist", "prescriber", "care-manager", "pharmacist", SYSTEM_ROLE]);

async function patientFile(
  tx: Transaction,
  text: string,
  patientId: string,
  since: string,
): Promise<PatientFile | null> {
  const { organizationId, role } = tx.actor;
  const remembers = SEES_ALL.has(role);
  const known = remembers ? tx.memory.records.versionOf(organizationId, patientId) : -1;
  const remembered = tx.memory.records.at(organizationId, patientId, known);
  const [found] = await tx.query<Found & Record<string, unknown>>(text, [patientId, known, since]);
  if (found === undefined) return null;
  const entries = found.entries ?? remembered ?? [];
  if (remembers && found.entries !== null)
    tx.memory.records.put(organizationId, patientId, found.record_version, entries);
  return {
    patient: found.patient,
    recordVersion: found.record_version,
    entries,
    team: found.team,
    appointments: found.appointments,
    openAlerts: found.open_alerts,
  };
}
