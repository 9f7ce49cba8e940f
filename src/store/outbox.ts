import type { Transaction } from "./transaction.ts";

export type OutboxKind = "patient-changed" | "alert-changed" | "rebuild";

const QUEUE = `
insert into outbox (organization_id, id, patient_id, kind) select $1, gen_random_uuid(), $2, unnest($3::text[])`;

/** Queues what must follow the commit, in the transaction that causes it. */
export async function queueOutbox(tx: Transaction, patientId: string, ...kinds: readonly OutboxKind[]): Promise<void> {
  await tx.query(QUEUE, [tx.actor.organizationId, patientId, kinds]);
}

/** Announces up to `limit` changes of all organisations to every listening process, once this transaction commits. Gives how many. */
export async function announceChanges(tx: Transaction, limit: number): Promise<number> {
  const [row] = await tx.query<{ taken: number }>("select outbox_announce($1) as taken", [limit]);
  return row?.taken ?? 0;
}

export interface WaitingRebuild {
  readonly organizationId: string;
  readonly id: string;
  readonly patientId: string;
  readonly attempts: number;
}

const REBUILDS = `
select organization_id as "organizationId", id, patient_id as "patientId", attempts from outbox_rebuilds($1)`;

/** Derived rows of all organisations that wait to be worked out again. */
export function waitingRebuilds(tx: Transaction, limit: number): Promise<WaitingRebuild[]> {
  return tx.query<WaitingRebuild & Record<string, unknown>>(REBUILDS, [limit]);
}

const DONE = "delete from outbox where organization_id = $1 and id = $2";

export async function removeRebuild(tx: Transaction, id: string): Promise<void> {
  await tx.query(DONE, [tx.actor.organizationId, id]);
}

const LATER = `
update outbox set attempts = attempts + 1, not_before = now() + make_interval(secs => least(3600, 5 * 2 ^ least(attempts, 10)))
 where organization_id = $1 and id = $2`;

/** Puts a failed rebuild off: 5 s at first, doubling, an hour at most. */
export async function postponeRebuild(tx: Transaction, id: string): Promise<void> {
  await tx.query(LATER, [tx.actor.organizationId, id]);
}
