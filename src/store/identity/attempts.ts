import type { Database } from "../database.ts";

/** Wrong tries in a row, as kept. Instants are ISO. */
export interface KeptAttempts {
  readonly failures: number;
  readonly lastAt: string | null;
  readonly waitUntil: string | null;
}

/**
 * Reads the tries under each key and writes what `next` makes of them, keys locked in between: tries at one account come in turn,
 * whatever process takes them. `next` returns null to leave everything as it is.
 */
export async function changeAttempts(
  database: Database,
  keys: readonly string[],
  next: (kept: ReadonlyMap<string, KeptAttempts>) => ReadonlyMap<string, KeptAttempts> | null,
): Promise<void> {
  const client = await database.identityPool().connect();
  try {
    await client.query("begin");
    // One order for all: two tries with the same two keys cannot wait for each other.
    for (const key of [...keys].sort())
      await client.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [key]);
    const { rows } = await client.query<KeptAttempts & { key: string }>(
      `select key, failures, last_at as "lastAt", wait_until as "waitUntil" from attempt where key = any($1)`,
      [keys],
    );
    for (const [key, { failures, lastAt, waitUntil }] of next(new Map(rows.map((row) => [row.key, row]))) ?? []) {
      await client.query(
        `insert into attempt (key, failures, last_at, wait_until) values ($1, $2, $3, $4)
         on conflict (key) do update set failures = excluded.failures, last_at = excluded.last_at, wait_until = excluded.wait_until`,
        [key, failures, lastAt, waitUntil],
      );
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

export async function clearAttempts(database: Database, keys: readonly string[]): Promise<void> {
  await database.identityPool().query("delete from attempt where key = any($1)", [keys]);
}
