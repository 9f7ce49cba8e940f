import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
  readonly checksum: string;
}

const FOLDER = join(import.meta.dirname, "migrations");
const LOCK = 4_711_002;

/** Brings the schema up to date. One process at a time; refuses a schema newer than this program, or one whose history was changed. */
export async function migrate(
  administrator: pg.ClientConfig,
  passwords?: { readonly app: string; readonly identity: string },
): Promise<void> {
  const migrations = await readMigrations();
  const client = new pg.Client(administrator);
  client.on("error", () => undefined);
  await client.connect();
  try {
    if ((await pending(client, migrations)).length === 0) return;
    await client.query("select pg_advisory_lock($1)", [LOCK]);
    await client.query(await readFile(join(import.meta.dirname, "bootstrap.sql"), "utf8"));
    if (passwords !== undefined) await allowSignIn(client, passwords);
    for (const migration of await pending(client, migrations)) await apply(client, migration);
  } finally {
    await client.end();
  }
}

/** The numbered files, in order: `000001-name.sql`. */
async function readMigrations(): Promise<readonly Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{6}-[a-z0-9-]+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (name) => {
      const text = await readFile(join(FOLDER, name), "utf8");
      return {
        number: Number(name.slice(0, 6)),
        name,
        text,
        checksum: createHash("sha256").update(text).digest("hex"),
      };
    }),
  );
}

async function pending(client: pg.Client, migrations: readonly Migration[]): Promise<readonly Migration[]> {
  const { rows: found } = await client.query("select to_regclass('accord.migration') as table");
  if (found[0].table === null) return migrations;
  const { rows } = await client.query<{ number: number; checksum: string }>(
    "select number, checksum from accord.migration",
  );
  const applied = new Map(rows.map((row) => [row.number, row.checksum]));
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, checksum] of applied) {
    const migration = known.get(number);
    if (migration === undefined)
      throw new Error(`The database was made by a newer Accord (it has migration ${number}). Start that version.`);
    if (migration.checksum !== checksum)
      throw new Error(
        `Migration ${migration.name} is not the one this database was built with. Never edit an applied migration: add another.`,
      );
  }
  return migrations.filter((migration) => !applied.has(migration.number));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query(
      "begin; set local role accord_owner; set local search_path = accord; set local lock_timeout = '10s'",
    );
    await client.query(migration.text);
    await client.query("insert into accord.migration (number, name, checksum) values ($1, $2, $3)", [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await client.query("commit");
  } catch (cause) {
    await client.query("rollback").catch(() => undefined);
    throw new Error(`Migration ${migration.name} failed: ${(cause as Error).message}`, { cause });
  }
}

async function allowSignIn(
  client: pg.Client,
  passwords: { readonly app: string; readonly identity: string },
): Promise<void> {
  await client.query(`alter role accord_app login password ${client.escapeLiteral(passwords.app)}`);
  await client.query(`alter role accord_auth login password ${client.escapeLiteral(passwords.identity)}`);
}
