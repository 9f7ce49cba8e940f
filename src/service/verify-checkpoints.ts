import { createHash, type KeyObject, verify } from "node:crypto";
import { checkpointsAfter, type StoredCheckpoint } from "../store/audit-checkpoints.ts";
import type { ChainEnd } from "../store/audit-trail.ts";
import type { Transaction } from "../store/transaction.ts";
import type { CheckpointCopy } from "./checkpoint-copies.ts";
import type { FaultFound } from "./verify-audit.ts";

interface Payload {
  readonly organization: string;
  readonly number: number;
  readonly previous: string;
  readonly ends: readonly (readonly [chain: string, seq: number, hash: string])[];
}

/** All events that some checkpoint says existed: chain -> number -> hash. */
export type SealedEnds = ReadonlyMap<string, readonly ChainEnd[]>;

/** Reads an organisation's checkpoints from the first and compares them with their signatures, their order and their copies. */
export async function verifyCheckpoints(
  tx: Transaction,
  keys: ReadonlyMap<string, KeyObject>,
  copies: readonly CheckpointCopy[],
  found: FaultFound,
): Promise<{ checkpoints: number; ends: SealedEnds }> {
  const copyHashes = new Map(copies.map(({ number, hash }) => [number, hash]));
  const ends = new Map<string, ChainEnd[]>();
  let previous = "";
  let checkpoints = 0;
  for (;;) {
    const batch = await checkpointsAfter(tx, checkpoints, 50);
    for (const checkpoint of batch) {
      checkpoints += 1;
      const reason = faultOf(tx, checkpoint, checkpoints, previous, keys, copyHashes.get(checkpoint.number));
      if (reason !== null) found(null, checkpoints, reason);
      // What cannot be trusted says nothing about the chains.
      else for (const [chainId, seq, hash] of payloadOf(checkpoint).ends) push(ends, { chainId, seq, hash });
      previous = checkpoint.hash;
      checkpoints = checkpoint.number;
    }
    if (batch.length === 0) break;
  }
  for (const { number } of copies)
    if (number > checkpoints) found(null, number, "a copied checkpoint is gone from the database");
  return { checkpoints, ends };
}

function faultOf(
  tx: Transaction,
  { number, payload, hash, keyId, signature }: StoredCheckpoint,
  expected: number,
  previous: string,
  keys: ReadonlyMap<string, KeyObject>,
  copied: string | undefined,
): string | null {
  if (number !== expected) return "a checkpoint is missing";
  if (createHash("sha256").update(payload).digest("hex") !== hash) return "the checkpoint was edited";
  if (copied !== undefined && copied !== hash) return "the checkpoint differs from its copy";
  const key = keys.get(keyId);
  if (key === undefined) return "the checkpoint is signed with a key that is not in the keys folder";
  if (!verify(null, Buffer.from(payload), key, Buffer.from(signature, "base64")))
    return "the checkpoint's signature is wrong";
  const said = JSON.parse(payload) as Payload;
  if (said.organization !== tx.actor.organizationId || said.number !== number)
    return "the checkpoint belongs elsewhere";
  return said.previous === previous ? null : "the checkpoint does not follow the one before";
}

const payloadOf = ({ payload }: StoredCheckpoint): Payload => JSON.parse(payload) as Payload;

function push(ends: Map<string, ChainEnd[]>, end: ChainEnd): void {
  const known = ends.get(end.chainId);
  if (known === undefined) ends.set(end.chainId, [end]);
  else known.push(end);
}
