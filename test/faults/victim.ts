import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Starts a script of this folder that is to be killed, and waits until it says that it is at work. `said`: its further lines, in words. */
export async function startVictim(
  script: string,
  values: readonly string[],
  said: (words: readonly string[]) => void,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...values], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`${script} ended by itself (${code})`)));
    createInterface({ input: child.stdout! }).on("line", (line) => {
      if (line === "ready") resolve();
      else said(line.split(" "));
    });
  });
  return child;
}

/** Kills the process with no chance to tidy up. */
export async function killVictim(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  child.kill("SIGKILL");
  await gone;
}

export function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

/** Kills the database of this data folder alone. */
export async function killDatabase(dataFolder: string): Promise<void> {
  const folder = await readFile(join(dataFolder, "postgres-folder"), "utf8").catch(() => join(dataFolder, "postgres"));
  const pid = Number.parseInt(await readFile(join(folder.trim(), "cluster/postmaster.pid"), "utf8"), 10);
  process.kill(pid, "SIGKILL");
}
