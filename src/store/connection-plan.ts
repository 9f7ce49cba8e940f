import pg from "pg";
import type { DatabaseConfig } from "./database.ts";
import { migrate } from "./migrate.ts";
import { type EmbeddedServer, joinEmbeddedServer } from "./postgres/embedded-server.ts";
import { typeParsers } from "./type-parsers.ts";

/** How this process reaches its database, its schema up to date. */
export interface ConnectionPlan {
  readonly kind: "embedded" | "server";
  /** As the runtime role: no owner, no superuser, no DDL. */
  readonly app: pg.ClientConfig;
  /** As the sign-in role: schema `auth` alone. */
  readonly identity: pg.ClientConfig;
  leave(): Promise<void>;
}

const LIMITS = "-c statement_timeout=60s -c lock_timeout=15s -c idle_in_transaction_session_timeout=60s";
/** Short transactions of one clinic: worker processes cost more than they bring, and they would not keep the order of a union. */
const PLANNER = "-c max_parallel_workers_per_gather=0 -c jit=off";

const shared = { types: typeParsers, keepAlive: true, application_name: "accord" };
const appOptions = { ...shared, pipeline: true, options: `-c search_path=accord ${LIMITS} ${PLANNER}` };
const identityOptions = { ...shared, options: `-c search_path=auth ${LIMITS}` };

export async function connectionPlan(config: DatabaseConfig): Promise<ConnectionPlan> {
  if (config.databaseUrl !== undefined) return serverPlan(config.databaseUrl);
  const server = await joinEmbeddedServer(config.dataFolder, config.postgresFolder);
  try {
    return await embeddedPlan(server);
  } catch (error) {
    await server.leave();
    throw error;
  }
}

const DATABASE = "accord";

async function embeddedPlan(server: EmbeddedServer): Promise<ConnectionPlan> {
  await ensureDatabase(server.superuser);
  await migrate({ ...server.superuser, database: DATABASE }, server.passwords);
  const socket = { host: server.superuser.host, database: DATABASE };
  return {
    kind: "embedded",
    app: { ...appOptions, ...socket, user: "accord_app", password: server.passwords.app } as pg.ClientConfig,
    identity: {
      ...identityOptions,
      ...socket,
      user: "accord_auth",
      password: server.passwords.identity,
    } as pg.ClientConfig,
    leave: server.leave,
  };
}

async function serverPlan(connectionString: string): Promise<ConnectionPlan> {
  await migrate({ connectionString });
  return {
    kind: "server",
    app: { ...appOptions, connectionString, options: `-c role=accord_app ${appOptions.options}` },
    identity: { ...identityOptions, connectionString, options: `-c role=accord_auth ${identityOptions.options}` },
    leave: async () => undefined,
  };
}

async function ensureDatabase(superuser: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(superuser);
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query("select from pg_database where datname = $1", [DATABASE]);
    if (rows.length > 0) return;
    // 42P04: another process made it a moment ago.
    await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
      if (error.code !== "42P04" && error.code !== "23505") throw error;
    });
  } finally {
    await client.end();
  }
}
