import type { PatientRecord } from "../clinical/record/record.ts";
import { systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { readPatientFile } from "../store/patient-file.ts";
import { countPatients, patientIdsAfter } from "../store/patients.ts";
import { recordOf } from "./derive.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";

const FIRST = "00000000-0000-0000-0000-000000000000";
const BATCH = 200;

interface Reading {
  /** One word for the audit trail. */
  readonly purpose: string;
  /** Told after every batch, for the clinic at hand. */
  readonly progress?: (done: number, of: number) => void;
}

/** Reads every record of every organisation one after the other, for work over all courses; that it was read, and for what, is audited. */
export async function eachRecord(
  at: Workplace,
  { purpose, progress }: Reading,
  work: (record: PatientRecord) => void,
): Promise<void> {
  for (const organizationId of await allOrganizations(at.database)) {
    const actor = systemActor(organizationId, "command-line");
    let records = 0;
    const of = await inOrganization(at, actor, ({ tx }) => countPatients(tx));
    for (let after = FIRST; ; ) {
      const ids = await inOrganization(at, actor, (ctx) => patientIdsAfter(ctx.tx, after, BATCH));
      for (const id of ids) {
        const file = await inOrganization(at, actor, (ctx) => readPatientFile(ctx.tx, id, ctx.now));
        if (file === null) continue;
        records += 1;
        work(recordOf(file));
      }
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      progress?.(records, of);
    }
    await inOrganization(at, actor, (ctx) => appendAudit(ctx.tx, null, "records-read", { purpose, records }));
  }
}
