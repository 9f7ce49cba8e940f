import type { Entry } from "../clinical/record/entry.ts";

interface Remembered {
  readonly recordVersion: number;
  readonly entries: readonly Entry[];
}

/** Entries counted over all remembered records before the oldest are let go. */
const MOST_ENTRIES = 200_000;

/**
 * The parsed entries of recently touched patients, so that a new answer does not read a whole record again. Right by
 * construction: taken only for the version found under the patient's lock, and put only after the commit that made it.
 */
export class RecordCache {
  readonly #records = new Map<string, Remembered>();
  #size = 0;

  /** The entries at exactly this version; null where they must be read. */
  at(organizationId: string, patientId: string, recordVersion: number): readonly Entry[] | null {
    const found = this.#records.get(keyOf(organizationId, patientId));
    return found?.recordVersion === recordVersion ? found.entries : null;
  }

  /** The version remembered; -1 where none is. */
  versionOf(organizationId: string, patientId: string): number {
    return this.#records.get(keyOf(organizationId, patientId))?.recordVersion ?? -1;
  }

  put(organizationId: string, patientId: string, recordVersion: number, entries: readonly Entry[]): void {
    const key = keyOf(organizationId, patientId);
    this.#drop(key);
    this.#records.set(key, { recordVersion, entries });
    this.#size += entries.length + 1;
    for (const oldest of this.#records.keys()) {
      if (this.#size <= MOST_ENTRIES || oldest === key) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const found = this.#records.get(key);
    if (found === undefined) return;
    this.#records.delete(key);
    this.#size -= found.entries.length + 1;
  }
}

const keyOf = (organizationId: string, patientId: string): string => `${organizationId}/${patientId}`;
