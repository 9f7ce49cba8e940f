import { Refusal } from "../service/refusal.ts";
import { type MessageKey, say } from "./messages/say.ts";

/** A refusal of the server itself, in the words of its catalogue. `code` is what programs read, the sentence what people read. */
export function refuse(
  status: number,
  code: string,
  key: MessageKey,
  values: Readonly<Record<string, string | number>> = {},
): Refusal {
  return new Refusal(code, status, say(key, values));
}

/** Not now: the same request will be taken again after so many seconds. */
export class WaitRefusal extends Refusal {
  readonly retryAfterSeconds: number;

  constructor(code: string, message: string, retryAfterSeconds: number) {
    super(code, 429, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
