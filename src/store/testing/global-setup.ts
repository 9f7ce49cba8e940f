import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { joinEmbeddedServer } from "../postgres/embedded-server.ts";
import { makeTemplate } from "./template-database.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** A superuser's URL of the server that test databases are made on. */
    testDatabaseUrl: string;
    templateDatabase: string;
  }
}

/** Starts one server for all database tests (or takes `TEST_DATABASE_URL`, a superuser's) and migrates the database they are cloned from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) {
    const dropTemplate = await provideTemplate(project, given);
    return dropTemplate;
  }
  const folder = await mkdtemp(join(tmpdir(), "accord-test-"));
  const server = await joinEmbeddedServer(folder, process.env.ACCORD_POSTGRES);
  const { host, user, password } = server.superuser;
  await provideTemplate(project, `postgres://${user}:${password}@/postgres?host=${encodeURIComponent(host as string)}`);
  return async () => {
    await server.leave();
    await rm(folder, { recursive: true, force: true });
  };
}

async function provideTemplate(project: TestProject, url: string): Promise<() => Promise<void>> {
  const template = await makeTemplate(url);
  project.provide("testDatabaseUrl", url);
  project.provide("templateDatabase", template.name);
  return template.drop;
}
