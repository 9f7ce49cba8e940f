import {
  type AuditEvent,
  auditEventsAfter,
  type ChainEnd,
  chainEndsAfter,
  type EntryDigest,
  entryDigestsAfter,
} from "../store/audit-trail.ts";
import type { Transaction } from "../store/transaction.ts";
import { chainFaults } from "./chain-faults.ts";
import { groups, sideBySide } from "./side-by-side.ts";
import type { FaultFound } from "./verify-audit.ts";
import type { SealedEnds } from "./verify-checkpoints.ts";

const FIRST = "00000000-0000-0000-0000-000000000000";
const PAGE = 2000;

export interface Counted {
  readonly chains: number;
  readonly events: number;
  readonly unsealed: number;
  readonly entries: number;
}

/** Reads an organisation's events, noted chain ends and entries side by side, chain by chain. */
export async function verifyChains(tx: Transaction, sealed: SealedEnds, found: FaultFound): Promise<Counted> {
  const counted = { chains: 0, events: 0, unsealed: 0, entries: 0 };
  const missing = new Set(sealed.keys());
  const walk = sideBySide(
    groups<AuditEvent>(
      (after) => auditEventsAfter(tx, after?.chainId ?? FIRST, after?.seq ?? -1, PAGE),
      ({ chainId }) => chainId,
    ),
    groups<ChainEnd>(
      (after) => chainEndsAfter(tx, after?.chainId ?? null, PAGE),
      ({ chainId }) => chainId,
    ),
    groups<EntryDigest>(
      (after) => entryDigestsAfter(tx, after?.patientId ?? FIRST, after?.version ?? -1, PAGE),
      ({ patientId }) => patientId,
    ),
  );
  for await (const { id, a: events, b: ends, c: entries } of walk) {
    missing.delete(id);
    const chain = {
      organizationId: tx.actor.organizationId,
      id,
      events,
      end: ends[0] ?? null,
      sealed: sealed.get(id) ?? [],
      entries,
    };
    for (const { number, reason } of chainFaults(chain)) found(id, number, reason);
    counted.chains += 1;
    counted.events += events.length;
    const sealedTo = Math.max(0, ...chain.sealed.map(({ seq }) => seq));
    counted.unsealed += events.filter(({ seq }) => seq > sealedTo).length;
    counted.entries += entries.length;
  }
  for (const id of missing) found(id, 1, "the whole chain is gone; a checkpoint says it was there");
  return counted;
}
