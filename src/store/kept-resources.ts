import type { Transaction } from "./transaction.ts";

/** A resource of another system, as it came. */
export interface KeptResource {
  /** UUIDv7: of several versions the greatest is the newest. */
  readonly id: string;
  /** The name it goes by from one import to the next. */
  readonly sourceKey: string;
  readonly resourceType: string;
  readonly fullUrl: string | null;
  /** True where it became entries or a person. */
  readonly mapped: boolean;
  readonly label: string;
  /** Of its content, whatever its white space: equal = unchanged. */
  readonly sha256: string;
  /** The resource's own text. */
  readonly text: string;
}

const KEEP = `
insert into kept_resource (organization_id, id, patient_id, source_key, resource_type, full_url, mapped, label, sha256, body)
select $1, r.id, $2, r.source_key, r.type, r.full_url, r.mapped, r.label, r.sha256, r.body::json
  from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::boolean[], $8::text[], $9::text[], $10::text[])
    as r(id, source_key, type, full_url, mapped, label, sha256, body)`;

/** Keeps resources verbatim, each as the newest version of its key. `patientId` null: nobody's own. */
export async function keepResources(
  tx: Transaction,
  patientId: string | null,
  resources: readonly KeptResource[],
): Promise<void> {
  if (resources.length === 0) return;
  await tx.query(KEEP, [
    tx.actor.organizationId,
    patientId,
    resources.map(({ id }) => id),
    resources.map(({ sourceKey }) => sourceKey),
    resources.map(({ resourceType }) => resourceType),
    resources.map(({ fullUrl }) => fullUrl),
    resources.map(({ mapped }) => mapped),
    resources.map(({ label }) => label),
    resources.map(({ sha256 }) => sha256),
    resources.map(({ text }) => text),
  ]);
}

const KEPT_HASHES = `
select sha256 from kept_resource
 where organization_id = $1 and patient_id is not distinct from $2 and source_key = any($3::text[])`;

/** The hashes of all versions kept of these keys of a patient (null: of nobody's own). */
export async function keptHashes(
  tx: Transaction,
  patientId: string | null,
  keys: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.query<{ sha256: string }>(KEPT_HASHES, [tx.actor.organizationId, patientId, keys]);
  return new Set(rows.map(({ sha256 }) => sha256));
}

const OF_PATIENT = `
select distinct on (source_key) id, source_key as "sourceKey", resource_type as "resourceType", full_url as "fullUrl", mapped, label,
       sha256, body::text as text
  from kept_resource where organization_id = $1 and patient_id = $2 order by source_key, id desc`;

/** The newest version of every resource kept of a patient. */
export function keptResourcesOf(tx: Transaction, patientId: string): Promise<KeptResource[]> {
  return tx.query<KeptResource & Record<string, unknown>>(OF_PATIENT, [tx.actor.organizationId, patientId]);
}

/** A kept resource that a reference of another may mean. */
export interface KeptTarget {
  readonly key: string;
  readonly fullUrl: string | null;
  readonly patientId: string | null;
  readonly resourceType: string;
  readonly text: string;
}

const TARGET = `select distinct on (k.patient_id, k.source_key) k.source_key as key, k.full_url as "fullUrl",
  k.patient_id as "patientId", k.resource_type as "resourceType", k.body::text as text`;
const NEWEST = "order by k.patient_id, k.source_key, k.id desc";
const BY_REFERENCE = `${TARGET} from kept_resource k
 where k.organization_id = $1 and (k.source_key = any($2::text[]) or k.full_url = any($2::text[])) ${NEWEST}`;

/** The kept resources with one of these names (`Type/id`, an address or a bundle's URN). */
export function keptByReference(tx: Transaction, references: readonly string[]): Promise<KeptTarget[]> {
  return tx.query<KeptTarget & Record<string, unknown>>(BY_REFERENCE, [tx.actor.organizationId, references]);
}

export interface IdentifierSearch {
  readonly type: string;
  readonly system: string;
  readonly value: string;
}

const SEARCHES = "unnest($2::text[], $3::text[], $4::text[]) as s(type, system, value)";
const BY_IDENTIFIER = `${TARGET}, s.system, s.value from ${SEARCHES}
  join kept_identifier i on i.organization_id = $1 and i.resource_type = s.type and i.system = s.system and i.value = s.value
  join kept_resource k on k.organization_id = $1 and k.patient_id is null and k.source_key = i.source_key ${NEWEST}, s.system, s.value`;
const PATIENT_BY_IDENTIFIER = `${TARGET}, s.system, s.value from ${SEARCHES}
  join patient_identifier i on i.organization_id = $1 and s.type = 'Patient' and i.system = s.system and i.value = s.value
  join kept_resource k on k.organization_id = $1 and k.patient_id = i.patient_id and k.resource_type = 'Patient' ${NEWEST}, s.system, s.value`;

/** The kept resources that searches by identifier find: those that are nobody's own, and patients. */
export async function keptByIdentifier(
  tx: Transaction,
  searches: readonly IdentifierSearch[],
): Promise<(KeptTarget & { readonly system: string; readonly value: string })[]> {
  const values = [
    tx.actor.organizationId,
    searches.map(({ type }) => type),
    searches.map(({ system }) => system),
    searches.map(({ value }) => value),
  ];
  type Row = KeptTarget & { system: string; value: string } & Record<string, unknown>;
  return [...(await tx.query<Row>(BY_IDENTIFIER, values)), ...(await tx.query<Row>(PATIENT_BY_IDENTIFIER, values))];
}

const ADD_IDENTIFIERS = `
insert into kept_identifier (organization_id, resource_type, system, value, source_key)
select $1, r.type, r.system, r.value, r.source_key
  from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as r(type, system, value, source_key)
on conflict do nothing`;

/** Lets later files find resources that are nobody's own by their identifiers. */
export async function addKeptIdentifiers(
  tx: Transaction,
  identifiers: readonly (IdentifierSearch & { readonly sourceKey: string })[],
): Promise<void> {
  await tx.query(ADD_IDENTIFIERS, [
    tx.actor.organizationId,
    identifiers.map(({ type }) => type),
    identifiers.map(({ system }) => system),
    identifiers.map(({ value }) => value),
    identifiers.map(({ sourceKey }) => sourceKey),
  ]);
}

/** One import at a time in an organisation: two that bring the same person must not make two of them. Waits; ends with the transaction. */
export async function lockImports(tx: Transaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended('import ' || $1::text, 0))", [tx.actor.organizationId]);
}
