import { createHash } from "node:crypto";
import type { AuditEvent, ChainEnd, EntryDigest } from "../store/audit-trail.ts";

/** One chain, and all that must agree with it. */
export interface Chain {
  readonly organizationId: string;
  readonly id: string;
  /** In order of number. */
  readonly events: readonly AuditEvent[];
  /** Where the trail notes that it ends; null where it notes nothing. */
  readonly end: Pick<ChainEnd, "seq" | "hash"> | null;
  /** Events that checkpoints say existed. */
  readonly sealed: readonly Pick<ChainEnd, "seq" | "hash">[];
  /** The patient's entries as they are now. */
  readonly entries: readonly EntryDigest[];
}

export interface ChainFault {
  /** Number of the event; null where the fault lies in an entry. */
  readonly number: number | null;
  readonly reason: string;
}

/** What is wrong with a chain, first place first; empty where it is as it was written. */
export function chainFaults(chain: Chain): ChainFault[] {
  return [...eventFaults(chain), ...endFaults(chain), ...entryFaults(chain)];
}

function* eventFaults({ organizationId, events }: Chain): Generator<ChainFault> {
  let expected = 1;
  let previous = "";
  for (const event of events) {
    const { seq } = event;
    if (seq !== expected)
      yield { number: expected, reason: seq > expected ? "an event is missing" : "an event has an impossible number" };
    else if (event.previousHash !== previous)
      yield { number: seq, reason: "the event does not follow the one before it" };
    else if (hashOf(organizationId, event) !== event.hash) yield { number: seq, reason: "the event was edited" };
    expected = seq + 1;
    previous = event.hash;
  }
}

function* endFaults({ events, end, sealed }: Chain): Generator<ChainFault> {
  const last = events.at(-1);
  const hashes = new Map(events.map(({ seq, hash }) => [seq, hash]));
  for (const { seq, hash } of sealed) {
    if (!hashes.has(seq)) yield { number: seq, reason: "an event that a checkpoint sealed is gone" };
    else if (hashes.get(seq) !== hash)
      yield { number: seq, reason: "the event is not the one that a checkpoint sealed" };
  }
  if ((end?.seq ?? 0) > (last?.seq ?? 0))
    yield { number: (last?.seq ?? 0) + 1, reason: "the end of the chain was cut off" };
  else if (end?.seq !== last?.seq || end?.hash !== last?.hash)
    yield { number: last?.seq ?? null, reason: "the noted end of the chain is not its last event" };
}

function* entryFaults({ events, entries }: Chain): Generator<ChainFault> {
  const kept = new Map(events.flatMap(keptEntries).map((one) => [one.id, one]));
  for (const { id, sha256 } of entries) {
    const said = kept.get(id);
    if (said === undefined) yield { number: null, reason: `the trail does not know entry ${id}` };
    else if (said.sha256 !== sha256) yield { number: said.seq, reason: `entry ${id} was edited` };
    kept.delete(id);
  }
  for (const { id, seq } of kept.values()) yield { number: seq, reason: `entry ${id} is gone from the record` };
}

function keptEntries({ action, detail, seq }: AuditEvent): { id: string; sha256: string; seq: number }[] {
  if (action !== "entries-kept") return [];
  try {
    const { entries } = JSON.parse(detail) as { entries: [id: string, sha256: string][] };
    return entries.map(([id, sha256]) => ({ id, sha256, seq }));
  } catch {
    // An edited detail: its event is named already.
    return [];
  }
}

/** The same text that the database took the hash over, put together without its help. */
function hashOf(organizationId: string, event: AuditEvent): string {
  const { chainId, seq, atMicros, personId, role, via, action, detail, previousHash } = event;
  const fields = [
    "accord-audit/1",
    organizationId,
    chainId,
    seq,
    atMicros,
    personId,
    role,
    via,
    action,
    detail,
    previousHash,
  ];
  return createHash("sha256").update(fields.join("\n")).digest("hex");
}
