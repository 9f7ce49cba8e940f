import type pg from "pg";
import { type ActingPerson, beginAs } from "./acting-person.ts";
import type { ProcessMemory } from "./process-memory.ts";

/**
 * One unit of work on the database: the only way any statement is run. Made by `withTransaction` alone, so nobody can write
 * around it; dead once that call returns.
 */
export class Transaction {
  readonly actor: ActingPerson;
  /** What this process remembers between transactions. */
  readonly memory: ProcessMemory;
  readonly #client: pg.ClientBase;
  readonly #acting: readonly string[];
  readonly #snapshot: boolean;
  readonly #afterCommit: (() => void)[] = [];
  #begun: Promise<unknown> | null = null;
  #closed = false;
  #savepoints = 0;

  constructor(
    client: pg.ClientBase,
    actor: ActingPerson,
    acting: readonly string[],
    memory: ProcessMemory,
    snapshot: boolean,
  ) {
    this.#client = client;
    this.actor = actor;
    this.#acting = acting;
    this.memory = memory;
    this.#snapshot = snapshot;
  }

  /** Runs one statement and gives its rows. `text` is a constant of the program (it is prepared once a connection), never built from input. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.#goOn();
    const result = await this.#client.query<Row>({ name: nameOf(text), text, values: values as unknown[] });
    return result.rows;
  }

  /** Runs a step that may fail: on failure everything it wrote is undone, the transaction goes on, and the error is the result. */
  async attempt<T>(step: () => Promise<T>): Promise<{ done: T } | { failed: unknown }> {
    this.#goOn();
    this.#savepoints += 1;
    const name = `step_${this.#savepoints}`;
    const opened = this.#client.query(`savepoint ${name}`);
    opened.catch(() => undefined);
    try {
      const done = await step();
      await opened;
      // Not awaited: it cannot fail once the step's statements have not, and the commit behind it would say so.
      this.#client.query(`release savepoint ${name}`).catch(() => undefined);
      return { done };
    } catch (failed) {
      await this.#client.query(`rollback to savepoint ${name}`);
      return { failed };
    }
  }

  /**
   * Runs the last statement (made by `alone`) and commits, in one trip. Where it failed, nothing of this transaction is kept, and what follows
   * begins anew.
   */
  async finishWith<Row extends pg.QueryResultRow>(
    text: string,
    values: readonly unknown[],
  ): Promise<{ readonly done: Row[] } | { readonly failed: unknown }> {
    this.#stillOpen();
    sendTogether(this.#client);
    const running = this.#client.query<Row>({ name: nameOf(text), text, values: [...this.#acting, ...values] });
    const committing = this.#begun === null ? running : this.#client.query("commit");
    const [ran, begun, committed] = await Promise.allSettled([running, this.#begun, committing]);
    this.#begun = null;
    if (ran.status === "rejected") return { failed: ran.reason };
    if (begun.status === "rejected") return { failed: begun.reason };
    if (committed.status === "rejected") return { failed: committed.reason };
    return { done: ran.value.rows };
  }

  #goOn(): void {
    this.#stillOpen();
    sendTogether(this.#client);
    if (this.#begun !== null) return;
    // Not awaited here: the first statement travels right behind it. If it failed, that statement sees no rows and `close` hands the failure over.
    this.#begun = this.#client.query(beginAs(this.#acting, this.#snapshot));
    this.#begun.catch(() => undefined);
  }

  #stillOpen(): void {
    if (this.#closed) throw new Error("This transaction is over.");
  }

  /** Leaves `act` for the moment after the commit; forgotten where nothing is committed. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** For `withTransaction` alone: shuts the transaction; gives its beginning (null: nothing is begun), and what is to follow the commit. */
  close(): { readonly begun: Promise<unknown> | null; readonly after: readonly (() => void)[] } {
    this.#closed = true;
    return { begun: this.#begun, after: this.#afterCommit };
  }
}

const corked = new WeakSet<object>();

/** Statements sent in one turn of the program leave in one write to the server. */
function sendTogether(client: pg.ClientBase): void {
  const stream = (client as Partial<pg.Client>).connection?.stream;
  if (stream === undefined || corked.has(stream)) return;
  corked.add(stream);
  stream.cork();
  process.nextTick(() => {
    corked.delete(stream);
    stream.uncork();
  });
}

/** `$3, $4` for two values behind two others. */
export const placeholders = (before: number, count: number): string =>
  Array.from({ length: count }, (_, place) => `$${before + place + 1}`).join(", ");

const names = new Map<string, string>();

function nameOf(text: string): string {
  const found = names.get(text);
  if (found !== undefined) return found;
  const name = `accord_${names.size}`;
  names.set(text, name);
  return name;
}
