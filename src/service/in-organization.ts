import { v7 } from "uuid";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import type { Database } from "../store/database.ts";
import { findOrganization, organizationIds } from "../store/people.ts";
import type { Ctx } from "./context.ts";
import { localDate } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";

/** What work outside of a request leans on. Made once at start; tests put their own clock in. */
export interface Workplace {
  readonly database: Database;
  readonly knowledge: Knowledge;
  /** ISO instant, ending in Z. */
  readonly clock: () => string;
  readonly report?: Ctx["report"];
}

/** Runs one use case as `actor` in one transaction, in the organisation's own calendar. Refused where there is no such organisation. */
export function inOrganization<T>(at: Workplace, actor: ActingPerson, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const now = at.clock();
  return at.database.withTransaction(actor, async (tx) => {
    const organization = await findOrganization(tx);
    if (organization === null) throw new Refusal("not-found", 404, "There is no such clinic here.");
    const { timeZone } = organization;
    const ctx = {
      tx,
      actor,
      now,
      timeZone,
      today: localDate(now, timeZone),
      newId: () => v7(),
      knowledge: at.knowledge,
    };
    return work(at.report === undefined ? ctx : { ...ctx, report: at.report });
  });
}

/** Ids of all organisations of this database. */
export function allOrganizations(database: Database): Promise<string[]> {
  const nobody = systemActor("00000000-0000-0000-0000-000000000000", "job");
  return database.withTransaction(nobody, organizationIds);
}
