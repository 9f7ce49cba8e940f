import { systemActor } from "../store/acting-person.ts";
import { trustedAuditKeys } from "./audit-key.ts";
import { type CheckpointCopy, readCheckpointCopies } from "./checkpoint-copies.ts";
import { allOrganizations, type Workplace } from "./in-organization.ts";
import { verifyChains } from "./verify-chains.ts";
import { verifyCheckpoints } from "./verify-checkpoints.ts";

/** A place where the trail is not what it was when it was written. */
interface AuditFault {
  readonly organizationId: string;
  /** The patient (or person) whose chain it is; null for checkpoints. */
  readonly chain: string | null;
  /** Number of the event in its chain, or of the checkpoint; null where it cannot be said. */
  readonly number: number | null;
  readonly reason: string;
}

export interface AuditReport {
  readonly organizations: number;
  readonly checkpoints: number;
  readonly chains: number;
  readonly events: number;
  /** Events no checkpoint covers yet: chained, but whoever rewrites a whole chain could rewrite them. */
  readonly unsealed: number;
  readonly entries: number;
  /** In order of place: the first is the first bad place. At most 100 an organisation. */
  readonly faults: readonly AuditFault[];
}

/**
 * Reads the whole audit trail and every entry's digest, each organisation as of one moment, and names every edit, gap, reordering, cut-off
 * end, deleted chain, forged checkpoint and edited entry.
 */
export async function verifyAudit(at: Workplace): Promise<AuditReport> {
  const keys = await trustedAuditKeys(at.database.keysFolder);
  const copies = Map.groupBy(await readCheckpointCopies(at.database.dataFolder), ({ organization }) => organization);
  const organizations = new Set([...(await allOrganizations(at.database)), ...copies.keys()]);
  const report = {
    organizations: organizations.size,
    checkpoints: 0,
    chains: 0,
    events: 0,
    unsealed: 0,
    entries: 0,
    faults: [] as AuditFault[],
  };
  for (const organizationId of [...organizations].sort()) {
    const own: readonly CheckpointCopy[] = copies.get(organizationId) ?? [];
    await at.database.withTransaction(
      systemActor(organizationId, "job"),
      async (tx) => {
        const faults: AuditFault[] = [];
        const found = (chain: string | null, number: number | null, reason: string) => {
          if (faults.length < 100) faults.push({ organizationId, chain, number, reason });
        };
        const sealed = await verifyCheckpoints(tx, keys, own, found);
        const counted = await verifyChains(tx, sealed.ends, found);
        report.checkpoints += sealed.checkpoints;
        report.chains += counted.chains;
        report.events += counted.events;
        report.unsealed += counted.unsealed;
        report.entries += counted.entries;
        report.faults.push(...faults);
      },
      { snapshot: true },
    );
  }
  return report;
}

export type FaultFound = (chain: string | null, number: number | null, reason: string) => void;
