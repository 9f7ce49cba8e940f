import type pg from "pg";

const FACTS = `
select r.rolsuper or r.rolbypassrls as bypasses,
       r.rolcreaterole or r.rolcreatedb as administers,
       exists (select from pg_class c where c.relnamespace = 'accord'::regnamespace and c.relowner = r.oid)
         or pg_has_role(r.oid, 'accord_owner', 'member') as owns,
       (select coalesce(string_agg(c.relname, ', ' order by c.relname), '')
          from pg_class c
         where c.relnamespace = 'accord'::regnamespace and c.relkind in ('r', 'p')
           and c.relname <> 'migration' and not (c.relrowsecurity and c.relforcerowsecurity)) as unforced,
       current_setting('fsync') = 'on' as synced,
       current_setting('server_version_num')::int as version
  from pg_roles r where r.rolname = current_user`;

/** Refuses to serve where the runtime role could see past the row policies, or where a power cut could lose what was acknowledged. */
export async function checkRuntimeRole(pool: pg.Pool, kind: "embedded" | "server"): Promise<void> {
  const { rows } = await pool.query<{
    bypasses: boolean;
    administers: boolean;
    owns: boolean;
    unforced: string;
    synced: boolean;
    version: number;
  }>(FACTS);
  const facts = rows[0];
  const faults = [
    facts === undefined && "its role is unknown",
    facts?.bypasses && "its role bypasses row-level security",
    facts?.administers && "its role may create roles or databases",
    facts?.owns && "its role owns tables, or is a member of their owner",
    facts?.unforced && `row-level security is not forced on ${facts.unforced}`,
    kind === "embedded" && facts?.synced === false && "fsync is off",
    facts !== undefined && facts.version < 150_000 && "it is older than PostgreSQL 15",
  ].filter((fault) => typeof fault === "string" && fault !== "");
  if (faults.length > 0) throw new Error(`The database is not safe to use: ${faults.join("; ")}.`);
}
