import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { Transaction } from "../store/transaction.ts";

/** Who acts, for whom, in which role: set on the transaction, read by every row policy and audit line. */
export interface Actor {
  readonly organizationId: string;
  readonly personId: string;
  readonly role: string;
  /** Where the act came from: `web`, `command-line`, `job`. */
  readonly via: string;
  /** Only where the actor is a patient. */
  readonly patientId?: string;
}

/** Everything a use case may touch. No pool, no clock, no random beyond this. */
export interface Ctx {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** Instant of the request, ISO with offset Z. */
  readonly now: string;
  /** Calendar date of `now` in the organisation's time zone. */
  readonly today: string;
  readonly newId: () => string;
  readonly knowledge: Knowledge;
}
