import { readFile, symlink } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Makes the library links that npm archives cannot hold. Safe to run again, and by several processes at once. */
export async function linkLibraries(packaged: string): Promise<void> {
  const list = await readFile(join(packaged, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(packaged), target);
    await symlink(basename(source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
