import pg from "pg";
import { v7 } from "uuid";
import { migrate } from "../migrate.ts";

/** Runs `work` on a superuser's connection to one database of the test server. */
export async function asSuperuser<T>(
  url: string,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: urlOf(url, database) });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export function urlOf(url: string, database: string): string {
  return url.replace(/(\/)[^/?]*(\?|$)/, `$1${database}$2`);
}

/** A migrated, empty database that test databases are cloned from. */
export async function makeTemplate(url: string): Promise<{ name: string; drop: () => Promise<void> }> {
  const name = `accord_template_${process.pid}`;
  await asSuperuser(url, "postgres", async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name}`);
  });
  await migrate({ connectionString: urlOf(url, name) });
  return { name, drop: () => dropDatabase(url, name) };
}

async function dropDatabase(url: string, name: string): Promise<void> {
  await asSuperuser(url, "postgres", (client) => client.query(`drop database ${name} with (force)`));
}

export interface ClonedDatabase {
  readonly name: string;
  readonly url: string;
  drop(): Promise<void>;
}

/** A copy of a database of the test server. One at a time: PostgreSQL copies a template only while nobody else touches it. */
export async function cloneDatabase(url: string, template: string): Promise<ClonedDatabase> {
  const name = `test_${v7().replaceAll("-", "")}`;
  await asSuperuser(url, "postgres", async (client) => {
    await client.query("select pg_advisory_lock(4711003)");
    await client.query(`create database ${name} template ${template}`);
  });
  return { name, url: urlOf(url, name), drop: () => dropDatabase(url, name) };
}
