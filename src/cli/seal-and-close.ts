import { sealAudit } from "../service/seal-audit.ts";
import type { Database } from "../store/database.ts";

/**
 * Ends a command that wrote: seals what it left in the audit trail, so that nothing waits unsealed for a server that may never run, and
 * lets go of the database. Where sealing fails the command's own outcome stands, and the reader is told.
 */
export async function sealAndClose(database: Database): Promise<void> {
  try {
    await sealAudit({ database, clock: () => new Date().toISOString() });
  } catch {
    console.error(
      "The audit trail is kept, but could not be sealed just now: the next command or the server seals it.",
    );
  } finally {
    await database.close();
  }
}
