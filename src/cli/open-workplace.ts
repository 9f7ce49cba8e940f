import { resolve } from "node:path";
import { loadKnowledge } from "../knowledge/load.ts";
import { SitePlaybook } from "../knowledge/site-playbook.ts";
import { withLicensedPacks } from "../knowledge/with-licensed-packs.ts";
import type { Workplace } from "../service/in-organization.ts";
import { openDatabase } from "../store/database.ts";

/** Runs a command's work on the database that the environment names, beside a running server where there is one. */
export async function withWorkplace<T>(work: (at: Workplace) => Promise<T>): Promise<T> {
  const dataFolder = resolve(process.env.ACCORD_DATA || "data");
  const { knowledge: shipped, refused } = withLicensedPacks(
    loadKnowledge(),
    dataFolder,
    new Date().toISOString().slice(0, 10),
  );
  for (const reason of refused) console.error(`Not used: ${reason}`);
  const { knowledge, state } = new SitePlaybook(shipped, dataFolder, () => undefined);
  if (state.refused !== null)
    console.error(
      `${state.refused.file} may not be followed (accord playbook check says why); ${state.id} ${state.version} is.`,
    );
  const database = await openDatabase({
    dataFolder,
    databaseUrl: process.env.DATABASE_URL || undefined,
  });
  try {
    return await work({ database, knowledge, clock: () => new Date().toISOString() });
  } finally {
    await database.close();
  }
}
