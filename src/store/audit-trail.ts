import type { Transaction } from "./transaction.ts";

const APPEND = "select audit_append($1, $2, $3)";

/**
 * Appends one event to the patient's chain (null: to the actor's own) in this transaction. `action` is one kebab-case word; `detail` holds ids
 * and counts, never health data in words.
 */
export async function appendAudit(
  tx: Transaction,
  patientId: string | null,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx.query(APPEND, [patientId, action, JSON.stringify(detail)]);
}

export interface AuditEvent {
  readonly chainId: string;
  readonly seq: number;
  /** Microseconds since 1970, as text: exact. */
  readonly atMicros: string;
  readonly personId: string;
  readonly role: string;
  readonly via: string;
  readonly action: string;
  readonly detail: string;
  readonly previousHash: string;
  readonly hash: string;
}

const EVENTS = `
select chain_id as "chainId", seq, (extract(epoch from at) * 1000000)::bigint::text as "atMicros", person_id as "personId", role, via,
       action, detail, previous_hash as "previousHash", hash
  from audit_event where organization_id = $1 and (chain_id, seq) > ($2, $3) order by chain_id, seq limit $4`;

/** Events after this place, chain by chain, each in order. For the program's own work alone. */
export function auditEventsAfter(tx: Transaction, chainId: string, seq: number, limit: number): Promise<AuditEvent[]> {
  return tx.query<AuditEvent & Record<string, unknown>>(EVENTS, [tx.actor.organizationId, chainId, seq, limit]);
}

export interface ChainEnd {
  readonly chainId: string;
  readonly seq: number;
  readonly hash: string;
}

const ENDS =
  'select chain_id as "chainId", seq, hash from audit_head where organization_id = $1 and ($2::uuid is null or chain_id > $2) order by chain_id limit $3';

/** The ends of chains as the trail itself notes them, in order of chain; null = from the first. */
export function chainEndsAfter(tx: Transaction, chainId: string | null, limit: number): Promise<ChainEnd[]> {
  return tx.query<ChainEnd & Record<string, unknown>>(ENDS, [tx.actor.organizationId, chainId, limit]);
}

const UNSEALED =
  'select chain_id as "chainId", seq, hash from audit_head where organization_id = $1 and seq > sealed_seq order by chain_id limit $2';

/** Ends of chains that grew since they were last sealed. */
export function unsealedEnds(tx: Transaction, limit: number): Promise<ChainEnd[]> {
  return tx.query<ChainEnd & Record<string, unknown>>(UNSEALED, [tx.actor.organizationId, limit]);
}

export interface EntryDigest {
  readonly patientId: string;
  readonly version: number;
  readonly id: string;
  readonly sha256: string;
}

const DIGESTS = 'select patient_id as "patientId", version, id, sha256 from entry_digests($1, $2, $3)';

/** What each kept entry's bytes are now, patient by patient, in the order kept. */
export function entryDigestsAfter(
  tx: Transaction,
  patientId: string,
  version: number,
  limit: number,
): Promise<EntryDigest[]> {
  return tx.query<EntryDigest & Record<string, unknown>>(DIGESTS, [patientId, version, limit]);
}
