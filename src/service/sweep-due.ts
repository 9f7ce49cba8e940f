import { systemActor } from "../store/acting-person.ts";
import { patientsDerivedBefore } from "../store/registry.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";
import { rebuildPatient } from "./rebuild-patient.ts";

const BATCH = 100;

/**
 * Works out again every row made for a day gone by: a form that did not come is news too. A short transaction for each patient, so
 * nobody's write waits. Gives how many; a patient whose rules fail is left for the next sweep.
 */
export async function sweepDue(at: Workplace, signal?: AbortSignal): Promise<number> {
  let swept = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    const actor = systemActor(organizationId, "job");
    const failed = new Set<string>();
    for (;;) {
      const due = await inOrganization(at, actor, (ctx) =>
        patientsDerivedBefore(ctx.tx, ctx.today, BATCH + failed.size),
      );
      const next = due.filter((id) => !failed.has(id));
      if (next.length === 0) break;
      for (const id of next) {
        if (signal?.aborted) return swept;
        const done = await inOrganization(at, actor, (ctx) =>
          rebuildPatient(ctx, id, { compareOnly: false, asOf: ctx.today }),
        ).catch(() => null);
        if (done === null) failed.add(id);
        else swept += 1;
      }
    }
  }
  return swept;
}
