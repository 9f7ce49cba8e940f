import { chmod, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { findBinaries } from "./binaries.ts";
import { clusterPlace, reachableBinaries } from "./cluster-place.ts";
import { initialiseCluster, SUPERUSER } from "./initialise-cluster.ts";
import { withLaunchLock } from "./launch-lock.ts";
import { linkLibraries } from "./library-links.ts";
import { databaseSecrets } from "./secrets.ts";
import { startOrAdopt, stopServer } from "./server-process.ts";
import { serviceUser } from "./service-user.ts";

/** A PostgreSQL of this machine that serves one data folder, shared by all Accord processes of that folder. */
export interface EmbeddedServer {
  /** How to reach it as the owner of everything: for migrations, start-up and tests alone. */
  readonly superuser: pg.ClientConfig;
  /** Passwords of the roles the running product signs in as; they exist once migrations have run. */
  readonly passwords: { readonly app: string; readonly identity: string };
  /** Says we are done. The last process to leave stops the server. */
  leave(): Promise<void>;
}

/** Every process of the data folder holds this lock shared while it uses the server; who can take it alone is the last. */
const PRESENCE_LOCK = 4_711_001;

/** Starts the server of `dataFolder`, or joins it where it already runs. */
export async function joinEmbeddedServer(dataFolder: string, postgresFolder?: string): Promise<EmbeddedServer> {
  await mkdir(dataFolder, { recursive: true, mode: 0o711 });
  const folder = await realpath(dataFolder);
  const user = await serviceUser();
  // PostgreSQL's user must pass through, nobody may look.
  if (user !== null) await chmod(folder, 0o711);
  const lock = join(folder, "launch.lock");
  return withLaunchLock(lock, async () => {
    const found = await findBinaries(postgresFolder);
    if (found.packaged !== null) await linkLibraries(found.packaged);
    const binaries = await reachableBinaries(found, user);
    const place = await clusterPlace(folder, user);
    const secrets = await databaseSecrets(folder);
    await initialiseCluster(binaries, place, user, secrets.superuser);
    await startOrAdopt(binaries, place, user, secrets.superuser);
    const superuser = { host: place.socketFolder, user: SUPERUSER, password: secrets.superuser, database: "postgres" };
    const presence = await present(superuser);
    return {
      superuser,
      passwords: { app: secrets.app, identity: secrets.identity },
      leave: () => withLaunchLock(lock, () => leave(presence, () => stopServer(place))),
    };
  });
}

async function present(superuser: pg.ClientConfig): Promise<pg.Client> {
  const client = new pg.Client({ ...superuser, application_name: "accord presence" });
  client.on("error", () => undefined);
  await client.connect();
  await client.query("select pg_advisory_lock_shared($1)", [PRESENCE_LOCK]);
  return client;
}

async function leave(presence: pg.Client, stop: () => Promise<void>): Promise<void> {
  const last = await presence
    .query<{ last: boolean }>("select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as last", [PRESENCE_LOCK])
    .then(
      ({ rows }) => rows[0]?.last === true,
      () => false,
    );
  await presence.end().catch(() => undefined);
  if (last) await stop();
}
