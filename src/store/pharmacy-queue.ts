import { DONE_PLACE } from "../clinical/registry/pharmacy-queue.ts";
import type { QueueItem, RegistryRow, TeamMember } from "../clinical/registry/row.ts";
import type { Transaction } from "./transaction.ts";

/** One person of the queue, with all that waits there and what was settled lately. */
interface QueuedPerson {
  readonly patientId: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly team: readonly TeamMember[];
  readonly items: readonly QueueItem[];
  readonly upToDate: boolean;
}

export interface QueuePage {
  readonly people: QueuedPerson[];
  /** Over all pages; `waiting`: those of them with something that is not settled. */
  readonly total: number;
  readonly waiting: number;
}

const TEAM =
  "r.patient_id in (select t.patient_id from care_team_member t where t.organization_id = $1 and t.person_id = $2)";
const PAGE = (mine: boolean) => `
select r.row, r.up_to_date from registry_row r
 where r.organization_id = $1 and r.pharmacy_place is not null and ${mine ? TEAM : "$2::uuid is not null"}
 order by r.pharmacy_place, r.patient_id offset $3 limit $4`;
const COUNT = (mine: boolean) => `
select count(*) as total, count(*) filter (where r.pharmacy_place < $3) as waiting from registry_row r
 where r.organization_id = $1 and r.pharmacy_place is not null and ${mine ? TEAM : "$2::uuid is not null"}`;

/** People something waits for about their medicines, the most pressing first. `mine`: those whose care team the reader is in. */
export async function pharmacyQueuePage(
  tx: Transaction,
  { mine, offset, limit }: { readonly mine: boolean; readonly offset: number; readonly limit: number },
): Promise<QueuePage> {
  const who = [tx.actor.organizationId, tx.actor.personId];
  const rows = await tx.query<{ row: RegistryRow; up_to_date: boolean }>(PAGE(mine), [...who, offset, limit]);
  const [counted] = await tx.query<{ total: number; waiting: number }>(COUNT(mine), [...who, DONE_PLACE]);
  return {
    people: rows.map(({ row, up_to_date }) => ({
      patientId: row.patientId,
      name: row.name,
      birthDate: row.birthDate,
      team: row.team,
      items: row.pharmacy ?? [],
      upToDate: row.upToDate && up_to_date,
    })),
    total: Number(counted?.total ?? 0),
    waiting: Number(counted?.waiting ?? 0),
  };
}
