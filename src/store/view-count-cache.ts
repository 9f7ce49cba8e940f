import type { View } from "../clinical/registry/row.ts";
import type { GroupCounts } from "./registry-page.ts";

const KEPT_MS = 1000;

/** Counts of the saved views, kept for a second an organisation: counting reads every row, and many screens ask at once. */
export class ViewCountCache {
  readonly #kept = new Map<string, { until: number; counts: ReadonlyMap<View, GroupCounts> }>();

  get(organizationId: string): ReadonlyMap<View, GroupCounts> | null {
    const found = this.#kept.get(organizationId);
    return found !== undefined && found.until > performance.now() ? found.counts : null;
  }

  put(organizationId: string, counts: ReadonlyMap<View, GroupCounts>): void {
    this.#kept.set(organizationId, { until: performance.now() + KEPT_MS, counts });
  }

  /** A row of the organisation changed. */
  forget(organizationId: string): void {
    this.#kept.delete(organizationId);
  }
}
