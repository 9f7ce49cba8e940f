import { open, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What the second place holds of a checkpoint: enough to see one replaced, taken out, or cut off. */
export interface CheckpointCopy {
  readonly organization: string;
  readonly number: number;
  readonly hash: string;
  readonly keyId: string;
  readonly signature: string;
}

const fileIn = (dataFolder: string): string => join(dataFolder, "audit-checkpoints.ndjson");

/** All copies, as written. A line may stand twice; a last line cut by a crash is passed over. */
export async function readCheckpointCopies(dataFolder: string): Promise<CheckpointCopy[]> {
  const text = await readFile(fileIn(dataFolder), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line) as CheckpointCopy);
}

/** Appends copies and waits until they are on the disk. */
export async function appendCheckpointCopies(dataFolder: string, copies: readonly CheckpointCopy[]): Promise<void> {
  if (copies.length === 0) return;
  const file = await open(fileIn(dataFolder), "a", 0o600);
  try {
    await file.write(copies.map((copy) => `${JSON.stringify(copy)}\n`).join(""));
    await file.sync();
  } finally {
    await file.close();
  }
}
