import { alone } from "./acting-person.ts";
import {
  type FileVersions,
  KEEP_VALUES,
  keepEntriesCall,
  keepEntriesValues,
  type NewEntries,
  versionsAfter,
} from "./entries.ts";
import { type NewRow, putRowCall, putRowValues } from "./registry.ts";
import type { Transaction } from "./transaction.ts";

const WRITE = alone((before) => `${keepEntriesCall(before)} as file_version, ${putRowCall(before + KEEP_VALUES)}`);

/** Keeps entries, puts the row they make and commits, in one statement. As `keepEntries` fails, but then nothing of the transaction is kept. */
export async function writeAtOnce(
  tx: Transaction,
  news: NewEntries,
  row: NewRow,
): Promise<{ readonly done: FileVersions } | { readonly failed: unknown }> {
  const result = await tx.finishWith<{ file_version: number }>(WRITE, [
    ...keepEntriesValues(news),
    ...putRowValues(row),
  ]);
  return "failed" in result ? result : { done: versionsAfter(news, result.done[0]!.file_version) };
}
