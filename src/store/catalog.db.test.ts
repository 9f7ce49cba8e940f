import { describe, expect, it } from "vitest";
import { rowAccess } from "../clinical/access/row-access.ts";
import { withTestDatabase } from "./testing/test-database.ts";

const test = withTestDatabase();
const catalog = <Row>(text: string): Promise<Row[]> =>
  test.asSuperuser(async (client) => (await client.query(text)).rows as Row[]);

const TENANT_TABLES = `
select c.oid, c.relname as table, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner
  from pg_class c where c.relnamespace = 'accord'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migration'`;

describe("every table of the clinic", () => {
  it("is in the access table", async () => {
    const tables = await catalog<{ table: string }>(TENANT_TABLES);
    expect(tables.map(({ table }) => table).sort()).toEqual(Object.keys(rowAccess).sort());
  });

  it("has row-level security, forced, and belongs to the owner role", async () => {
    for (const { table, enabled, forced, owner } of await catalog<Record<string, unknown>>(TENANT_TABLES)) {
      expect({ table, enabled, forced, owner }).toEqual({ table, enabled: true, forced: true, owner: "accord_owner" });
    }
  });

  it("leads every primary key, unique index, foreign key and index with organization_id", async () => {
    const found = await catalog(`
      select t.table, i.indexrelid::regclass::text as place from (${TENANT_TABLES}) t
        join pg_index i on i.indrelid = t.oid join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
       where a.attname <> 'organization_id'
      union all
      select t.table, f.conname from (${TENANT_TABLES}) t
        join pg_constraint f on f.conrelid = t.oid and f.contype = 'f'
        join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
        join pg_attribute b on b.attrelid = f.confrelid and b.attnum = f.confkey[1]
       where a.attname <> 'organization_id' or b.attname <> 'organization_id'
      union all
      select t.table, 'no primary key' from (${TENANT_TABLES}) t
       where not exists (select from pg_index i where i.indrelid = t.oid and i.indisprimary)`);
    expect(found).toEqual([]);
  });

  it("shuts out other organisations with one restrictive policy of both clauses", async () => {
    const found = await catalog(`
      select t.table from (${TENANT_TABLES}) t
       where not exists (select from pg_policy p where p.polrelid = t.oid and not p.polpermissive and p.polcmd = '*'
         and 'accord_app'::regrole = any(p.polroles)
         and pg_get_expr(p.polqual, p.polrelid) ~ 'organization_id = .*acting_organization'
         and pg_get_expr(p.polwithcheck, p.polrelid) ~ 'organization_id = .*acting_organization')`);
    expect(found).toEqual([]);
  });

  it("has no policy that lets a row be changed unseen or unchecked", async () => {
    const found = await catalog(`
      select polrelid::regclass::text as table, polname from pg_policy join pg_class c on c.oid = polrelid
       where c.relnamespace = 'accord'::regnamespace
         and ((polcmd in ('*', 'w') and (polqual is null or polwithcheck is null)) or (polcmd = 'a' and polwithcheck is null))`);
    expect(found).toEqual([]);
  });

  it("opens across organisations to the two named roles alone, which nobody signs in as", async () => {
    const found = await catalog<{ table: string; role: string }>(`
      select distinct c.relname as table, r.rolname as role from pg_policy p
        join pg_class c on c.oid = p.polrelid join pg_roles r on r.oid = any(p.polroles)
       where c.relnamespace = 'accord'::regnamespace and p.polpermissive and r.rolname <> 'accord_app' order by 2, 1`);
    expect(found).toEqual([
      { table: "audit_checkpoint", role: "accord_auditor" },
      { table: "audit_event", role: "accord_auditor" },
      { table: "audit_head", role: "accord_auditor" },
      { table: "care_team_member", role: "accord_auditor" },
      { table: "entry", role: "accord_auditor" },
      { table: "patient", role: "accord_auditor" },
      { table: "organization", role: "accord_dispatcher" },
      { table: "outbox", role: "accord_dispatcher" },
      { table: "person", role: "accord_dispatcher" },
    ]);
    const roles = await catalog(
      "select rolname from pg_roles where rolname in ('accord_auditor', 'accord_dispatcher', 'accord_owner') and rolcanlogin",
    );
    expect(roles).toEqual([]);
  });

  it("is never opened by a view that looks with its owner's eyes", async () => {
    const found = await catalog(`
      select relname from pg_class where relnamespace in ('accord'::regnamespace, 'auth'::regnamespace) and relkind in ('v', 'm')
         and not coalesce(reloptions::text, '') ~ 'security_invoker=(true|on|1)'`);
    expect(found).toEqual([]);
  });
});

describe("the runtime role", () => {
  it("may not bypass policies, make roles or databases, or own or change a table", async () => {
    const [role] = await catalog(
      "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'accord_app'",
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    const client = await test.database.connect();
    try {
      await expect(client.query("create table accord.mine (id int)")).rejects.toMatchObject({ code: "42501" });
      await expect(client.query("alter table accord.entry disable row level security")).rejects.toMatchObject({
        code: "42501",
      });
      await expect(client.query("truncate accord.audit_event")).rejects.toMatchObject({ code: "42501" });
      await expect(client.query("select from auth.session")).rejects.toMatchObject({ code: "42501" });
    } finally {
      await client.end();
    }
  });

  it("runs privileged functions of ours alone, each with a search path of its own", async () => {
    const found = await catalog<{ name: string; owner: string; path: string }>(`
      select p.proname as name, pg_get_userbyid(p.proowner) as owner, p.proconfig::text as path from pg_proc p
       where p.pronamespace = 'accord'::regnamespace and p.prosecdef order by 1`);
    expect(found.map(({ name }) => name)).toEqual([
      "audit_append",
      "audit_seal",
      "decision_counts",
      "entry_digests",
      "order_interruptions",
      "organization_ids",
      "outbox_announce",
      "outbox_rebuilds",
      "patient_file_changed",
      "person_details_changed",
    ]);
    for (const { owner, path } of found) {
      expect(["accord_auditor", "accord_dispatcher"]).toContain(owner);
      expect(path).toContain("pg_temp");
    }
  });
});
