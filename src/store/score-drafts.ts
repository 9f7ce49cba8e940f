import type { Transaction } from "./transaction.ts";

/** A form half filled in, as it was last saved. */
export interface StoredDraft {
  readonly body: Readonly<Record<string, unknown>>;
  /** ISO instants. */
  readonly begunAt: string;
  readonly savedAt: string;
}

const GONE = `
delete from score_draft d where d.organization_id = $1 and d.person_id = $2 and d.patient_id = $3 and d.instrument = $4
   and (d.saved_at < $5 or exists (select from entry e where e.organization_id = d.organization_id and e.patient_id = d.patient_id and e.id = d.entry_id))`;
const READ = `
select body, begun_at as "begunAt", saved_at as "savedAt" from score_draft
 where organization_id = $1 and person_id = $2 and patient_id = $3 and instrument = $4`;

/** The actor's own draft; null where there is none, where it is from before `since` (ISO instant), or where its entry is kept: such a one is cleared away. */
export async function readScoreDraft(
  tx: Transaction,
  patientId: string,
  instrument: string,
  since: string,
): Promise<StoredDraft | null> {
  const { organizationId, personId } = tx.actor;
  const own = [organizationId, personId, patientId, instrument];
  await tx.query(GONE, [...own, since]);
  const [found] = await tx.query<{ body: StoredDraft["body"]; begunAt: string; savedAt: string }>(READ, own);
  return found ?? null;
}

const SAVE = `
insert into score_draft as d (organization_id, person_id, patient_id, instrument, entry_id, body, begun_at, saved_at)
values ($1, $2, $3, $4, $5, $6, $7, $7)
on conflict (organization_id, person_id, patient_id, instrument) do update set body = excluded.body, saved_at = excluded.saved_at,
  begun_at = case when d.entry_id = excluded.entry_id then d.begun_at else excluded.begun_at end, entry_id = excluded.entry_id`;

/** Keeps the actor's own draft as it now is. */
export async function saveScoreDraft(
  tx: Transaction,
  patientId: string,
  instrument: string,
  draft: { readonly entryId: string },
  now: string,
): Promise<void> {
  const { organizationId, personId } = tx.actor;
  await tx.query(SAVE, [organizationId, personId, patientId, instrument, draft.entryId, JSON.stringify(draft), now]);
}

const DISCARD =
  "delete from score_draft where organization_id = $1 and person_id = $2 and patient_id = $3 and instrument = $4";

export async function discardScoreDraft(tx: Transaction, patientId: string, instrument: string): Promise<void> {
  await tx.query(DISCARD, [tx.actor.organizationId, tx.actor.personId, patientId, instrument]);
}

const CLEAR = "delete from score_draft where organization_id = $1 and saved_at < $2 returning patient_id";

/** Clears away all drafts last saved before `since` (ISO instant). Gives how many. */
export async function clearScoreDrafts(tx: Transaction, since: string): Promise<number> {
  return (await tx.query(CLEAR, [tx.actor.organizationId, since])).length;
}
