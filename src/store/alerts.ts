import type { Transaction } from "./transaction.ts";

/** A safety alert as stored; people by id. */
export interface StoredAlert {
  readonly id: string;
  readonly patientId: string;
  readonly patientName: string;
  readonly rule: string;
  readonly severity: "emergency" | "same-day" | "ask";
  readonly message: string;
  readonly entryId: string;
  readonly openedAt: string;
  readonly dueAt: string;
  /** A patient sent it while nobody was at the clinic. */
  readonly afterHours: boolean;
  readonly owners: readonly string[];
  readonly state: "open" | "acknowledged" | "closed";
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: string | null;
  readonly note: string | null;
  readonly version: number;
}

const COLUMNS = `
select a.id, a.patient_id as "patientId", p.name as "patientName", a.rule, a.severity, a.message, a.entry_id as "entryId",
       a.opened_at as "openedAt", a.due_at as "dueAt", a.after_hours as "afterHours", a.owners, a.state, a.acknowledged_by as "acknowledgedBy",
       a.acknowledged_at as "acknowledgedAt", a.note, a.version
  from safety_alert a join patient p on p.organization_id = a.organization_id and p.id = a.patient_id`;

type Row = StoredAlert & Record<string, unknown>;

const OPEN_OF_READER = `${COLUMNS}
 where a.organization_id = $1 and a.state = 'open'
   and ($2 = any(a.owners) or cardinality(a.owners) = 0 or exists (select from care_team_member t
     where t.organization_id = $1 and t.patient_id = a.patient_id and t.person_id = $2))
 order by a.due_at, a.id limit 500`;

/** Open alerts of the patients the actor cares for and those that have no owner yet, which are everyone's; most urgent first. */
export function openAlertsOfReader(tx: Transaction): Promise<StoredAlert[]> {
  return tx.query<Row>(OPEN_OF_READER, [tx.actor.organizationId, tx.actor.personId]);
}

const OF_PATIENT = `${COLUMNS}
 where a.organization_id = $1 and a.patient_id = $2 order by (a.state = 'open') desc, a.opened_at desc, a.id limit 100`;

/** Alerts of one patient: open ones first, then the latest. */
export function alertsOfPatient(tx: Transaction, patientId: string): Promise<StoredAlert[]> {
  return tx.query<Row>(OF_PATIENT, [tx.actor.organizationId, patientId]);
}

const OF_ENTRY = `${COLUMNS} where a.organization_id = $1 and a.patient_id = $2 and a.entry_id = any($3::text[]) order by a.opened_at, a.id`;

/** Alerts that these entries raised. */
export function alertsOfEntries(
  tx: Transaction,
  patientId: string,
  entryIds: readonly string[],
): Promise<StoredAlert[]> {
  return tx.query<Row>(OF_ENTRY, [tx.actor.organizationId, patientId, entryIds]);
}

const LOCK = `${COLUMNS} where a.organization_id = $1 and a.id = $2 for update of a`;

/** The alert, and nobody else changes it until the transaction ends; null where there is none the actor may see. */
export async function lockAlert(tx: Transaction, alertId: string): Promise<StoredAlert | null> {
  const [row] = await tx.query<Row>(LOCK, [tx.actor.organizationId, alertId]);
  return row ?? null;
}

const ACKNOWLEDGE = `
update safety_alert set state = 'acknowledged', acknowledged_by = $3, acknowledged_at = $4, note = $5, version = version + 1
 where organization_id = $1 and id = $2`;

/** Notes who took it on and what they say. The caller holds its lock and has seen that it is open. */
export async function acknowledge(tx: Transaction, alertId: string, now: string, note: string): Promise<void> {
  await tx.query(ACKNOWLEDGE, [tx.actor.organizationId, alertId, tx.actor.personId, now, note]);
}

const GIVE_OWNERS = `
update safety_alert set owners = $3 where organization_id = $1 and patient_id = $2 and state = 'open' and owners <> $3`;

/** Hands the open alerts of a patient to these people. */
export async function giveOwners(tx: Transaction, patientId: string, owners: readonly string[]): Promise<void> {
  await tx.query(GIVE_OWNERS, [tx.actor.organizationId, patientId, owners]);
}
