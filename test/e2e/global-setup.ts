import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { loadDemoKnowledge } from "../../src/knowledge/load-demo-knowledge.ts";
import { loadDemo } from "../../src/service/load-demo.ts";
import { openDatabase } from "../../src/store/database.ts";
import startDatabaseServer from "../../src/store/testing/global-setup.ts";
import { cloneDatabase } from "../../src/store/testing/template-database.ts";
import { buildWeb } from "./build-web.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The database of the demo clinic, which those of browser tests are cloned from. */
    demoDatabase: string;
  }
}

/** Builds the web app, starts one database server and makes the demo clinic once, for all files with browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await buildWeb();
  const stopServer = await startDatabaseServer(project);
  const { testDatabaseUrl, templateDatabase } = project.getProvidedContext();
  const clone = await cloneDatabase(testDatabaseUrl, templateDatabase);
  const dataFolder = await mkdtemp(join(tmpdir(), "accord-demo-"));
  const database = await openDatabase({ dataFolder, databaseUrl: clone.url });
  await loadDemo(database, {
    knowledge: loadKnowledge(),
    demo: loadDemoKnowledge(),
    now: new Date().toISOString(),
  }).finally(() => database.close());
  project.provide("demoDatabase", clone.name);
  return async () => {
    await clone.drop();
    await rm(dataFolder, { recursive: true, force: true });
    await stopServer();
  };
}
