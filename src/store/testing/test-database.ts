import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { v7 } from "uuid";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "../database.ts";
import { asSuperuser, urlOf } from "./template-database.ts";

/** A database of this test file's own, opened as the product opens it. */
export interface TestDatabase {
  readonly database: Database;
  /** For another process, or a second `openDatabase`, on the same data. */
  readonly url: string;
  /** As the one whom no policy stops: for attacks, and for looking at what is really there. */
  asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T>;
}

/** Makes a clone of the migrated template before the tests of this file and drops it after them. Read the result inside tests. */
export function withTestDatabase(): TestDatabase {
  let made: { database: Database; url: string; drop: () => Promise<void> } | undefined;
  beforeAll(async () => {
    made = await cloneTemplate();
  });
  afterAll(async () => {
    await made?.drop();
  });
  const ready = () => {
    if (made === undefined) throw new Error("The test database is there only while tests run.");
    return made;
  };
  return {
    get database() {
      return ready().database;
    },
    get url() {
      return ready().url;
    },
    asSuperuser: (work) => asSuperuser(ready().url, databaseOf(ready().url), work),
  };
}

async function cloneTemplate() {
  const server = inject("testDatabaseUrl");
  const name = `test_${v7().replaceAll("-", "")}`;
  await asSuperuser(server, "postgres", (client) => clone(client, name));
  const url = urlOf(server, name);
  const dataFolder = await mkdtemp(join(tmpdir(), "accord-test-data-"));
  const database = await openDatabase({ dataFolder, databaseUrl: url });
  const drop = async () => {
    await database.close();
    await asSuperuser(server, "postgres", (client) => client.query(`drop database ${name} with (force)`));
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { database, url, drop };
}

/** One clone at a time: PostgreSQL copies a template only while nobody else touches it. */
async function clone(client: pg.Client, name: string): Promise<void> {
  await client.query("select pg_advisory_lock(4711003)");
  await client.query(`create database ${name} template ${inject("templateDatabase")}`);
}

const databaseOf = (url: string): string => /\/([^/?]*)(\?|$)/.exec(url)?.[1] ?? "";
