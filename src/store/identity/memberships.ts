import type { Database } from "../database.ts";

export interface Membership {
  readonly organizationId: string;
  readonly personId: string;
}

/** Makes an identity act as a person of an organisation; a second call changes nothing. */
export async function addMembership(database: Database, identityId: string, membership: Membership): Promise<void> {
  await database
    .identityPool()
    .query(
      "insert into membership (identity_id, organization_id, person_id) values ($1, $2, $3) on conflict do nothing",
      [identityId, membership.organizationId, membership.personId],
    );
}

/** The first person an identity acts as; null where it acts as nobody. */
export async function membershipOf(database: Database, identityId: string): Promise<Membership | null> {
  const { rows } = await database.identityPool().query<Membership>(
    `select organization_id as "organizationId", person_id as "personId" from membership
        where identity_id = $1 order by organization_id, person_id limit 1`,
    [identityId],
  );
  return rows[0] ?? null;
}

/** The identity behind a person; null before they ever had one. */
export async function identityOf(database: Database, { organizationId, personId }: Membership): Promise<string | null> {
  const { rows } = await database
    .identityPool()
    .query<{ id: string }>("select identity_id as id from membership where organization_id = $1 and person_id = $2", [
      organizationId,
      personId,
    ]);
  return rows[0]?.id ?? null;
}

export async function setMustChangePassword(database: Database, identityId: string, must: boolean): Promise<void> {
  await database
    .identityPool()
    .query("update identity set must_change_password = $2 where id = $1", [identityId, must]);
}
