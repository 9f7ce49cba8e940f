import { systemActor } from "../store/acting-person.ts";
import type { Database } from "../store/database.ts";
import {
  announceChanges,
  postponeRebuild,
  removeRebuild,
  type WaitingRebuild,
  waitingRebuilds,
} from "../store/outbox.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { rebuildPatient } from "./rebuild-patient.ts";

const BATCH = 500;
const nobody = systemActor("00000000-0000-0000-0000-000000000000", "job");

/** Announces every waiting change to every process that listens. Gives how many. */
export async function takeOutbox(database: Database): Promise<number> {
  let taken = 0;
  for (;;) {
    const batch = await database.withTransaction(nobody, (tx) => announceChanges(tx, BATCH));
    taken += batch;
    if (batch < BATCH) return taken;
  }
}

/** Works out again what could not be worked out when it was written. At least once: a crash half way leaves it waiting. Gives how many went well. */
export async function takeRebuilds(at: Workplace): Promise<number> {
  const waiting = await at.database.withTransaction(nobody, (tx) => waitingRebuilds(tx, BATCH));
  let done = 0;
  for (const one of waiting) {
    const well = await rebuild(at, one).catch(() => false);
    if (well) done += 1;
    else await inOrganization(at, systemActor(one.organizationId, "job"), (ctx) => postponeRebuild(ctx.tx, one.id));
  }
  return done;
}

async function rebuild(at: Workplace, { organizationId, id, patientId }: WaitingRebuild): Promise<boolean> {
  return inOrganization(at, systemActor(organizationId, "job"), async (ctx) => {
    await rebuildPatient(ctx, patientId, { compareOnly: false, asOf: ctx.today });
    await removeRebuild(ctx.tx, id);
    return true;
  });
}
