import { availableParallelism } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { type ActingPerson, actingValues } from "./acting-person.ts";
import { connectionPlan } from "./connection-plan.ts";
import { ProcessMemory } from "./process-memory.ts";
import { checkRuntimeRole } from "./self-check.ts";
import { Transaction } from "./transaction.ts";

export interface DatabaseConfig {
  /** Holds the embedded cluster, its secrets, keys and checkpoint copies. Made if absent. */
  readonly dataFolder: string;
  /** A PostgreSQL 15 or newer; absent = the embedded one in the data folder. */
  readonly databaseUrl?: string | undefined;
  /** Bin folder of an installed PostgreSQL for the embedded server; absent = the one that comes with Accord. */
  readonly postgresFolder?: string | undefined;
  /** Holds the key that seals the audit trail; absent = ACCORD_KEYS, or `keys` in the data folder. */
  readonly keysFolder?: string | undefined;
  /** Most transactions at a time. */
  readonly poolSize?: number | undefined;
}

/** The database of this process: opened once, handed to whoever wires the program. */
export interface Database {
  readonly kind: "embedded" | "server";
  readonly dataFolder: string;
  readonly keysFolder: string;
  /**
   * Runs `work` as `actor` in one transaction: committed when it returns, undone when it throws. With `snapshot`, all it reads is one
   * moment's truth and it writes nothing.
   */
  withTransaction<T>(
    actor: ActingPerson,
    work: (tx: Transaction) => Promise<T>,
    options?: { readonly snapshot: boolean },
  ): Promise<T>;
  /** Calls `listener` after each commit of this process that left something in the outbox. Returns how to stop. */
  onOutbox(listener: () => void): () => void;
  /** Another process may have changed rows of this organisation: what is remembered of it is let go. */
  forgetCounts(organizationId: string): void;
  /** A connection of its own for LISTEN or cross-organisation jobs, as the runtime role. The caller ends it. */
  connect(): Promise<pg.Client>;
  /** For the sign-in library alone: sees the schema `auth`, nothing clinical. */
  identityPool(): pg.Pool;
  /** Waits for running work, lets go of the server; the last process of an embedded one stops it. */
  close(): Promise<void>;
}

/** Starts or joins the database, brings its schema up to date, refuses to go on where isolation would not hold. */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const plan = await connectionPlan({
    ...config,
    postgresFolder: config.postgresFolder ?? (process.env.ACCORD_POSTGRES || undefined),
  });
  try {
    const pool = poolOf({ ...plan.app, max: config.poolSize ?? busyConnections() });
    await checkRuntimeRole(pool, plan.kind);
    return databaseOver(pool, plan, config);
  } catch (error) {
    await plan.leave();
    throw error;
  }
}

/** Three for each core: with sixteen on two cores the servers' processes cost half as much again a write as with six. */
function busyConnections(): number {
  return Math.min(Math.max(3 * availableParallelism(), 4), 24);
}

function databaseOver(
  pool: pg.Pool,
  plan: Awaited<ReturnType<typeof connectionPlan>>,
  { dataFolder, keysFolder = process.env.ACCORD_KEYS || join(dataFolder, "keys") }: DatabaseConfig,
): Database {
  const memory = new ProcessMemory();
  let identity: pg.Pool | null = null;
  return {
    kind: plan.kind,
    dataFolder,
    keysFolder,
    withTransaction: (actor, work, { snapshot } = { snapshot: false }) =>
      withTransaction(pool, memory, actor, work, snapshot),
    forgetCounts: (organizationId) => memory.viewCounts.forget(organizationId),
    onOutbox: (listener) => memory.onOutbox(listener),
    connect: async () => {
      const client = new pg.Client(plan.app);
      client.on("error", () => undefined);
      await client.connect();
      return client;
    },
    identityPool: () => {
      identity ??= poolOf({ ...plan.identity, max: 5 });
      return identity;
    },
    close: async () => {
      await pool.end();
      await identity?.end();
      await plan.leave();
    },
  };
}

function poolOf(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  // A connection that breaks while idle is replaced; one that breaks in use fails its statement. Neither may end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query("commit");
  if (command !== "COMMIT") throw new Error("The database undid the transaction.");
}

async function withTransaction<T>(
  pool: pg.Pool,
  memory: ProcessMemory,
  actor: ActingPerson,
  work: (tx: Transaction) => Promise<T>,
  snapshot: boolean,
): Promise<T> {
  const acting = actingValues(actor);
  const client = await pool.connect();
  const tx = new Transaction(client, actor, acting, memory, snapshot);
  let broken = false;
  try {
    const result = await work(tx);
    const { begun, after } = tx.close();
    if (begun !== null) {
      await begun;
      await commit(client);
    }
    for (const act of after) act();
    return result;
  } catch (error) {
    if (tx.close().begun !== null) {
      await client.query("rollback").catch(() => {
        broken = true;
      });
    }
    throw error;
  } finally {
    client.release(broken);
  }
}
