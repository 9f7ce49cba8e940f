import type { Database } from "../database.ts";
import type { Transaction } from "../transaction.ts";
import type { Membership } from "./memberships.ts";

export interface DemoPerson extends Membership {
  readonly organizationName: string;
  readonly name: string;
  readonly role: string;
  readonly roleTitle: string;
  readonly about: string;
}

/** One demo person a role, in each organisation. */
export async function demoPeople(database: Database): Promise<readonly DemoPerson[]> {
  const { rows } = await database.identityPool().query<DemoPerson>(
    `select organization_id as "organizationId", organization_name as "organizationName", person_id as "personId", name, role,
            role_title as "roleTitle", about
       from demo_people()`,
  );
  return rows;
}

/** A demo person by id (a UUID); null for everybody else. */
export async function demoPerson(
  database: Database,
  id: string,
): Promise<(Membership & { readonly name: string }) | null> {
  const { rows } = await database
    .identityPool()
    .query<Membership & { name: string }>(
      `select organization_id as "organizationId", person_id as "personId", name from demo_person($1)`,
      [id],
    );
  return rows[0] ?? null;
}

/** Marks everyone of the acting organisation as made by the demo clinic. */
export async function markDemoPeople(tx: Transaction): Promise<void> {
  await tx.query("update person set demo = true where organization_id = $1 and not demo", [tx.actor.organizationId]);
}
