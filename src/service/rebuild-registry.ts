import { setImmediate as nextTurn } from "node:timers/promises";
import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { type FileAndRow, filesAndRowsAfter, rowOfText } from "../store/patient-files.ts";
import { countPatients } from "../store/patients.ts";
import {
  findRebuildPlace,
  forgetRebuildPlace,
  keepRebuildPlace,
  keepRegistryBasis,
  type RebuildPlace,
  registryBasis,
} from "../store/registry-rebuild.ts";
import { dayBefore } from "./day-before.ts";
import { derive } from "./derive.ts";
import { allOrganizations, inOrganization, type Workplace } from "./in-organization.ts";
import { playbookMark } from "./playbook-mark.ts";
import { differencesFrom, type Rebuilt, rebuildPatient } from "./rebuild-patient.ts";

export interface RebuildReport {
  readonly patients: number;
  /** Rows that differed from what the record says; the first of them are named. */
  readonly differing: number;
  readonly different: readonly (Rebuilt & { readonly organizationId: string })[];
  /** Patients whose row could not be worked out: a rule is at fault. The first of them are named. */
  readonly failing: number;
  readonly failed: readonly string[];
}

export interface RebuildOptions {
  /** Change nothing, only say which rows differ. */
  readonly compareOnly: boolean;
  readonly via?: "job" | "command-line";
  /** Told after every batch, for the clinic at hand. */
  readonly progress?: (done: number, of: number) => void;
  /** Go on where a rebuild under this playbook was stopped; otherwise it begins at the first patient. */
  readonly resume?: boolean;
  /** Stops between two batches; the place is kept. */
  readonly signal?: AbortSignal;
}

const FIRST = "00000000-0000-0000-0000-000000000000";
const BATCH = 100;
/** Patients worked out before the process takes in what the database has sent meanwhile. */
const IN_ONE_GO = 5;
const NONE: readonly string[] = [];
/** What a whole registry may hold of surprises does not have to fit in memory: beyond these they are counted. */
const MOST_NAMED = 1000;

interface Run {
  readonly at: Workplace;
  readonly actor: ActingPerson;
  readonly options: RebuildOptions;
  readonly different: RebuildReport["different"][number][];
  readonly failed: string[];
}

/**
 * Works every registry row of every organisation out again and tells which differed. Rows are compared in batches as of one moment, and
 * only those that differ are worked out once more under their patient's lock and put right. Where it stands is kept with each batch.
 */
export async function rebuildRegistry(at: Workplace, options: RebuildOptions): Promise<RebuildReport> {
  const [different, failed]: [Run["different"], string[]] = [[], []];
  const sum = { patients: 0, differing: 0, failing: 0 };
  for (const organizationId of await allOrganizations(at.database)) {
    const actor = systemActor(organizationId, options.via ?? "job");
    const done = await rebuildClinic({ at, actor, options, different, failed });
    sum.patients += done.patients;
    sum.differing += done.different;
    sum.failing += done.failed;
  }
  return { ...sum, different, failed };
}

/**
 * Works out again the rows of every clinic whose rows were made by another playbook than the one in force, and goes on where a run was
 * stopped. Gives how many clinics there were. A row whose rule fails is told to the operator and left for the sweep.
 */
export async function rebuildAfterPlaybook(at: Workplace, signal?: AbortSignal): Promise<number> {
  let clinics = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    if (signal?.aborted) break;
    const actor = systemActor(organizationId, "job");
    const basis = await inOrganization(at, actor, ({ tx }) => registryBasis(tx));
    if (basis === playbookMark(at.knowledge.playbook)) continue;
    const options = { compareOnly: false, resume: true, ...(signal ? { signal } : {}) };
    const { failed } = await rebuildClinic({ at, actor, options, different: [], failed: [] });
    if (failed > 0) at.report?.("rebuild-left", { organization: organizationId, patients: String(failed) });
    clinics += 1;
  }
  return clinics;
}

async function rebuildClinic(run: Run): Promise<RebuildPlace> {
  const { at, actor, options } = run;
  const keeps = !options.compareOnly;
  const playbook = playbookMark(at.knowledge.playbook);
  const start = { after: FIRST, patients: 0, different: 0, failed: 0 };
  const [stopped, of] = await inOrganization(at, actor, async ({ tx }) => [
    keeps && options.resume === true ? await findRebuildPlace(tx, playbook) : null,
    await countPatients(tx),
  ]);
  let place: RebuildPlace = stopped ?? start;
  let coming = readAhead(run, place.after);
  for (;;) {
    const batch = await coming;
    if (options.signal?.aborted) return place;
    const last = batch.files.at(-1);
    if (last === undefined) break;
    coming = readAhead(run, last.file.patient.id);
    place = await settle(run, place, await compareBatch(run, batch));
    if (keeps) await inOrganization(at, actor, ({ tx }) => keepRebuildPlace(tx, playbook, place));
    options.progress?.(place.patients, of);
  }
  await inOrganization(at, actor, async ({ tx }) => {
    if (keeps) {
      await forgetRebuildPlace(tx);
      await keepRegistryBasis(tx, playbook);
    }
    const { different, failed } = place;
    await appendAudit(tx, null, "registry-rebuilt", { compareOnly: options.compareOnly, different, failed });
  });
  return place;
}

/** A row held against the record; null differences: a rule is at fault. */
interface Compared {
  readonly patientId: string;
  readonly differences: readonly string[] | null;
}

/** Files as of one moment, and the day it was. */
interface Batch {
  readonly files: readonly FileAndRow[];
  readonly today: string;
}

/** The database works on the next batch while this process works the last one out. A fault of it is told where it is waited for. */
function readAhead({ at, actor }: Run, after: string): Promise<Batch> {
  const coming = inOrganization(at, actor, async ({ tx, now, today }) => ({
    files: await filesAndRowsAfter(tx, after, BATCH, dayBefore(now)),
    today,
  }));
  coming.catch(() => undefined);
  return coming;
}

async function compareBatch(run: Run, { files, today }: Batch): Promise<Compared[]> {
  const done: Compared[] = [];
  for (const one of files) {
    done.push(compared(run, one, today));
    if (done.length % IN_ONE_GO === 0) await nextTurn();
  }
  return done;
}

function compared({ at }: Run, { file, stored }: FileAndRow, today: string): Compared {
  const patientId = file.patient.id;
  try {
    const { row } = derive(file, stored?.derivedOn ?? today, at.knowledge);
    if (stored === null) return { patientId, differences: differencesFrom(null, row) };
    if (stored.upToDate && stored.text === JSON.stringify(row)) return { patientId, differences: NONE };
    return { patientId, differences: differencesFrom(rowOfText(stored), row) };
  } catch {
    return { patientId, differences: null };
  }
}

async function settle(run: Run, place: RebuildPlace, batch: readonly Compared[]): Promise<RebuildPlace> {
  let { after, patients, different, failed } = place;
  for (const { patientId, differences } of batch) {
    after = patientId;
    patients += 1;
    const found =
      differences === null
        ? null
        : differences.length === 0
          ? differences
          : await putRight(run, patientId, differences);
    if (found === null) {
      failed += 1;
      if (run.failed.length < MOST_NAMED) run.failed.push(patientId);
    } else if (found.length > 0) {
      different += 1;
      if (run.different.length < MOST_NAMED)
        run.different.push({ organizationId: run.actor.organizationId, patientId, differences: found });
    }
  }
  return { after, patients, different, failed };
}

/** Under the patient's lock, from the record as it then is; what was seen before may have been mended since. */
async function putRight({ at, actor, options }: Run, patientId: string, seen: readonly string[]) {
  if (options.compareOnly) return seen;
  try {
    const rebuilt = await inOrganization(at, actor, (ctx) => rebuildPatient(ctx, patientId, { compareOnly: false }));
    return rebuilt?.differences ?? [];
  } catch {
    return null;
  }
}
