import { createHash } from "node:crypto";
import type { Transaction } from "./transaction.ts";

/** A resource of another system that did not become entries: kept as it came. */
export interface KeptResource {
  readonly id: string;
  /** Where it came from, as the sender calls itself. */
  readonly source: string;
  readonly resourceType: string;
  readonly sourceId: string;
  /** The resource's own text. */
  readonly text: string;
}

const KEEP = `
insert into kept_resource (organization_id, id, patient_id, source, resource_type, source_id, sha256, body)
select $1, r.id, $2, r.source, r.type, r.source_id, r.sha256, r.body::json
  from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[]) as r(id, source, type, source_id, sha256, body)
on conflict (organization_id, patient_id, source, resource_type, source_id, sha256) do nothing
returning id`;

/** Keeps resources verbatim; gives how many were new. The same resource with the same text again changes nothing. */
export async function keepResources(
  tx: Transaction,
  patientId: string,
  resources: readonly KeptResource[],
): Promise<number> {
  const rows = await tx.query(KEEP, [
    tx.actor.organizationId,
    patientId,
    resources.map(({ id }) => id),
    resources.map(({ source }) => source),
    resources.map(({ resourceType }) => resourceType),
    resources.map(({ sourceId }) => sourceId),
    resources.map(({ text }) => createHash("sha256").update(text).digest("hex")),
    resources.map(({ text }) => text),
  ]);
  return rows.length;
}

const OF_PATIENT = `
select id, source, resource_type as "resourceType", source_id as "sourceId", body::text as text
  from kept_resource where organization_id = $1 and patient_id = $2 order by resource_type, source_id, id`;

export function keptResourcesOf(tx: Transaction, patientId: string): Promise<KeptResource[]> {
  return tx.query<KeptResource & Record<string, unknown>>(OF_PATIENT, [tx.actor.organizationId, patientId]);
}
