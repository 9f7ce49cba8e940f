import type { Transaction } from "./transaction.ts";

export type FormMode = "link" | "kiosk";

/** A form the clinic asked a patient to fill in, as kept. Times are ISO instants; null = did not happen. */
export interface FormRequest {
  readonly id: string;
  readonly patientId: string;
  readonly instruments: readonly string[];
  readonly language: string;
  readonly mode: FormMode;
  readonly completedBy: "patient" | "caregiver";
  readonly why: string;
  readonly askedBy: string;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly birthTries: number;
  readonly lockedAt: string | null;
  readonly openedAt: string | null;
  readonly begunAt: string | null;
  readonly answeredAt: string | null;
  readonly cancelledAt: string | null;
  readonly remindSince: string | null;
  readonly remindedAt: string | null;
}

const COLUMNS = `
select id, patient_id as "patientId", instruments, language, mode, completed_by as "completedBy", why, asked_by as "askedBy",
       asked_at as "askedAt", expires_at as "expiresAt", birth_tries as "birthTries", locked_at as "lockedAt", opened_at as "openedAt",
       begun_at as "begunAt", answered_at as "answeredAt", cancelled_at as "cancelledAt", remind_since as "remindSince",
       reminded_at as "remindedAt"
  from form_request`;

type Row = FormRequest & Record<string, unknown>;

const ADD = `
insert into form_request (organization_id, id, patient_id, instruments, language, mode, completed_by, why, asked_by, asked_at,
  expires_at, secret_hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`;

export interface NewFormRequest
  extends Pick<
    FormRequest,
    "id" | "patientId" | "instruments" | "language" | "mode" | "completedBy" | "why" | "askedAt" | "expiresAt"
  > {
  readonly secretHash: string;
}

/** Keeps a request of the acting person's. */
export async function addFormRequest(tx: Transaction, request: NewFormRequest): Promise<void> {
  const { id, patientId, instruments, language, mode, completedBy, why, askedAt, expiresAt, secretHash } = request;
  const { organizationId, personId } = tx.actor;
  const about = [id, patientId, instruments, language, mode, completedBy, why, personId, askedAt, expiresAt];
  await tx.query(ADD, [organizationId, ...about, secretHash]);
}

const OF_PATIENT = `${COLUMNS} where organization_id = $1 and patient_id = $2 order by asked_at desc, id desc limit 50`;

/** The latest requests of one patient, newest first, at most 50. */
export function formRequestsOf(tx: Transaction, patientId: string): Promise<FormRequest[]> {
  return tx.query<Row>(OF_PATIENT, [tx.actor.organizationId, patientId]);
}

const LOCK = `${COLUMNS} where organization_id = $1 and id = $2 for update`;
const READ = `${COLUMNS} where organization_id = $1 and id = $2`;

/** One request, and nobody else changes it until the transaction ends; null where there is none the actor may change. */
export async function lockFormRequest(tx: Transaction, id: string): Promise<FormRequest | null> {
  return (await tx.query<Row>(LOCK, [tx.actor.organizationId, id]))[0] ?? null;
}

export async function readFormRequest(tx: Transaction, id: string): Promise<FormRequest | null> {
  return (await tx.query<Row>(READ, [tx.actor.organizationId, id]))[0] ?? null;
}

const SECRET = 'select secret_hash as "secretHash" from form_request where organization_id = $1 and id = $2';

/** What the secret of this request must hash to; null where there is none the actor may see. */
export async function formSecretHash(tx: Transaction, id: string): Promise<string | null> {
  const [row] = await tx.query<{ secretHash: string }>(SECRET, [tx.actor.organizationId, id]);
  return row?.secretHash ?? null;
}

const RENEW = `
update form_request set secret_hash = $3, expires_at = $4, mode = $5, birth_tries = 0, locked_at = null, remind_since = null, reminded_at = $6
 where organization_id = $1 and id = $2`;

/** Gives the request a new secret: the old one opens nothing any more, and a lock is lifted. */
export async function renewFormSecret(
  tx: Transaction,
  id: string,
  renewed: { secretHash: string; expiresAt: string; mode: FormMode; now: string },
): Promise<void> {
  const { secretHash, expiresAt, mode, now } = renewed;
  await tx.query(RENEW, [tx.actor.organizationId, id, secretHash, expiresAt, mode, now]);
}

const NOTE = {
  opened:
    "update form_request set opened_at = coalesce(opened_at, $3), birth_tries = 0 where organization_id = $1 and id = $2",
  begun: "update form_request set begun_at = coalesce(begun_at, $3) where organization_id = $1 and id = $2",
  answered: "update form_request set answered_at = $3, remind_since = null where organization_id = $1 and id = $2",
  cancelled: "update form_request set cancelled_at = $3, remind_since = null where organization_id = $1 and id = $2",
  reminded: "update form_request set reminded_at = $3, remind_since = null where organization_id = $1 and id = $2",
} as const;

/** Notes what happened to a request, and when. */
export async function noteOnForm(tx: Transaction, id: string, what: keyof typeof NOTE, now: string): Promise<void> {
  await tx.query(NOTE[what], [tx.actor.organizationId, id, now]);
}

const COUNT_TRY = `
update form_request set birth_tries = birth_tries + 1, locked_at = case when birth_tries + 1 >= $3 then $4::timestamptz end
 where organization_id = $1 and id = $2 returning birth_tries as "birthTries"`;

/** Counts a wrong birth date, and shuts the link at the limit. Gives how many there were. */
export async function countBirthTry(tx: Transaction, id: string, limit: number, now: string): Promise<number> {
  const [row] = await tx.query<{ birthTries: number }>(COUNT_TRY, [tx.actor.organizationId, id, limit, now]);
  return row?.birthTries ?? limit;
}

const TO_REMIND = `
update form_request set remind_since = $2 where organization_id = $1 and mode = 'link' and answered_at is null
   and cancelled_at is null and remind_since is null and expires_at > $2 and coalesce(reminded_at, asked_at) <= $3
returning patient_id as "patientId"`;

/** Marks requests nobody has answered since `before` as due for a reminder. Gives the patients they are about. */
export async function markToRemind(tx: Transaction, now: string, before: string): Promise<string[]> {
  const rows = await tx.query<{ patientId: string }>(TO_REMIND, [tx.actor.organizationId, now, before]);
  return [...new Set(rows.map(({ patientId }) => patientId))];
}

export interface WaitingRequest {
  readonly requestId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** ISO date; null = unknown. */
  readonly birthDate: string | null;
  readonly askedAt: string;
}

const WAITING = `
select * from (
  select distinct on (r.patient_id) r.id as "requestId", r.patient_id as "patientId", p.name as "patientName",
         p.birth_date as "birthDate", r.asked_at as "askedAt"
    from form_request r join patient p on p.organization_id = r.organization_id and p.id = r.patient_id
   where r.organization_id = $1 and r.answered_at is null and r.cancelled_at is null and r.asked_at >= $2
   order by r.patient_id, r.asked_at desc, r.id desc) latest
 order by "patientName", "patientId" limit 500`;

/** Patients with a form asked for since then and not handed in, by name, each with the newest of their requests. */
export function waitingForms(tx: Transaction, since: string): Promise<WaitingRequest[]> {
  return tx.query<WaitingRequest & Record<string, unknown>>(WAITING, [tx.actor.organizationId, since]);
}
