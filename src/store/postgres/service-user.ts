import { readFile, stat } from "node:fs/promises";
import { dirname } from "node:path";

/** The user PostgreSQL runs as, where it is not the one who started us. */
export interface ServiceUser {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses root: as root, an existing unprivileged user; otherwise null, ourselves. */
export async function serviceUser(): Promise<ServiceUser | null> {
  if (process.getuid?.() !== 0) return null;
  const users = (await readFile("/etc/passwd", "utf8")).split("\n").map((line) => line.split(":"));
  const found = ["nobody", "postgres", "daemon"].flatMap((name) => users.filter((user) => user[0] === name))[0];
  if (found === undefined)
    throw new Error("PostgreSQL must not run as root and there is no user `nobody`: start Accord as an ordinary user.");
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether `user` can walk to `path`: every folder above it lets others pass. */
export async function canReach(path: string, user: ServiceUser): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = await stat(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}
