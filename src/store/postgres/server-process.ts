import { spawn } from "node:child_process";
import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Binaries } from "./binaries.ts";
import type { ClusterPlace } from "./cluster-place.ts";
import { SUPERUSER } from "./initialise-cluster.ts";
import { isAlive, servesCluster } from "./process-table.ts";
import type { ServiceUser } from "./service-user.ts";

const RECOVERY_SECONDS = 300;

/** Settings of the embedded server. Statements and parameters stay out of its log: they hold health data. */
const SETTINGS = {
  listen_addresses: "",
  unix_socket_permissions: "0700",
  fsync: "on",
  full_page_writes: "on",
  max_connections: "120",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  jit: "off",
  log_statement: "none",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
} as const;

/** Starts PostgreSQL over the cluster, or adopts the one that already serves it; returns when it answers queries. */
export async function startOrAdopt(
  binaries: Binaries,
  place: ClusterPlace,
  user: ServiceUser | null,
  password: string,
): Promise<void> {
  if (await livesAlready(place)) return untilReady(place, password, () => livesAlready(place));
  for (let tries = 0; ; tries += 1) {
    const child = await spawnServer(binaries, place, user);
    let ended = false;
    child.once("exit", () => {
      ended = true;
    });
    const failure = await untilReady(place, password, async () => !ended).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return;
    if (!ended) {
      await stopServer(place);
      throw failure;
    }
    // After a killed postmaster its last backends hold the shared memory for a moment: PostgreSQL rightly refuses until they are gone.
    if (tries >= 20) throw new Error(`PostgreSQL does not start; its log ends:\n${await logEnd(place.log)}`);
    await sleep(250);
  }
}

/** Whether a live PostgreSQL of ours serves the cluster. A pid file that names another's process is removed. */
async function livesAlready(place: ClusterPlace): Promise<boolean> {
  const file = join(place.cluster, "postmaster.pid");
  const pid = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  if (!Number.isInteger(pid) || !isAlive(pid)) return false;
  if (await servesCluster(pid, place.cluster)) return true;
  await rm(file, { force: true });
  return false;
}

async function spawnServer(binaries: Binaries, place: ClusterPlace, user: ServiceUser | null) {
  const log = await open(place.log, "a", 0o600);
  const settings = { ...SETTINGS, unix_socket_directories: place.socketFolder };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", place.cluster, ...args], {
    cwd: place.folder,
    // Its own session: Ctrl-C in the terminal reaches us, and we stop it in order.
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    env: { LC_ALL: "C", TZ: "UTC" },
    ...user,
  });
  child.on("error", () => undefined);
  child.unref();
  await log.close();
  return child;
}

async function untilReady(place: ClusterPlace, password: string, lives: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + RECOVERY_SECONDS * 1000;
  while (Date.now() < until) {
    const folder = await answeredDataFolder(place, password);
    if (folder === place.cluster) return;
    if (folder !== null) throw new Error(`The server on ${place.socketFolder} serves another folder (${folder}).`);
    if (!(await lives())) throw new Error("PostgreSQL ended while starting.");
    await sleep(20);
  }
  throw new Error(`PostgreSQL did not finish recovery in ${RECOVERY_SECONDS} s.`);
}

/** The data folder of whoever answers on the socket; null while nobody does. */
async function answeredDataFolder(place: ClusterPlace, password: string): Promise<string | null> {
  const client = new pg.Client({ host: place.socketFolder, user: SUPERUSER, password, database: "postgres" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    return rows[0]?.folder ?? null;
  } catch (error) {
    // 28P01: the secret file does not belong to this cluster. Waiting will not mend that.
    if ((error as { code?: string }).code === "28P01")
      throw new Error(
        "The database refuses our password: database-secrets.json is not the one this cluster was made with.",
      );
    return null;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Stops the server in order: sessions are ended, everything is written. Returns when the process is gone. */
export async function stopServer(place: ClusterPlace): Promise<void> {
  const pid = Number.parseInt(await readFile(join(place.cluster, "postmaster.pid"), "utf8").catch(() => ""), 10);
  if (!Number.isInteger(pid) || !(await servesCluster(pid, place.cluster))) return;
  process.kill(pid, "SIGINT");
  while (isAlive(pid) && (await servesCluster(pid, place.cluster))) await sleep(10);
}

async function logEnd(file: string): Promise<string> {
  return (await readFile(file, "utf8").catch(() => "")).split("\n").slice(-12).join("\n");
}
