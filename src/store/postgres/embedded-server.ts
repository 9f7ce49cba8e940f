import { chmod, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import type pg from "pg";
import { findBinaries } from "./binaries.ts";
import { clusterPlace, reachableBinaries } from "./cluster-place.ts";
import { initialiseCluster, SUPERUSER } from "./initialise-cluster.ts";
import { withLaunchLock } from "./launch-lock.ts";
import { linkLibraries } from "./library-links.ts";
import { Presence } from "./presence.ts";
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
    const start = () => startOrAdopt(binaries, place, user, secrets.superuser);
    await start();
    const superuser = { host: place.socketFolder, user: SUPERUSER, password: secrets.superuser, database: "postgres" };
    const presence = new Presence(superuser, () =>
      withLaunchLock(lock, async () => {
        await start();
        await presence.show();
      }),
    );
    await presence.show();
    return {
      superuser,
      passwords: { app: secrets.app, identity: secrets.identity },
      leave: () =>
        withLaunchLock(lock, async () => {
          if (await presence.leave()) await stopServer(place);
        }),
    };
  });
}
