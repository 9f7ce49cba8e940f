import { spawn } from "node:child_process";
import { access, chown, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Binaries } from "./binaries.ts";
import type { ClusterPlace } from "./cluster-place.ts";
import type { ServiceUser } from "./service-user.ts";

export const SUPERUSER = "accord_superuser";

/** Makes the cluster if there is none yet. Built aside and renamed, so a crash half way leaves nothing to trip over. */
export async function initialiseCluster(
  binaries: Binaries,
  place: ClusterPlace,
  user: ServiceUser | null,
  password: string,
): Promise<void> {
  if (await exists(join(place.cluster, "PG_VERSION"))) return;
  const building = `${place.cluster}.new`;
  const passwordFile = join(place.folder, "initdb-password");
  await rm(building, { recursive: true, force: true });
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (user !== null) await chown(passwordFile, user.uid, user.gid);
    await run(binaries.initdb, initdbArguments(building, passwordFile, binaries.packaged !== null), place.folder, user);
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(building, place.cluster);
}

function initdbArguments(folder: string, passwordFile: string, hasBuiltinLocales: boolean): string[] {
  // Both spell code-point order; the built-in provider cannot change under our indexes with the system's library.
  const locale = hasBuiltinLocales ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] : ["--locale=C.UTF-8"];
  return [
    `--pgdata=${folder}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--data-checksums",
    ...locale,
  ];
}

function run(program: string, args: readonly string[], cwd: string, user: ServiceUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, stdio: ["ignore", "ignore", "pipe"], env: { LC_ALL: "C" }, ...user });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    child.on("error", reject);
    child.on("exit", (code) => (code === 0 ? resolve() : reject(new Error(`initdb failed (${code}): ${said}`))));
  });
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
