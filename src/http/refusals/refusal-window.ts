/** Refusals of one person that are written down each in a minute. A person who lost their way meets few; a program hunting meets this. */
const MOST_A_MINUTE = 30;
const MINUTE_MS = 60_000;

interface Window {
  readonly since: number;
  readonly written: number;
  readonly unwritten: number;
}

/** How many refusals of each person are written to the audit trail: all of them, until they come faster than any person works. */
export class RefusalWindow {
  readonly #windows = new Map<string, Window>();

  /**
   * Counts one refusal at `now` (milliseconds). Gives how many before it went unwritten where this one is to be written, null where it is
   * one too many: it is counted, and the next line says so.
   */
  take(personId: string, now: number): { readonly unwritten: number } | null {
    const known = this.#windows.get(personId) ?? { since: now, written: 0, unwritten: 0 };
    const window = now - known.since >= MINUTE_MS ? { since: now, written: 0, unwritten: known.unwritten } : known;
    if (window.written >= MOST_A_MINUTE) {
      this.#windows.set(personId, { ...window, unwritten: window.unwritten + 1 });
      return null;
    }
    this.#windows.set(personId, { ...window, written: window.written + 1, unwritten: 0 });
    return { unwritten: window.unwritten };
  }
}
