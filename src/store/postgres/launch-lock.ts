import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { isAlive, startOf } from "./process-table.ts";

const WAIT_SECONDS = 60;
/** Tells the locks of one process apart. */
let taken = 0;

/** Runs `work` while no other process starts or stops the server of this folder. A lock left by a dead process is taken over. */
export async function withLaunchLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  taken += 1;
  const mine = `${file}.${process.pid}.${taken}`;
  await writeFile(mine, `${process.pid} ${await startOf(process.pid)}`, { mode: 0o600 });
  try {
    for (let tries = 0; !(await take(mine, file)); tries += 1) {
      if (tries > WAIT_SECONDS * 20)
        throw new Error(`Another process has been starting the database for ${WAIT_SECONDS} s (${file}).`);
      await removeIfAbandoned(file);
      await sleep(50);
    }
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(mine, { force: true });
  }
}

/** A hard link appears whole or not at all: nobody reads a half-written lock. */
async function take(mine: string, file: string): Promise<boolean> {
  return link(mine, file).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "EEXIST") return false;
      throw error;
    },
  );
}

async function removeIfAbandoned(file: string): Promise<void> {
  if (!(await isAbandoned(file))) return;
  const aside = `${file}.${process.pid}.abandoned`;
  await rename(file, aside).catch(() => undefined);
  // Between the look and the rename another may have taken it over: then it goes back.
  if (!(await isAbandoned(aside))) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
}

async function isAbandoned(file: string): Promise<boolean> {
  const [pid, start] = (await readFile(file, "utf8").catch(() => "")).split(" ");
  if (pid === undefined || pid === "") return false;
  return !isAlive(Number(pid)) || (await startOf(Number(pid))) !== start;
}
