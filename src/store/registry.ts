import type { RegistryKeys } from "../clinical/registry/registry-keys.ts";
import { GROUPS, type RegistryRow } from "../clinical/registry/row.ts";
import { nameWords, sortName } from "./name-words.ts";
import type { Transaction } from "./transaction.ts";

// What the row said before is read in the same statement: a rule that did not speak then, or was not the first, begins to now.
const PUT = `
with before as materialized (select row from registry_row where organization_id = $1 and patient_id = $2),
begun as (
  insert into rule_firing as f (organization_id, rule, playbook, month, patient_id, first)
  select $1, said.rule, $27, date_trunc('month', $21::date)::date, $2, said.rule = $29
    from unnest($28::text[]) as said(rule)
   where not exists (select from before, json_array_elements_text(coalesce(before.row->'rules', '[]'::json)) as was(rule) where was.rule = said.rule)
      or (said.rule = $29 and not exists (select from before where before.row->'consider'->>'rule' = $29))
  on conflict (organization_id, playbook, rule, month, patient_id) do update set first = true where excluded.first and not f.first)
insert into registry_row as r (organization_id, patient_id, group_place, urgency, sort_name, step, change, weeks, next_visit, last_contact,
  in_safety, in_decide_now, in_not_improving, in_overdue, in_lost_to_contact, in_unknown_to_ask, in_labs_due, in_refill_gap,
  in_ready_to_step_down, interpreter_needed, derived_on, record_version, up_to_date, row, decide_roles, words)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)
on conflict (organization_id, patient_id) do update set
  group_place = excluded.group_place, urgency = excluded.urgency, sort_name = excluded.sort_name, step = excluded.step, change = excluded.change,
  weeks = excluded.weeks, next_visit = excluded.next_visit, last_contact = excluded.last_contact, in_safety = excluded.in_safety,
  in_decide_now = excluded.in_decide_now, in_not_improving = excluded.in_not_improving, in_overdue = excluded.in_overdue,
  in_lost_to_contact = excluded.in_lost_to_contact, in_unknown_to_ask = excluded.in_unknown_to_ask,
  in_labs_due = excluded.in_labs_due, in_refill_gap = excluded.in_refill_gap,
  in_ready_to_step_down = excluded.in_ready_to_step_down, interpreter_needed = excluded.interpreter_needed,
  derived_on = excluded.derived_on, record_version = excluded.record_version, up_to_date = excluded.up_to_date, row = excluded.row,
  decide_roles = excluded.decide_roles, words = excluded.words`;

/** Puts the row of one patient, worked out from the record at `recordVersion` under `playbook` (id and version), and notes which rules begin to speak. */
export async function putRegistryRow(
  tx: Transaction,
  row: RegistryRow,
  keys: RegistryKeys,
  recordVersion: number,
  playbook: { readonly id: string; readonly version: string },
): Promise<void> {
  const { views } = keys;
  await tx.query(PUT, [
    tx.actor.organizationId,
    row.patientId,
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
    JSON.stringify(row),
    row.toDecide?.roles ?? [],
    foundBy(row),
    playbookName(playbook),
    row.rules ?? [],
    row.consider?.rule ?? null,
  ]);
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
