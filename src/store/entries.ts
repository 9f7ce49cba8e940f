import type { Entry } from "../clinical/record/entry.ts";
import { placeholders, type Transaction } from "./transaction.ts";

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

/** The call that keeps entries, with room for its values behind `before` others; gives the file's new version. */
export const keepEntriesCall = (before: number): string => `keep_entries(${placeholders(before, KEEP_VALUES)})`;
/** How many values it takes. */
export const KEEP_VALUES = 10;

const KEEP = `select ${keepEntriesCall(0)} as file_version`;

/** A state of the patient's file: of its entries, and of all else in it. */
export interface FileVersions {
  readonly recordVersion: number;
  readonly fileVersion: number;
}

/** What a write keeps, worked out from the file as it was at `seen`. */
export interface NewEntries {
  readonly patientId: string;
  readonly seen: FileVersions;
  /** ISO instant. */
  readonly now: string;
  readonly entries: readonly Entry[];
  readonly alerts: readonly NewAlert[];
}

/**
 * Keeps entries with their alerts, outbox rows and audit event; gives the file's new versions. The caller has seen in the file at `seen` that
 * no id is taken; one taken by an entry the actor may not see fails with 23505, a file that has moved on since with 40001.
 */
export async function keepEntries(tx: Transaction, news: NewEntries): Promise<FileVersions> {
  const [row] = await tx.query<{ file_version: number }>(KEEP, keepEntriesValues(news));
  return versionsAfter(news, row!.file_version);
}

/** The record has grown by the entries that were kept. */
export const versionsAfter = ({ seen, entries }: NewEntries, fileVersion: number): FileVersions => ({
  recordVersion: seen.recordVersion + entries.length,
  fileVersion,
});

/** The values of `keepEntriesCall`, in order. */
export const keepEntriesValues = ({ patientId, seen, now, entries, alerts }: NewEntries): unknown[] => [
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
];

const OWN_NOTES = `
select body from entry
 where organization_id = $1 and patient_id = $2 and label = 'psychotherapy-notes' and kept_by = $3 order by version`;

/** The actor's own psychotherapy notes on this patient. */
export async function ownPsychotherapyNotes(tx: Transaction, patientId: string): Promise<Entry[]> {
  const rows = await tx.query<{ body: Entry }>(OWN_NOTES, [tx.actor.organizationId, patientId, tx.actor.personId]);
  return rows.map(({ body }) => body);
}
