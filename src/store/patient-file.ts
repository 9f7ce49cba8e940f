import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, AskedForm, TeamMember } from "../clinical/registry/row.ts";
import { SYSTEM_ROLE } from "./acting-person.ts";
import type { FileVersions } from "./entries.ts";
import type { RememberedFile } from "./file-cache.ts";
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
export interface PatientFile extends FileVersions {
  readonly patient: StoredPatient;
  /** In the order they were kept. */
  readonly entries: readonly Entry[];
  readonly team: readonly TeamMember[];
  /** From `since` on, earliest first. */
  readonly appointments: readonly Appointment[];
  readonly openAlerts: readonly OpenAlert[];
  /** Forms asked for and neither handed in nor called off, newest first. */
  readonly asked: readonly AskedForm[];
}

interface Found {
  patient: StoredPatient;
  record_version: number;
  file_version: number;
  entries: Entry[] | null;
  team: TeamMember[];
  appointments: Appointment[];
  open_alerts: OpenAlert[];
  asked: AskedForm[];
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

/** Whether this role is shown the whole record, so that what follows from it can be worked out in its transaction. */
export function seesWholeRecord(role: string): boolean {
  return SEES_ALL.has(role);
}

/**
 * The file as this process last saw it, perhaps no longer true; null where it cannot say. For `keepEntries` alone, which holds it against
 * the database, rights included, before anything is kept.
 */
export function rememberedFile({ actor, memory }: Transaction, patientId: string, since: string): PatientFile | null {
  if (!SEES_ALL.has(actor.role)) return null;
  const file = memory.files.at(actor.organizationId, patientId);
  if (file === null || file.since > since) return null;
  const from = Date.parse(since);
  return { ...file, appointments: file.appointments.filter(({ start }) => Date.parse(start) >= from) };
}

/** Remembers the file after the commit that is about to make it. */
export function rememberFile(tx: Transaction, file: RememberedFile): void {
  const { organizationId, role } = tx.actor;
  tx.afterCommit(() => {
    if (SEES_ALL.has(role)) tx.memory.files.put(organizationId, file);
    else tx.memory.files.forget(organizationId, file.patient.id);
  });
}

async function patientFile(
  tx: Transaction,
  text: string,
  patientId: string,
  since: string,
): Promise<PatientFile | null> {
  const { organizationId, role } = tx.actor;
  const remembered = SEES_ALL.has(role) ? tx.memory.files.at(organizationId, patientId) : null;
  const known = remembered?.recordVersion ?? -1;
  const [found] = await tx.query<Found & Record<string, unknown>>(text, [patientId, known, since]);
  if (found === undefined) return null;
  const file: PatientFile = {
    patient: found.patient,
    recordVersion: found.record_version,
    fileVersion: found.file_version,
    entries: found.entries ?? remembered?.entries ?? [],
    team: found.team,
    appointments: found.appointments,
    openAlerts: found.open_alerts,
    asked: found.asked,
  };
  rememberFile(tx, { ...file, since });
  return file;
}
