import { v7 } from "uuid";
import { startJobs } from "../../src/jobs/start-jobs.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { inOrganization } from "../../src/service/in-organization.ts";
import { submitScore } from "../../src/service/submit-score.ts";
import type { ActingPerson } from "../../src/store/acting-person.ts";
import { openDatabase } from "../../src/store/database.ts";

/**
 * A process that writes until it is killed: `writer.ts DATA_FOLDER ACTOR PATIENTS`. Says `ready`, then one line for each form the moment
 * it is acknowledged: `kept PATIENT ENTRY`.
 */
const [dataFolder, actorText, patientsText] = process.argv.slice(2) as [string, string, string];
const actor = JSON.parse(actorText) as ActingPerson;
const patients = JSON.parse(patientsText) as string[];

const database = await openDatabase({ dataFolder });
const knowledge = loadKnowledge();
const at = { database, knowledge, clock: () => new Date().toISOString(), report: () => undefined };
await startJobs({ ...at, changed: () => undefined, resync: () => undefined });
process.stdout.write("ready\n");

async function writeOn(patientId: string): Promise<never> {
  for (;;) {
    const entryId = v7();
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    const form = { patientId, entryId, instrument: "PHQ-9", answers };
    // The database may have been killed under us: the same form is sent again until it is taken, as a browser would.
    while (!(await inOrganization(at, actor, (ctx) => submitScore(ctx, form)).then(...settled))) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    process.stdout.write(`kept ${patientId} ${entryId}\n`);
  }
}

const settled = [() => true, () => false] as const;
await Promise.all(patients.map(writeOn));
