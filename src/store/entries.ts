import type { Entry } from "../clinical/record/entry.ts";
import type { Transaction } from "./transaction.ts";

/** An alert as it is opened, in the transaction of the entry that raised it. */
export interface NewAlert {
  readonly id: string;
  readonly entryId: string;
  readonly rule: string;
  readonly severity: "emergency" | "same-day" | "ask";
  readonly message: string;
  readonly forRoles: readonly string[];
  readonly owners: readonly string[];
  /** ISO instant. */
  readonly dueAt: string;
  /** A patient sent it while nobody was at the clinic. */
  readonly afterHours: boolean;
}

const KEEP = "select record_version, file_version from keep_entries($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";

/** A state of the patient's file: of its entries, and of all else in it. */
export interface FileVersions {
  readonly recordVersion: number;
  readonly fileVersion: number;
}

/**
 * Keeps entries with their alerts, outbox rows and audit event; gives the file's new versions. The caller has seen in the file at `seen` that
 * no id is taken; one taken by an entry the actor may not see fails with 23505, a file that has moved on since with 40001.
 */
export async function keepEntries(
  tx: Transaction,
  patientId: string,
  seen: FileVersions,
  now: string,
  entries: readonly Entry[],
  alerts: readonly NewAlert[],
): Promise<FileVersions> {
  const [row] = await tx.query<{ record_version: number; file_version: number }>(KEEP, [
    patientId,
    seen.recordVersion,
    seen.fileVersion,
    now,
    entries.map(({ id }) => id),
    entries.map(({ kind }) => kind),
    entries.map(({ at }) => at),
    entries.map(({ label }) => label ?? "general"),
    entries.map((entry) => JSON.stringify(entry)),
    JSON.stringify(alerts),
  ]);
  return { recordVersion: row!.record_version, fileVersion: row!.file_version };
}

const OWN_NOTES = `
select body from entry
 where organization_id = $1 and patient_id = $2 and label = 'psychotherapy-notes' and kept_by = $3 order by version`;

/** The actor's own psychotherapy notes on this patient. */
export async function ownPsychotherapyNotes(tx: Transaction, patientId: string): Promise<Entry[]> {
  const rows = await tx.query<{ body: Entry }>(OWN_NOTES, [tx.actor.organizationId, patientId, tx.actor.personId]);
  return rows.map(({ body }) => body);
}
