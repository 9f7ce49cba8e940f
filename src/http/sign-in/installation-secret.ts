import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const SHORTEST = 32;

/** The secret of this installation: given from outside, or made at first run and kept in the data folder, for its owner's eyes only. */
export async function installationSecret(dataFolder: string, given: string | undefined): Promise<string> {
  if (given !== undefined) {
    if (given.length >= SHORTEST) return given;
    throw new Error(`ACCORD_SECRET is shorter than ${SHORTEST} characters: make one with "openssl rand -base64 48".`);
  }
  await mkdir(dataFolder, { recursive: true });
  const file = join(dataFolder, "secret");
  if (!existsSync(file)) await makeSecret(file);
  const kept = (await readFile(file, "utf8")).trim();
  if (kept.length < SHORTEST) throw new Error(`${file} is damaged: remove it and start again; everyone signs in anew.`);
  return kept;
}

/** Written aside and then linked into place: of several processes that start at once, one wins and all read a whole file. */
async function makeSecret(file: string): Promise<void> {
  const made = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  await writeFile(made, `${randomBytes(48).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  try {
    await link(made, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(made, { force: true });
  }
}
