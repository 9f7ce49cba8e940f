import { createHash } from "node:crypto";
import { chown, cp, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Binaries } from "./binaries.ts";
import { canReach, type ServiceUser } from "./service-user.ts";

/** Where one embedded cluster keeps its files and its socket. */
export interface ClusterPlace {
  /** Holds `cluster`, the log and the socket. Owned by the user PostgreSQL runs as, closed to others. */
  readonly folder: string;
  readonly cluster: string;
  readonly log: string;
  readonly socketFolder: string;
}

/** The longest socket path the kernel takes, less what PostgreSQL and a lock file add. */
const LONGEST_SOCKET_FOLDER = 80;

const shortHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 16);

/** Finds or makes the folders of the cluster that belongs to `dataFolder`. */
export async function clusterPlace(dataFolder: string, user: ServiceUser | null): Promise<ClusterPlace> {
  const folder = await clusterFolder(dataFolder, user);
  await ownFolder(folder, user);
  const near = join(folder, "socket");
  const socketFolder =
    Buffer.byteLength(near) <= LONGEST_SOCKET_FOLDER ? near : join(tmpdir(), `accord-${shortHash(folder)}`);
  await ownFolder(socketFolder, user);
  return { folder, cluster: join(folder, "cluster"), log: join(folder, "postgres.log"), socketFolder };
}

/** Inside the data folder where PostgreSQL's user can get there; else elsewhere, with a pointer file left in the data folder. */
async function clusterFolder(dataFolder: string, user: ServiceUser | null): Promise<string> {
  const inside = join(await realpath(dataFolder), "postgres");
  const pointer = join(dataFolder, "postgres-folder");
  const pointed = await readFile(pointer, "utf8").catch(() => null);
  if (pointed !== null) return pointed.trim();
  if (user === null || (await canReach(inside, user))) return inside;
  const elsewhere = await firstReachable(
    [join("/var/lib/accord", shortHash(inside)), join(tmpdir(), `accord-data-${shortHash(inside)}`)],
    user,
  );
  await writeFile(pointer, `${elsewhere}\n`, { mode: 0o600 });
  return elsewhere;
}

async function firstReachable(folders: readonly string[], user: ServiceUser): Promise<string> {
  for (const folder of folders) {
    const made = await mkdir(dirname(folder), { recursive: true, mode: 0o755 }).then(
      () => true,
      () => false,
    );
    if (made && (await canReach(folder, user))) return folder;
  }
  throw new Error(
    "No folder found that PostgreSQL's user can reach: start Accord as an ordinary user, or set ACCORD_DATA to a readable place.",
  );
}

/** A folder only PostgreSQL's user (and root) may enter. Refuses one that another put there. */
async function ownFolder(folder: string, user: ServiceUser | null): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (user !== null) await chown(folder, user.uid, user.gid);
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.();
  if (!found.isDirectory() || (owner !== undefined && found.uid !== owner))
    throw new Error(`${folder} belongs to someone else: remove it and start again.`);
}

/** The programs, copied to a place PostgreSQL's user can read where they lie out of its reach. */
export async function reachableBinaries(binaries: Binaries, user: ServiceUser | null): Promise<Binaries> {
  const { packaged } = binaries;
  if (user === null || packaged === null || (await canReach(binaries.postgres, user))) return binaries;
  const home = await firstReachable([join("/var/lib/accord", "bin"), join(tmpdir(), "accord-bin")], user);
  const copy = join(home, shortHash(packaged), "native");
  const copied = { initdb: join(copy, "bin/initdb"), postgres: join(copy, "bin/postgres"), packaged: copy };
  if ((await lstat(join(copy, "complete")).catch(() => null)) !== null) return copied;
  await mkdir(home, { recursive: true, mode: 0o755 });
  const half = `${dirname(copy)}.${process.pid}`;
  await rm(half, { recursive: true, force: true });
  await cp(packaged, join(half, "native"), { recursive: true, verbatimSymlinks: true });
  await writeFile(join(half, "native/complete"), "");
  await rename(half, dirname(copy)).catch(async () => rm(half, { recursive: true, force: true }));
  return copied;
}
