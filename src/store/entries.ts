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
}

const KEEP = "select keep_entries($1, $2, $3, $4, $5, $6, $7, $8) as version";

/**
 * Keeps entries with their alerts, outbox rows and audit event; gives the record's new version. The caller holds the patient's lock and has
 * seen that no id is taken; one taken by an entry the actor may not see fails with 23505.
 */
export async function keepEntries(
  tx: Transaction,
  patientId: string,
  now: string,
  entries: readonly Entry[],
  alerts: readonly NewAlert[],
): Promise<number> {
  const [row] = await tx.query<{ version: number }>(KEEP, [
    patientId,
    now,
    entries.map(({ id }) => id),
    entries.map(({ kind }) => kind),
    entries.map(({ at }) => at),
    entries.map(({ label }) => label ?? "general"),
    entries.map((entry) => JSON.stringify(entry)),
    JSON.stringify(alerts),
  ]);
  return row!.version;
}

const OWN_NOTES = `
select body from entry
 where organization_id = $1 and patient_id = $2 and label = 'psychotherapy-notes' and kept_by = $3 order by version`;

/** The actor's own psychotherapy notes on this patient. */
export async function ownPsychotherapyNotes(tx: Transaction, patientId: string): Promise<Entry[]> {
  const rows = await tx.query<{ body: Entry }>(OWN_NOTES, [tx.actor.organizationId, patientId, tx.actor.personId]);
  return rows.map(({ body }) => body);
}
