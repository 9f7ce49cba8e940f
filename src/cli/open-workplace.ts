import { resolve } from "node:path";
import { loadKnowledge } from "../knowledge/load.ts";
import type { Workplace } from "../service/in-organization.ts";
import { openDatabase } from "../store/database.ts";

/** Runs a command's work on the database that the environment names, beside a running server where there is one. */
export async function withWorkplace<T>(work: (at: Workplace) => Promise<T>): Promise<T> {
  const knowledge = loadKnowledge();
  const database = await openDatabase({
    dataFolder: resolve(process.env.ACCORD_DATA || "data"),
    databaseUrl: process.env.DATABASE_URL || undefined,
  });
  try {
    return await work({ database, knowledge, clock: () => new Date().toISOString() });
  } finally {
    await database.close();
  }
}
