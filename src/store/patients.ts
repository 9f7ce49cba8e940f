import { identifierWords, nameWords } from "./name-words.ts";
import type { Transaction } from "./transaction.ts";

export interface NewPatient {
  readonly id: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly language: string | null;
  readonly interpreterNeeded: boolean;
}

export interface Identifier {
  readonly system: string;
  readonly value: string;
}

const ADD = `
insert into patient (organization_id, id, name, birth_date, sex, language, interpreter_needed)
values ($1, $2, $3, $4, $5, $6, $7)`;
const ADD_WORDS =
  "insert into patient_word (organization_id, patient_id, word) select $1, $2, unnest($3::text[]) on conflict do nothing";

export async function addPatient(tx: Transaction, patient: NewPatient): Promise<void> {
  const { organizationId } = tx.actor;
  const { id, name, birthDate, sex, language, interpreterNeeded } = patient;
  await tx.query(ADD, [organizationId, id, name, birthDate, sex, language, interpreterNeeded]);
  await tx.query(ADD_WORDS, [organizationId, id, nameWords(name)]);
}

/** Whether this organisation has this patient, as far as the acting person may know. */
export async function hasPatient(tx: Transaction, id: string): Promise<boolean> {
  const text = "select from patient where organization_id = $1 and id = $2";
  return (await tx.query(text, [tx.actor.organizationId, id])).length > 0;
}

const FIND_BY_IDENTIFIER =
  "select patient_id from patient_identifier where organization_id = $1 and system = $2 and value = $3";

/** The patient of this organisation with this identifier; null where there is none. */
export async function findPatientByIdentifier(tx: Transaction, { system, value }: Identifier): Promise<string | null> {
  const [row] = await tx.query<{ patient_id: string }>(FIND_BY_IDENTIFIER, [tx.actor.organizationId, system, value]);
  return row?.patient_id ?? null;
}

const BY_IDENTIFIER_VALUE = `
select distinct patient_id from patient_identifier where organization_id = $1 and value = $2 order by patient_id limit 20`;

/** The patients to whom any system gave this number, at most 20. Looks through all of the organisation's: for people at a command line. */
export async function patientsByIdentifierValue(tx: Transaction, value: string): Promise<string[]> {
  const rows = await tx.query<{ patient_id: string }>(BY_IDENTIFIER_VALUE, [tx.actor.organizationId, value]);
  return rows.map(({ patient_id }) => patient_id);
}

const ADD_IDENTIFIER = `
insert into patient_identifier (organization_id, system, value, patient_id) values ($1, $2, $3, $4)
on conflict (organization_id, system, value) do nothing returning patient_id`;

const ADD_IDENTIFIER_WORDS = `
insert into registry_word (organization_id, word, patient_id, origin) select $1, unnest($2::text[]), $3, 'identifier' on conflict do nothing`;

/** Ties an identifier to a patient. False where it is tied already, perhaps to another. */
export async function addIdentifier(tx: Transaction, patientId: string, identifier: Identifier): Promise<boolean> {
  const { system, value } = identifier;
  const { organizationId } = tx.actor;
  const added = await tx.query(ADD_IDENTIFIER, [organizationId, system, value, patientId]);
  if (added.length > 0) await tx.query(ADD_IDENTIFIER_WORDS, [organizationId, identifierWords(value), patientId]);
  return added.length > 0;
}

const IDENTIFIERS =
  "select system, value from patient_identifier where organization_id = $1 and patient_id = $2 order by system, value";

export function identifiersOf(tx: Transaction, patientId: string): Promise<Identifier[]> {
  return tx.query<Identifier & Record<string, unknown>>(IDENTIFIERS, [tx.actor.organizationId, patientId]);
}

const PAGE_OF_IDS = "select id from patient where organization_id = $1 and id > $2 order by id limit $3";

/** Ids of the organisation's patients after `after`, in order: for work that goes through all of them. */
export async function patientIdsAfter(tx: Transaction, after: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(PAGE_OF_IDS, [tx.actor.organizationId, after, limit]);
  return rows.map(({ id }) => id);
}

/** How many patients the organisation has. */
export async function countPatients(tx: Transaction): Promise<number> {
  const [row] = await tx.query<{ patients: number }>(
    "select count(*) as patients from patient where organization_id = $1",
    [tx.actor.organizationId],
  );
  return row?.patients ?? 0;
}

export interface FoundPerson {
  readonly patientId: string;
  readonly name: string;
  readonly birthDate: string | null;
}

/** Each word of the text must begin a word of the name. Range and equality only: what row-level security lets an index do. */
const SEARCH = `
select p.id as "patientId", p.name, p.birth_date as "birthDate"
  from patient p
 where p.organization_id = $1
   and p.id in (select w.patient_id from patient_word w where w.organization_id = $1 and w.word >= $2 and w.word < $2 || U&'\\+10FFFF')
   and not exists (
     select from unnest($3::text[]) as more(start)
      where not exists (select from patient_word w where w.organization_id = $1 and w.patient_id = p.id
        and w.word >= more.start and w.word < more.start || U&'\\+10FFFF'))
 order by p.name collate "C", p.id
 limit $4`;

/** Patients whose name has words beginning so; none for an empty text. */
export async function searchPatients(tx: Transaction, text: string, limit: number): Promise<FoundPerson[]> {
  const [first, ...more] = nameWords(text).sort((a, b) => b.length - a.length);
  if (first === undefined) return [];
  return tx.query<FoundPerson & Record<string, unknown>>(SEARCH, [tx.actor.organizationId, first, more, limit]);
}

/** What a request for a form needs of a patient. */
export interface PatientLine {
  readonly id: string;
  /** ISO date; null = unknown. */
  readonly birthDate: string | null;
  readonly language: string | null;
}

const LINE = 'select id, birth_date as "birthDate", language from patient where organization_id = $1 and id = $2';

/** Birth date and language of one patient; null where there is none the actor may see. */
export async function findPatientLine(tx: Transaction, patientId: string): Promise<PatientLine | null> {
  const [row] = await tx.query<PatientLine & Record<string, unknown>>(LINE, [tx.actor.organizationId, patientId]);
  return row ?? null;
}
