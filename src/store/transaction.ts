import type pg from "pg";
import type { ActingPerson } from "./acting-person.ts";
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
  readonly #begin: string;
  readonly #afterCommit: (() => void)[] = [];
  #state: "open" | "committed" | "closed" = "open";
  #savepoints = 0;

  constructor(client: pg.ClientBase, begin: string, actor: ActingPerson, memory: ProcessMemory) {
    this.#client = client;
    this.#begin = begin;
    this.actor = actor;
    this.memory = memory;
  }

  /** Runs one statement and gives its rows. `text` is a constant of the program (it is prepared once a connection), never built from input. */
  async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    this.#goOn();
    sendTogether(this.#client);
    const result = await this.#client.query<Row>({ name: nameOf(text), text, values: values as unknown[] });
    return result.rows;
  }

  /** Runs a step that may fail: on failure everything it wrote is undone, the transaction goes on, and the error is the result. */
  async attempt<T>(step: () => Promise<T>): Promise<{ done: T } | { failed: unknown }> {
    this.#goOn();
    this.#savepoints += 1;
    const name = `step_${this.#savepoints}`;
    sendTogether(this.#client);
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
   * Runs a step and the commit right behind its statements, in one trip: the step sends all of them at once. Where any failed, nothing of
   * this transaction is kept, and it begins anew.
   */
  async commitWith<T>(step: () => Promise<T>): Promise<{ done: T } | { failed: unknown }> {
    this.#goOn();
    const promised = this.#afterCommit.length;
    sendTogether(this.#client);
    const running = step();
    const committing = this.#client.query("commit");
    const [ran, committed] = await Promise.allSettled([running, committing]);
    if (committed.status === "fulfilled" && committed.value.command === "COMMIT") {
      this.#state = "committed";
      if (ran.status === "rejected") throw ran.reason;
      return { done: ran.value };
    }
    this.#afterCommit.length = promised;
    await this.#client.query(this.#begin);
    if (ran.status === "rejected") return { failed: ran.reason };
    return {
      failed: committed.status === "rejected" ? committed.reason : new Error("The database undid the transaction."),
    };
  }

  /** What follows a `commitWith` is a transaction of its own, begun with its first statement. */
  #goOn(): void {
    if (this.#state === "closed") throw new Error("This transaction is over.");
    if (this.#state === "open") return;
    this.#state = "open";
    for (const act of this.#afterCommit.splice(0)) act();
    sendTogether(this.#client);
    this.#client.query(this.#begin).catch(() => undefined);
  }

  /** Leaves `act` for the moment after the commit; forgotten where nothing is committed. */
  afterCommit(act: () => void): void {
    this.#afterCommit.push(act);
  }

  /** For `withTransaction` alone: shuts the transaction; says whether it is committed, and hands over what is to follow the commit. */
  close(): { readonly committed: boolean; readonly after: readonly (() => void)[] } {
    const committed = this.#state === "committed";
    this.#state = "closed";
    return { committed, after: this.#afterCommit };
  }
}

const corked = new WeakSet<object>();

/** Statements sent in one turn of the program leave in one write to the server. */
export function sendTogether(client: pg.ClientBase): void {
  const stream = (client as Partial<pg.Client>).connection?.stream;
  if (stream === undefined || corked.has(stream)) return;
  corked.add(stream);
  stream.cork();
  process.nextTick(() => {
    corked.delete(stream);
    stream.uncork();
  });
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const found = names.get(text);
  if (found !== undefined) return found;
  const name = `accord_${names.size}`;
  names.set(text, name);
  return name;
}
