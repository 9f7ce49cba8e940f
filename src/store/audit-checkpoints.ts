import type { ChainEnd } from "./audit-trail.ts";
import type { Transaction } from "./transaction.ts";

/** A signed statement of where chains ended: chained to the one before, numbered without gaps from 1. */
export interface StoredCheckpoint {
  readonly number: number;
  readonly payload: string;
  /** SHA-256 of the payload, hex. */
  readonly hash: string;
  readonly keyId: string;
  /** Ed25519 over the payload, base64. */
  readonly signature: string;
}

/** One process seals an organisation at a time; released with the transaction. */
export async function lockSealing(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(4711004, hashtext($1))", [tx.actor.organizationId]);
}

const COLUMNS =
  'select number, payload, hash, key_id as "keyId", signature from audit_checkpoint where organization_id = $1';
type Row = StoredCheckpoint & Record<string, unknown>;

/** The latest checkpoint; null before the first. */
export async function lastCheckpoint(tx: Transaction): Promise<StoredCheckpoint | null> {
  const [row] = await tx.query<Row>(`${COLUMNS} order by number desc limit 1`, [tx.actor.organizationId]);
  return row ?? null;
}

/** Checkpoints after this number, in order. */
export function checkpointsAfter(tx: Transaction, number: number, limit: number): Promise<StoredCheckpoint[]> {
  return tx.query<Row>(`${COLUMNS} and number > $2 order by number limit $3`, [tx.actor.organizationId, number, limit]);
}

export async function addCheckpoint(
  tx: Transaction,
  { number, payload, hash, keyId, signature }: StoredCheckpoint,
  ends: readonly ChainEnd[],
): Promise<void> {
  const chains = ends.map(({ chainId }) => chainId);
  const seqs = ends.map(({ seq }) => seq);
  await tx.query("select audit_seal($1, $2, $3, $4, $5, $6, $7)", [
    number,
    payload,
    hash,
    keyId,
    signature,
    chains,
    seqs,
  ]);
}
