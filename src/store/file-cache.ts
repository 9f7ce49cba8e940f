import type { PatientFile } from "./patient-file.ts";

/** A patient's file, and the moment its appointments were read from. */
export interface RememberedFile extends PatientFile {
  /** ISO instant. */
  readonly since: string;
}

/** Entries counted over all remembered files before the oldest are let go. */
const MOST_ENTRIES = 200_000;

/**
 * The files of recently touched patients, so that a new answer does not read a whole record again. Never taken for the truth: whoever
 * works from one says which versions it was, and the database refuses what has moved on. Put only after the commit that made it.
 */
export class FileCache {
  readonly #files = new Map<string, RememberedFile>();
  #size = 0;

  /** The file as last seen here; null where it is not remembered. */
  at(organizationId: string, patientId: string): RememberedFile | null {
    return this.#files.get(keyOf(organizationId, patientId)) ?? null;
  }

  put(organizationId: string, file: RememberedFile): void {
    const key = keyOf(organizationId, file.patient.id);
    this.forget(organizationId, file.patient.id);
    this.#files.set(key, file);
    this.#size += file.entries.length + 1;
    for (const oldest of this.#files.keys()) {
      if (this.#size <= MOST_ENTRIES || oldest === key) break;
      this.#drop(oldest);
    }
  }

  forget(organizationId: string, patientId: string): void {
    this.#drop(keyOf(organizationId, patientId));
  }

  #drop(key: string): void {
    const found = this.#files.get(key);
    if (found === undefined) return;
    this.#files.delete(key);
    this.#size -= found.entries.length + 1;
  }
}

const keyOf = (organizationId: string, patientId: string): string => `${organizationId}/${patientId}`;
