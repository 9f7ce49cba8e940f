import { FORM_ROLE } from "../../src/clinical/access/roles.ts";
import { startJobs } from "../../src/jobs/start-jobs.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import type { Ctx } from "../../src/service/context.ts";
import { askForForm } from "../../src/service/forms/ask-for-form.ts";
import { readLinkToken } from "../../src/service/forms/form-link.ts";
import { openForm } from "../../src/service/forms/open-form.ts";
import { saveAnswers, submitForm } from "../../src/service/forms/save-form-answers.ts";
import { inOrganization } from "../../src/service/in-organization.ts";
import type { ActingPerson } from "../../src/store/acting-person.ts";
import { openDatabase } from "../../src/store/database.ts";

/**
 * A process in which every patient fills in forms until it is killed: `form-writer.ts DATA_FOLDER ACTOR TOKENS`. `TOKENS` are the links
 * under way by patient, null = none. Says `ready`, then a line for each thing the moment it is acknowledged: `asked PATIENT TOKEN`,
 * `saved TOKEN ITEM VALUE`, `over TOKEN`.
 */
const [dataFolder, actorText, tokensText] = process.argv.slice(2) as [string, string, string];
const actor = JSON.parse(actorText) as ActingPerson;
const tokens = JSON.parse(tokensText) as Record<string, string | null>;
const INSTRUMENT = "PHQ-9";

const database = await openDatabase({ dataFolder });
const knowledge = loadKnowledge();
const at = { database, knowledge, clock: () => new Date().toISOString(), report: () => undefined };
await startJobs({ ...at, changed: () => undefined, resync: () => undefined });
const say = (...words: readonly (string | number)[]) => process.stdout.write(`${words.join(" ")}\n`);
say("ready");

/** The database may have been killed under us: the same is sent again until it is taken, as a browser would. */
async function untilTaken<T>(by: ActingPerson, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  for (;;) {
    const result = await inOrganization(at, by, work).then(
      (done) => ({ done }),
      () => null,
    );
    if (result !== null) return result.done;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function fillIn(token: string): Promise<void> {
  const link = readLinkToken(token)!;
  const { organizationId, requestId, secret } = link;
  const form: ActingPerson = { organizationId, personId: requestId, role: FORM_ROLE, via: "form" };
  const opened = await untilTaken(form, (ctx) => openForm(ctx, { secret, identified: true }));
  if (opened.state === "open") {
    const [sheet] = opened.sheets;
    for (const { linkId } of sheet!.instrument.items) {
      if (linkId in sheet!.answers) continue;
      const value = Math.floor(Math.random() * 4);
      await untilTaken(form, (ctx) =>
        saveAnswers(ctx, { secret, instrument: INSTRUMENT, answers: { [linkId]: value } }),
      );
      say("saved", token, linkId, value);
    }
    await untilTaken(form, (ctx) => submitForm(ctx, { secret }));
  }
  say("over", token);
}

async function fillOn(patientId: string): Promise<never> {
  if (tokens[patientId]) await fillIn(tokens[patientId]);
  for (;;) {
    const ask = { patientId, instruments: [INSTRUMENT], mode: "link" as const };
    const { token } = await untilTaken(actor, (ctx) => askForForm(ctx, ask));
    say("asked", patientId, token);
    await fillIn(token);
  }
}

await Promise.all(Object.keys(tokens).map(fillOn));
