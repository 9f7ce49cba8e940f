import type { TeamMember } from "../clinical/registry/row.ts";
import type { Transaction } from "./transaction.ts";

export interface Organization {
  readonly id: string;
  readonly name: string;
  /** IANA name. */
  readonly timeZone: string;
  /** ISO 3166, two letters: whose emergency numbers hold for its patients. */
  readonly country: string;
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly initials: string;
  readonly role: string;
  readonly roleTitle: string;
  readonly email: string | null;
  readonly about: string;
  /** Only for a patient who signs in. */
  readonly patientId: string | null;
}

const ADD_ORGANIZATION = "insert into organization (organization_id, name, time_zone) values ($1, $2, $3)";

/** Adds the acting organisation itself. */
export async function addOrganization(tx: Transaction, name: string, timeZone: string): Promise<void> {
  await tx.query(ADD_ORGANIZATION, [tx.actor.organizationId, name, timeZone]);
}

export async function setCountry(tx: Transaction, country: string): Promise<void> {
  await tx.query("update organization set country = $2 where organization_id = $1", [tx.actor.organizationId, country]);
}

export async function setTimeZone(tx: Transaction, timeZone: string): Promise<void> {
  await tx.query("update organization set time_zone = $2 where organization_id = $1", [
    tx.actor.organizationId,
    timeZone,
  ]);
}

const ORGANIZATION =
  'select organization_id as id, name, time_zone as "timeZone", country from organization where organization_id = $1';

/** The acting organisation; null where it does not exist. */
export async function findOrganization(tx: Transaction): Promise<Organization | null> {
  const [row] = await tx.query<Organization & Record<string, unknown>>(ORGANIZATION, [tx.actor.organizationId]);
  return row ?? null;
}

/** Ids of all organisations, in order. The one look across them that the runtime role has. */
export async function organizationIds(tx: Transaction): Promise<string[]> {
  return (await tx.query<{ id: string }>("select organization_ids() as id")).map(({ id }) => id);
}

const ADD_PERSON = `
insert into person (organization_id, id, name, initials, role, role_title, email, about, patient_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;

export async function addPerson(tx: Transaction, person: NewPerson): Promise<void> {
  const { id, name, initials, role, roleTitle, email, about, patientId } = person;
  await tx.query(ADD_PERSON, [tx.actor.organizationId, id, name, initials, role, roleTitle, email, about, patientId]);
}

const PEOPLE = 'select id as "personId", name, role from person where organization_id = $1 and id = any($2::uuid[])';

/** Names of these people of the organisation; those unknown are left out. */
export async function peopleById(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { personId: string; name: string; role: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<{ personId: string; name: string; role: string }>(PEOPLE, [tx.actor.organizationId, ids]);
  return new Map(rows.map((row) => [row.personId, row]));
}

const ADD_TO_TEAM = `
insert into care_team_member (organization_id, patient_id, person_id, role, track) values ($1, $2, $3, $4, $5)
on conflict (organization_id, patient_id, person_id) do update set role = excluded.role, track = excluded.track`;

export async function addToCareTeam(
  tx: Transaction,
  patientId: string,
  member: Pick<TeamMember, "personId" | "role" | "track">,
): Promise<void> {
  await tx.query(ADD_TO_TEAM, [tx.actor.organizationId, patientId, member.personId, member.role, member.track]);
}

const REMOVE_FROM_TEAM =
  "delete from care_team_member where organization_id = $1 and patient_id = $2 and person_id = $3";

export async function removeFromCareTeam(tx: Transaction, patientId: string, personId: string): Promise<void> {
  await tx.query(REMOVE_FROM_TEAM, [tx.actor.organizationId, patientId, personId]);
}

const ON_TEAMS = `
select p.id as "personId", p.name, p.initials, p.role, first.track from person p
  cross join lateral (select t.track from care_team_member t where t.organization_id = $1 and t.person_id = p.id
    order by t.patient_id limit 1) first
 where p.organization_id = $1 and p.role in ('therapist', 'prescriber', 'care-manager', 'pharmacist') order by p.name, p.id`;

/** Every clinician who stands in a care team, once, by name; the track is that of one of their teams. One look into an index a person. */
export function cliniciansOnTeams(tx: Transaction): Promise<TeamMember[]> {
  return tx.query<TeamMember & Record<string, unknown>>(ON_TEAMS, [tx.actor.organizationId]);
}

/** Someone who can be in a care team. */
export interface Clinician {
  readonly personId: string;
  readonly name: string;
  readonly role: string;
  readonly roleTitle: string;
  readonly email: string | null;
}

const CLINICIANS = `
select id as "personId", name, role, role_title as "roleTitle", email from person
 where organization_id = $1 and active and role in ('therapist', 'prescriber', 'care-manager', 'pharmacist') order by name, id`;

/** The active clinicians of the organisation, by name. */
export function cliniciansOf(tx: Transaction): Promise<Clinician[]> {
  return tx.query<Clinician & Record<string, unknown>>(CLINICIANS, [tx.actor.organizationId]);
}

const TEAM = `
select m.id as "personId", m.name, t.role from care_team_member t
  join person m on m.organization_id = t.organization_id and m.id = t.person_id
 where t.organization_id = $1 and t.patient_id = $2 order by t.track, m.name, t.person_id`;

/** The people who care for this patient, as far as the actor may see them. */
export function careTeamOf(
  tx: Transaction,
  patientId: string,
): Promise<{ personId: string; name: string; role: string }[]> {
  return tx.query<{ personId: string; name: string; role: string }>(TEAM, [tx.actor.organizationId, patientId]);
}
