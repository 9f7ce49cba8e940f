import { setImmediate as nextTurn } from "node:timers/promises";
import { type BandCurve, CurveTally } from "../clinical/situation/local-curves.ts";
import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { claimCourseCurves, replaceCourseCurves } from "../store/course-curves.ts";
import { filesAndRowsAfter } from "../store/patient-files.ts";
import { countPatients } from "../store/patients.ts";
import { dayBefore } from "./day-before.ts";
import { recordOf } from "./derive.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";

interface Drawing {
  /** Told after every batch. */
  readonly progress?: (done: number, of: number) => void;
  /** Stops between two batches; nothing is kept then. */
  readonly signal?: AbortSignal;
}

const FIRST = "00000000-0000-0000-0000-000000000000";
const BATCH = 100;
/** Courses counted before the process takes in what has come meanwhile. */
const IN_ONE_GO = 20;

/**
 * Draws the expected courses of one clinic anew from all its courses, and keeps them in the place of those before; null where it was
 * stopped. That every record was read, and for what, is audited.
 */
export async function drawCourseCurves(
  at: Workplace,
  actor: ActingPerson,
  { progress, signal }: Drawing = {},
): Promise<BandCurve[] | null> {
  const tally = new CurveTally(at.knowledge);
  const of = await inOrganization(at, actor, ({ tx }) => countPatients(tx));
  let records = 0;
  for (let after = FIRST; ; ) {
    const { files, today } = await inOrganization(at, actor, async (ctx) => ({
      files: await filesAndRowsAfter(ctx.tx, after, BATCH, dayBefore(ctx.now)),
      today: ctx.today,
    }));
    for (const { file } of files) {
      tally.add(recordOf(file), today);
      records += 1;
      if (records % IN_ONE_GO === 0) await nextTurn();
    }
    const last = files.at(-1);
    if (last === undefined) break;
    if (signal?.aborted) return null;
    after = last.file.patient.id;
    progress?.(records, of);
  }
  const curves = tally.result();
  await inOrganization(at, actor, async ({ tx, today }) => {
    await claimCourseCurves(tx, today);
    await replaceCourseCurves(tx, curves);
    await appendAudit(tx, null, "records-read", { purpose: "course-curves", records });
  });
  return curves;
}

/** Draws them for every clinic where nobody has today. Gives for how many; one that fails or is stopped has its turn on the next day. */
export async function drawDueCurves(at: Workplace, signal?: AbortSignal): Promise<number> {
  let clinics = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    if (signal?.aborted) break;
    const actor = systemActor(organizationId, "job");
    const isOurs = await inOrganization(at, actor, ({ tx, today }) => claimCourseCurves(tx, today));
    if (isOurs && (await drawCourseCurves(at, actor, signal === undefined ? {} : { signal })) !== null) clinics += 1;
  }
  return clinics;
}
