import { SitePlaybook } from "../knowledge/site-playbook.ts";
import type { Workplace } from "../service/in-organization.ts";
import { openDatabase } from "../store/database.ts";
import { dataFolder, installedKnowledge } from "./installed-knowledge.ts";
import { sealAndClose } from "./seal-and-close.ts";

/**
 * Runs a command's work on the database that the environment names, beside a running server where there is one. What it left in the audit
 * trail is sealed at its end; `writes: false` for a command that only looks, and must not put its name under what it looks at.
 */
export async function withWorkplace<T>(work: (at: Workplace) => Promise<T>, { writes } = { writes: true }): Promise<T> {
  const folder = dataFolder();
  const { knowledge, state } = new SitePlaybook(installedKnowledge(), folder, () => undefined);
  if (state.refused !== null)
    console.error(
      `${state.refused.file} may not be followed (accord playbook check says why); ${state.id} ${state.version} is.`,
    );
  const database = await openDatabase({
    dataFolder: folder,
    databaseUrl: process.env.DATABASE_URL || undefined,
  });
  try {
    return await work({ database, knowledge, clock: () => new Date().toISOString() });
  } finally {
    await (writes ? sealAndClose(database) : database.close());
  }
}
