import { systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { patientIdsAfter } from "../store/patients.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";
import { type Rebuilt, rebuildPatient } from "./rebuild-patient.ts";

export interface RebuildReport {
  readonly patients: number;
  /** Rows that differed from what the record says, and in which fields. */
  readonly different: readonly (Rebuilt & { readonly organizationId: string })[];
  /** Patients whose row could not be worked out: a rule is at fault. */
  readonly failed: readonly string[];
}

const FIRST = "00000000-0000-0000-0000-000000000000";
const BATCH = 200;

/** Works every registry row of every organisation out again, a short transaction for each patient, and tells which differed. */
export async function rebuildRegistry(
  at: Workplace,
  { compareOnly, via = "job" }: { readonly compareOnly: boolean; readonly via?: "job" | "command-line" },
): Promise<RebuildReport> {
  const different: RebuildReport["different"][number][] = [];
  const failed: string[] = [];
  let patients = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    const actor = systemActor(organizationId, via);
    for (let after = FIRST; ; ) {
      const ids = await inOrganization(at, actor, (ctx) => patientIdsAfter(ctx.tx, after, BATCH));
      for (const id of ids) {
        patients += 1;
        const result = await inOrganization(at, actor, (ctx) => rebuildPatient(ctx, id, { compareOnly })).catch(
          () => null,
        );
        if (result === null) failed.push(id);
        else if (result.differences.length > 0) different.push({ organizationId, ...result });
      }
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
    }
    const detail = { compareOnly, different: different.length, failed: failed.length };
    await inOrganization(at, actor, (ctx) => appendAudit(ctx.tx, null, "registry-rebuilt", detail));
  }
  return { patients, different, failed };
}
