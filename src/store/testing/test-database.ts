import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { afterAll, beforeAll, inject } from "vitest";
import { type Database, openDatabase } from "../database.ts";
import { asSuperuser, cloneDatabase } from "./template-database.ts";

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
  const clone = await cloneDatabase(inject("testDatabaseUrl"), inject("templateDatabase"));
  const dataFolder = await mkdtemp(join(tmpdir(), "accord-test-data-"));
  const database = await openDatabase({ dataFolder, databaseUrl: clone.url });
  const drop = async () => {
    await database.close();
    await clone.drop();
    await rm(dataFolder, { recursive: true, force: true });
  };
  return { database, url: clone.url, drop };
}

const databaseOf = (url: string): string => /\/([^/?]*)(\?|$)/.exec(url)?.[1] ?? "";
