import type { Transaction } from "./transaction.ts";

/** How far a rebuild of one clinic's rows has come. */
export interface RebuildPlace {
  /** Id of the last patient done. */
  readonly after: string;
  readonly patients: number;
  readonly different: number;
  readonly failed: number;
}

const FIND = `
select after_patient as after, patients, different, failed from registry_rebuild where organization_id = $1 and playbook = $2`;

/** Where a rebuild under this playbook was stopped; null where none was. */
export async function findRebuildPlace(tx: Transaction, playbook: string): Promise<RebuildPlace | null> {
  const [found] = await tx.query<RebuildPlace & Record<string, unknown>>(FIND, [tx.actor.organizationId, playbook]);
  return found ?? null;
}

const KEEP = `
insert into registry_rebuild (organization_id, playbook, started_at, after_patient, patients, different, failed)
values ($1, $2, now(), $3, $4, $5, $6)
on conflict (organization_id, playbook) do update set after_patient = excluded.after_patient,
  patients = excluded.patients, different = excluded.different, failed = excluded.failed`;

export async function keepRebuildPlace(tx: Transaction, playbook: string, place: RebuildPlace): Promise<void> {
  const { after, patients, different, failed } = place;
  await tx.query(KEEP, [tx.actor.organizationId, playbook, after, patients, different, failed]);
}

/** A rebuild that is done leaves no place behind. */
export async function forgetRebuildPlace(tx: Transaction): Promise<void> {
  await tx.query("delete from registry_rebuild where organization_id = $1", [tx.actor.organizationId]);
}

/** The playbook that all rows of the clinic were last worked out by; null where that is not known. */
export async function registryBasis(tx: Transaction): Promise<string | null> {
  const text = "select playbook from registry_basis where organization_id = $1";
  const [found] = await tx.query<{ playbook: string }>(text, [tx.actor.organizationId]);
  return found?.playbook ?? null;
}

const KEEP_BASIS = `
insert into registry_basis (organization_id, playbook) values ($1, $2)
on conflict (organization_id) do update set playbook = excluded.playbook`;

/** Says that all rows are now worked out by this playbook. */
export async function keepRegistryBasis(tx: Transaction, playbook: string): Promise<void> {
  await tx.query(KEEP_BASIS, [tx.actor.organizationId, playbook]);
}
