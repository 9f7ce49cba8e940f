import { createHash } from "node:crypto";
import { systemActor } from "../store/acting-person.ts";
import {
  addCheckpoint,
  checkpointsAfter,
  lastCheckpoint,
  lockSealing,
  type StoredCheckpoint,
} from "../store/audit-checkpoints.ts";
import { type ChainEnd, unsealedEnds } from "../store/audit-trail.ts";
import type { Database } from "../store/database.ts";
import type { Transaction } from "../store/transaction.ts";
import { type AuditKey, auditKey } from "./audit-key.ts";
import { appendCheckpointCopies, type CheckpointCopy, readCheckpointCopies } from "./checkpoint-copies.ts";
import { allOrganizations, type Workplace } from "./in-organization.ts";

/** Chains in one checkpoint: a clinic's first seal is cut into several. */
const MOST_CHAINS = 10_000;

/** The highest number this process knows to be in the copy, by data folder and organisation: the file is read once. */
const copied = new WeakMap<Database, Map<string, number>>();

/**
 * Signs where every chain that grew now ends, chained to the checkpoint before, and copies it to a second place. Gives how many
 * checkpoints were made; none where nothing grew.
 */
export async function sealAudit(at: Pick<Workplace, "database" | "clock">): Promise<number> {
  const key = await auditKey(at.database.keysFolder);
  let made = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    for (let full = true; full; ) {
      const sealed = await at.database.withTransaction(systemActor(organizationId, "job"), (tx) =>
        seal(tx, key, at.clock()),
      );
      if (sealed > 0) made += 1;
      full = sealed === MOST_CHAINS;
    }
    await copyOut(at.database, organizationId);
  }
  return made;
}

async function seal(tx: Transaction, key: AuditKey, at: string): Promise<number> {
  await lockSealing(tx);
  const ends = await unsealedEnds(tx, MOST_CHAINS);
  if (ends.length === 0) return 0;
  const before = await lastCheckpoint(tx);
  const checkpoint = signed(
    key,
    checkpointPayload(tx.actor.organizationId, before, at, ends),
    (before?.number ?? 0) + 1,
  );
  await addCheckpoint(tx, checkpoint, ends);
  return ends.length;
}

function signed(key: AuditKey, payload: string, number: number): StoredCheckpoint {
  const hash = createHash("sha256").update(payload).digest("hex");
  return { number, payload, hash, keyId: key.keyId, signature: key.sign(payload) };
}

function checkpointPayload(
  organization: string,
  before: StoredCheckpoint | null,
  at: string,
  ends: readonly ChainEnd[],
): string {
  return JSON.stringify({
    format: "accord-checkpoint/1",
    organization,
    number: (before?.number ?? 0) + 1,
    at,
    previous: before?.hash ?? "",
    ends: ends.map(({ chainId, seq, hash }) => [chainId, seq, hash]),
  });
}

/** After the commit, and catching up on any whose process died before it came to this. */
async function copyOut(database: Database, organizationId: string): Promise<void> {
  const known = await copiedNumbers(database);
  for (;;) {
    const from = known.get(organizationId) ?? 0;
    const missing = await database.withTransaction(systemActor(organizationId, "job"), (tx) =>
      checkpointsAfter(tx, from, 100),
    );
    if (missing.length === 0) return;
    await appendCheckpointCopies(
      database.dataFolder,
      missing.map((checkpoint) => copyOf(organizationId, checkpoint)),
    );
    known.set(organizationId, missing.at(-1)?.number ?? from);
  }
}

function copyOf(organization: string, { number, hash, keyId, signature }: StoredCheckpoint): CheckpointCopy {
  return { organization, number, hash, keyId, signature };
}

async function copiedNumbers(database: Database): Promise<Map<string, number>> {
  const found = copied.get(database);
  if (found !== undefined) return found;
  const numbers = new Map<string, number>();
  for (const { organization, number } of await readCheckpointCopies(database.dataFolder)) {
    numbers.set(organization, Math.max(number, numbers.get(organization) ?? 0));
  }
  copied.set(database, numbers);
  return numbers;
}
