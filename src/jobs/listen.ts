import type pg from "pg";
import type { Database } from "../store/database.ts";

/** Something changed in one organisation, said by whichever process changed it. Ids only. */
export interface Change {
  readonly organizationId: string;
  readonly kind: "patient-changed" | "alert-changed";
  readonly patients: string[];
}

export interface Listening {
  stop(): Promise<void>;
}

const RETRY_MS = 500;

/**
 * Hears the changes of all processes on a connection of its own. Where that breaks it comes back by itself and calls `resync`:
 * nobody knows what was missed meanwhile.
 */
export function listen(database: Database, heard: (change: Change) => void, resync: () => void): Listening {
  let stopped = false;
  let client: pg.Client | null = null;
  let retry: NodeJS.Timeout | null = null;

  const connect = async (isFirst: boolean): Promise<void> => {
    const opened = await database.connect();
    client = opened;
    opened.on("notification", ({ payload }) => heard(JSON.parse(payload ?? "") as Change));
    opened.once("end", () => lost());
    await opened.query("listen accord_changes");
    if (!isFirst) resync();
    if (stopped) await opened.end();
  };
  const lost = (): void => {
    client = null;
    if (stopped || retry !== null) return;
    retry = setTimeout(() => {
      retry = null;
      connect(false).catch(lost);
    }, RETRY_MS);
  };
  const first = connect(true).catch(lost);
  return {
    stop: async () => {
      stopped = true;
      if (retry !== null) clearTimeout(retry);
      await first;
      await client?.end();
    },
  };
}
