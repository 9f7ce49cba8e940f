import type { View } from "../clinical/registry/row.ts";

const KEPT_MS = 1000;

/** Counts of the saved views, kept for a second an organisation: counting reads every row, and many screens ask at once. */
export class ViewCountCache {
  readonly #kept = new Map<string, { until: number; counts: ReadonlyMap<View, number> }>();

  get(organizationId: string): ReadonlyMap<View, number> | null {
    const found = this.#kept.get(organizationId);
    return found !== undefined && found.until > performance.now() ? found.counts : null;
  }

  put(organizationId: string, counts: ReadonlyMap<View, number>): void {
    this.#kept.set(organizationId, { until: performance.now() + KEPT_MS, counts });
  }

  /** A row of the organisation changed. */
  forget(organizationId: string): void {
    this.#kept.delete(organizationId);
  }
}
