import type { RegistryKeys } from "../clinical/registry/registry-keys.ts";
import { GROUPS, type RegistryRow } from "../clinical/registry/row.ts";
import { nameWords, sortName } from "./name-words.ts";
import { placeholders, type Transaction } from "./transaction.ts";

/** The call that puts a row, with room for its values behind `before` others. */
export const putRowCall = (before: number): string => `put_registry_row(${placeholders(before, 29)})`;

const PUT = `select ${putRowCall(0)}`;

/** A row to be put: worked out from the record at `recordVersion` under `playbook` (id and version). */
export interface NewRow {
  readonly row: RegistryRow;
  readonly keys: RegistryKeys;
  readonly recordVersion: number;
  readonly playbook: { readonly id: string; readonly version: string };
}

/** Puts the row of one patient and notes which rules begin to speak. The caller holds the patient's lock. */
export async function putRegistryRow(tx: Transaction, row: NewRow): Promise<void> {
  await tx.query(PUT, putRowValues(row));
}

/** The values of `putRowCall`, in order. */
export function putRowValues({ row, keys, recordVersion, playbook }: NewRow): unknown[] {
  const { views } = keys;
  return [
    row.patientId,
    playbookName(playbook),
    GROUPS.indexOf(row.group),
    keys.urgency,
    sortName(row.name),
    keys.step,
    keys.change,
    keys.weeks,
    keys.nextVisit,
    keys.lastContact,
    views.has("safety"),
    views.has("decide-now"),
    views.has("not-improving"),
    views.has("overdue"),
    views.has("lost-to-contact"),
    views.has("unknown-to-ask"),
    views.has("labs-due"),
    views.has("refill-gap"),
    views.has("ready-to-step-down"),
    row.interpreterNeeded,
    row.derivedOn,
    recordVersion,
    row.upToDate,
    row.toDecide?.roles ?? [],
    foundBy(row),
    row.rules ?? [],
    row.consider?.rule ?? null,
    keys.pharmacyPlace,
    JSON.stringify(row),
  ];
}

/** How a playbook is named where its rules are counted. */
export const playbookName = ({ id, version }: { readonly id: string; readonly version: string }): string =>
  `${id} ${version}`;

/** The words of conditions and medicines, each once and in order, so that the same row always says the same. */
function foundBy({ conditions = [], medicines }: RegistryRow): string[] {
  const texts = [...conditions.flatMap(({ code, name }) => [code, name]), ...medicines.map(({ name }) => name)];
  return nameWords(texts.join(" ")).sort();
}

const MARK_STALE =
  "update registry_row set up_to_date = false where organization_id = $1 and patient_id = $2 returning patient_id";

/** Says in plain sight that newer entries are not counted yet. False where the patient has no row at all. */
export async function markRegistryRowStale(tx: Transaction, patientId: string): Promise<boolean> {
  return (await tx.query(MARK_STALE, [tx.actor.organizationId, patientId])).length > 0;
}

/** A stored row and how current it is. */
export interface StoredRow {
  readonly row: RegistryRow;
  readonly recordVersion: number;
}

const BY_IDS = `
select patient_id, row, up_to_date, record_version from registry_row where organization_id = $1 and patient_id = any($2::uuid[])`;

/** The rows of these patients, as far as there are any the actor may see. In no order. */
export async function registryRowsOf(tx: Transaction, patientIds: readonly string[]): Promise<Map<string, StoredRow>> {
  const rows = await tx.query<StoredFields & { patient_id: string }>(BY_IDS, [tx.actor.organizationId, patientIds]);
  return new Map(rows.map((found) => [found.patient_id, storedRow(found)]));
}

interface StoredFields {
  row: RegistryRow;
  up_to_date: boolean;
  record_version: number;
}

/** A row as it was stored, said not to be up to date where that was noted since. */
function storedRow({ row, up_to_date, record_version }: StoredFields): StoredRow {
  return { row: { ...row, upToDate: row.upToDate && up_to_date }, recordVersion: record_version };
}

const DUE = `
select patient_id as id from registry_row where organization_id = $1 and derived_on < $2
 order by derived_on, patient_id limit $3`;

/** Patients whose row was worked out for a day before `today`: time passing is news too. */
export async function patientsDerivedBefore(tx: Transaction, today: string, limit: number): Promise<string[]> {
  return (await tx.query<{ id: string }>(DUE, [tx.actor.organizationId, today, limit])).map(({ id }) => id);
}
