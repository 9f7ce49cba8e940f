import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Every process of the data folder holds this lock shared while it uses the server; who can take it alone is the last. */
const PRESENCE_LOCK = 4_711_001;
const RETRY_MS = 500;

/** Shows that this process uses the server, and notices when the server is gone. */
export class Presence {
  readonly #superuser: pg.ClientConfig;
  readonly #revive: () => Promise<void>;
  #client: pg.Client | null = null;
  #leaving = false;

  /** `revive` starts the server again where it died under us. */
  constructor(superuser: pg.ClientConfig, revive: () => Promise<void>) {
    this.#superuser = superuser;
    this.#revive = revive;
  }

  async show(): Promise<void> {
    const client = new pg.Client({ ...this.#superuser, application_name: "accord presence" });
    client.on("error", () => undefined);
    await client.connect();
    await client.query("select pg_advisory_lock_shared($1)", [PRESENCE_LOCK]);
    this.#client = client;
    client.once("end", () => {
      this.#client = null;
      if (!this.#leaving) void this.#comeBack();
    });
  }

  /** Stops showing it. True where nobody else is there: the server may be stopped. */
  async leave(): Promise<boolean> {
    this.#leaving = true;
    const client = this.#client;
    if (client === null) return false;
    const alone = await client
      .query<{ alone: boolean }>("select pg_advisory_unlock_shared($1), pg_try_advisory_lock($1) as alone", [
        PRESENCE_LOCK,
      ])
      .then(
        ({ rows }) => rows[0]?.alone === true,
        () => false,
      );
    await client.end().catch(() => undefined);
    return alone;
  }

  async #comeBack(): Promise<void> {
    while (!this.#leaving && this.#client === null) {
      const isBack = await this.#revive().then(
        () => true,
        () => false,
      );
      if (!isBack) await sleep(RETRY_MS);
    }
  }
}
