import type { FormReceipt } from "../../http/contract/form.ts";

export type Answers = Readonly<Record<string, number | null>>;
/** By instrument, then by question. */
export type Pending = Readonly<Record<string, Answers>>;
/** `waiting`: kept on this device, the server could not be reached. `lost-way`: the form is shut, or asks who one is again. */
export type QueueState = "saved" | "saving" | "waiting" | "stopped";

interface Parts {
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly send: (instrument: string, answers: Answers) => Promise<FormReceipt>;
  readonly later: (act: () => void, ms: number) => void;
  readonly changed: (state: QueueState) => void;
  /** The server no longer takes answers: the form is shut, or the birth date is needed again. */
  readonly stopped: (receipt: FormReceipt) => void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Answers on their way. Each is on this device before it is sent and leaves it only once the server has said that it is kept; what could
 * not be sent is tried again, also after the page was closed and opened anew.
 */
export class AnswerQueue {
  readonly #key: string;
  readonly #parts: Parts;
  #pending: Pending;
  #sending = false;
  #failures = 0;
  #idle: (() => void)[] = [];

  constructor(formId: string, parts: Parts) {
    this.#key = `accord-form:${formId}`;
    this.#parts = parts;
    this.#pending = readPending(parts.storage.getItem(this.#key));
  }

  /** What the server has not confirmed. */
  get pending(): Pending {
    return this.#pending;
  }

  put(instrument: string, linkId: string, value: number | null): void {
    this.#keep({ ...this.#pending, [instrument]: { ...this.#pending[instrument], [linkId]: value } });
    this.send();
  }

  /** Sends what waits, one form at a time. Called by `put`, and when the connection comes back. */
  send(): void {
    const [instrument] = Object.keys(this.#pending);
    if (this.#sending || instrument === undefined) return;
    const answers = this.#pending[instrument] ?? {};
    this.#sending = true;
    this.#parts.changed("saving");
    this.#parts.send(instrument, answers).then(
      (receipt) => this.#answered(instrument, answers, receipt),
      (error: unknown) => this.#failed(instrument, answers, error),
    );
  }

  /** Resolves once nothing waits any more. */
  async settled(): Promise<void> {
    if (Object.keys(this.#pending).length === 0 && !this.#sending) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  /** Leaves nothing of this form on the device. */
  clear(): void {
    this.#keep({});
  }

  #answered(instrument: string, sent: Answers, receipt: FormReceipt): void {
    this.#sending = false;
    this.#failures = 0;
    if (receipt.state !== "saved") {
      // Kept on the device where it only has to be asked again who one is; a form that is shut takes no more answers.
      if (receipt.state !== "birth-date") this.clear();
      this.#parts.changed("stopped");
      this.#parts.stopped(receipt);
      return;
    }
    this.#done(instrument, sent);
  }

  #failed(instrument: string, sent: Answers, error: unknown): void {
    this.#sending = false;
    const status = (error as { status?: number }).status;
    // An answer the form does not know can never be kept; trying it for ever would hold back the others.
    if (status === 422 || status === 400) {
      this.#done(instrument, sent);
      return;
    }
    this.#failures += 1;
    this.#parts.changed("waiting");
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (this.#failures - 1), LONGEST_WAIT_MS);
    this.#parts.later(() => this.send(), wait);
  }

  #done(instrument: string, sent: Answers): void {
    this.#drop(instrument, sent);
    if (Object.keys(this.#pending).length > 0) {
      this.send();
      return;
    }
    this.#parts.changed("saved");
    for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Lets go of what was sent, but not of what was changed meanwhile. */
  #drop(instrument: string, sent: Answers): void {
    const { [instrument]: waiting = {}, ...others } = this.#pending;
    const left = Object.entries(waiting).filter(([linkId, value]) => !(linkId in sent) || sent[linkId] !== value);
    this.#keep(left.length === 0 ? others : { ...others, [instrument]: Object.fromEntries(left) });
  }

  #keep(pending: Pending): void {
    this.#pending = pending;
    try {
      if (Object.keys(pending).length === 0) this.#parts.storage.removeItem(this.#key);
      else this.#parts.storage.setItem(this.#key, JSON.stringify(pending));
    } catch {
      // A browser that keeps nothing (private mode, full): the answer stays in memory and is sent all the same.
    }
  }
}

function readPending(text: string | null): Pending {
  if (text === null) return {};
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? (read as Pending) : {};
  } catch {
    return {};
  }
}
