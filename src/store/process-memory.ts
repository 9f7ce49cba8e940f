import { FileCache } from "./file-cache.ts";
import { ViewCountCache } from "./view-count-cache.ts";

/** What one process keeps beside the database: never the truth, always safe to lose. */
export class ProcessMemory {
  readonly files = new FileCache();
  readonly viewCounts = new ViewCountCache();
  readonly #outboxListeners = new Set<() => void>();

  onOutbox(listener: () => void): () => void {
    this.#outboxListeners.add(listener);
    return () => this.#outboxListeners.delete(listener);
  }

  /** Says that the outbox has work. Call after the commit. */
  wakeOutbox(): void {
    for (const listener of this.#outboxListeners) listener();
  }
}
