import { v7 } from "uuid";
import type { Actor, Ctx } from "../service/context.ts";
import { localDate } from "../service/local-moment.ts";
import type { SessionPerson } from "../store/identity/sessions.ts";
import type { Server } from "./server.ts";

/** Runs one use case as the signed-in person, in one transaction: committed when it returns, undone when it throws. */
export function unitOfWork<T>(server: Server, person: SessionPerson, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const actor = actorOf(person);
  const now = server.clock();
  const today = localDate(now, person.timeZone);
  return server.database.withTransaction(actor, (tx) =>
    work({ tx, actor, now, today, timeZone: person.timeZone, newId: () => v7(), knowledge: server.knowledge }),
  );
}

/** The signed-in person as row policies and the audit trail see them. */
export function actorOf({ organizationId, personId, role, patientId }: SessionPerson): Actor {
  return { organizationId, personId, role, via: "web", ...(patientId === null ? {} : { patientId }) };
}
