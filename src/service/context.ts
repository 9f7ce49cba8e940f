import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { ActingPerson } from "../store/acting-person.ts";
import type { Transaction } from "../store/transaction.ts";

/** Who acts, for whom, in which role: set on the transaction, read by every row policy and audit line. */
export type Actor = ActingPerson;

/** Everything a use case may touch. No pool, no clock, no random beyond this. */
export interface Ctx {
  readonly tx: Transaction;
  readonly actor: Actor;
  /** Instant of the request, ISO with offset Z. */
  readonly now: string;
  /** Calendar date of `now` in the organisation's time zone. */
  readonly today: string;
  /** IANA zone of the organisation. */
  readonly timeZone: string;
  readonly newId: () => string;
  readonly knowledge: Knowledge;
  /** Tells the operator of a fault that the person's own work survived. Holds no health data. Absent = standard error. */
  readonly report?: (event: string, detail: Readonly<Record<string, string>>) => void;
}
