import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Passwords of the embedded server, made once, readable by the owner of the data folder alone. */
export interface DatabaseSecrets {
  readonly superuser: string;
  readonly app: string;
  readonly identity: string;
}

/** Reads the passwords, or makes them. Call under the launch lock. */
export async function databaseSecrets(dataFolder: string): Promise<DatabaseSecrets> {
  const file = join(dataFolder, "database-secrets.json");
  const found = await readFile(file, "utf8").catch(() => null);
  if (found !== null) return JSON.parse(found) as DatabaseSecrets;
  const made = { superuser: secret(), app: secret(), identity: secret() };
  await writeFile(`${file}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${file}.new`, file);
  return made;
}

const secret = (): string => randomBytes(24).toString("base64url");
