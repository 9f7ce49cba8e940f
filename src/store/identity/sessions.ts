import type { Database } from "../database.ts";

/** A session with the person behind it, as they stand now. */
export interface SessionPerson {
  readonly sessionId: string;
  readonly identityId: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly seenAt: string;
  readonly mustChangePassword: boolean;
  readonly personId: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
  readonly roleTitle: string;
  /** Only where the person is a patient. */
  readonly patientId: string | null;
  readonly organizationId: string;
  readonly organizationName: string;
  readonly timeZone: string;
}

const FIND = `
select session_id as "sessionId", identity_id as "identityId", created_at as "createdAt", seen_at as "seenAt",
       must_change_password as "mustChangePassword", person_id as "personId", name, initials, role, role_title as "roleTitle",
       patient_id as "patientId", organization_id as "organizationId", organization_name as "organizationName",
       time_zone as "timeZone"
  from session_person($1)`;

/** One round trip. Null where no such session is kept, or its person is no longer active. Says nothing of its age. */
export async function findSession(database: Database, tokenHash: string): Promise<SessionPerson | null> {
  const { rows } = await database
    .identityPool()
    .query<SessionPerson>({ name: "find_session", text: FIND, values: [tokenHash] });
  return rows[0] ?? null;
}

/** Notes that the person did something. */
export async function touchSession(database: Database, sessionId: string, now: string): Promise<void> {
  await database
    .identityPool()
    .query("update session set seen_at = $2, updated_at = $2 where id = $1 and seen_at < $2", [sessionId, now]);
}

export async function endSession(database: Database, tokenHash: string): Promise<void> {
  await database.identityPool().query("delete from session where token_hash = $1", [tokenHash]);
}

/** Ends every session of an identity but one (all where `except` is null): after a new password nobody else stays in. */
export async function endOtherSessions(database: Database, identityId: string, except: string | null): Promise<void> {
  await database
    .identityPool()
    .query("delete from session where identity_id = $1 and id is distinct from $2", [identityId, except]);
}

/** Clears away sessions past their end and counts of tries that no longer matter. */
export async function forgetEnded(database: Database, now: string): Promise<void> {
  const pool = database.identityPool();
  await pool.query("delete from session where expires_at < $1", [now]);
  await pool.query("delete from attempt where last_at < $1::timestamptz - interval '2 days'", [now]);
}
