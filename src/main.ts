import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import type { Knowledge } from "./clinical/knowledge/knowledge.ts";
import { ChangeHub } from "./http/events/change-hub.ts";
import type { OutsideSettings } from "./http/read-settings.ts";
import { buildServer } from "./http/server.ts";
import { identityLibrary } from "./http/sign-in/identity-library.ts";
import { installationSecret } from "./http/sign-in/installation-secret.ts";
import { ensureWebBuilt } from "./http/web/build-web.ts";
import { type Jobs, startJobs } from "./jobs/start-jobs.ts";
import { loadKnowledge } from "./knowledge/load.ts";
import { loadDemoKnowledge } from "./knowledge/load-demo-knowledge.ts";
import { type PlaybookState, SitePlaybook } from "./knowledge/site-playbook.ts";
import { withLicensedPacks } from "./knowledge/with-licensed-packs.ts";
import { allOrganizations } from "./service/in-organization.ts";
import { loadDemo } from "./service/load-demo.ts";
import { type Database, openDatabase } from "./store/database.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

export interface StartedServer {
  readonly url: string;
  /** Stops taking requests, finishes those under way, seals the audit trail, lets go of the database. */
  close(): Promise<void>;
}

/** Starts everything. Whatever fails, what was already started is stopped again. `progress` is told of the demo clinic being made. */
export async function startServer(
  outside: OutsideSettings,
  progress?: (done: number, of: number) => void,
): Promise<StartedServer> {
  await refuseTakenPort(outside);
  const { knowledge, refused } = withLicensedPacks(
    loadKnowledge(),
    outside.dataFolder,
    new Date().toISOString().slice(0, 10),
  );
  for (const reason of refused) console.error(`Not used: ${reason}`);
  let jobs: Jobs | null = null;
  const site = new SitePlaybook(knowledge, outside.dataFolder, (state) => {
    reportPlaybook(state);
    jobs?.playbookChanged();
  });
  const secret = await installationSecret(outside.dataFolder, process.env.ACCORD_SECRET);
  const webFolder = outside.web ? ensureWebBuilt(root) : Promise.resolve(null);
  // Awaited further down: until then its failure is nobody's unhandled one.
  webFolder.catch(() => undefined);
  const stops: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const unwatch = site.watch();
    stops.push(async () => unwatch());
    const { dataFolder, databaseUrl } = outside;
    const database = await openDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
    stops.push(() => database.close());
    if (outside.demo) await openDemoClinic(database, site.knowledge, progress);
    const changes = new ChangeHub();
    const changed = changes.publish.bind(changes);
    const started = await startJobs({
      database,
      // Asked for anew each time: the playbook may change while the process runs.
      get knowledge() {
        return site.knowledge;
      },
      changed,
      resync: () => changes.resync(),
    });
    jobs = started;
    stops.push(() => started.stop());
    const app = await buildServer({
      settings: { ...outside, secret, webFolder: await webFolder },
      database,
      get knowledge() {
        return site.knowledge;
      },
      playbook: () => site.state,
      identities: identityLibrary(database, secret),
      changes,
      streams: new Set(),
      clock: () => new Date().toISOString(),
    });
    stops.push(async () => app.close());
    return { url: await app.listen({ host: outside.host, port: outside.port }), close };
  } catch (error) {
    await close();
    throw inWords(error, outside.port);
  }
}

/** One line in the log for each change of the playbook in force, and for each that was refused. It holds rules, never a patient. */
function reportPlaybook({ id, version, from, refused }: PlaybookState): void {
  const faults = refused?.faults.map(({ place, reason }) => `${place || "the file"}: ${reason}`);
  const event = refused === null ? "playbook-in-force" : "playbook-refused";
  console.error(JSON.stringify({ event, playbook: id, version, from, ...(refused && { file: refused.file, faults }) }));
}

/** Loads the demo clinic where it is not there yet. Refuses to put synthetic people, open to everyone, beside a real clinic. */
async function openDemoClinic(
  database: Database,
  knowledge: Knowledge,
  progress?: (done: number, of: number) => void,
): Promise<void> {
  const demo = loadDemoKnowledge();
  const ours = new Set(demo.people.organizations.map(({ id }) => id));
  const others = (await allOrganizations(database)).filter((id) => !ours.has(id));
  if (others.length > 0)
    throw new Error(
      "This database holds a clinic of its own, and a demo is open to everyone. Give the demo another data folder: ACCORD_DATA=./demo-data accord serve --demo",
    );
  await loadDemo(database, { knowledge, demo, now: new Date().toISOString(), ...(progress ? { progress } : {}) });
}

/** Before anything heavy: a taken port is the most common reason that a start fails. */
async function refuseTakenPort({ host, port }: OutsideSettings): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once("error", (error) => failed(inWords(error, port)));
    probe.listen({ host, port }, () => probe.close(() => done()));
  });
}

function inWords(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new Error(
    `Port ${port} is taken, perhaps by another Accord. Stop that one, or choose another: accord serve --port ${port + 1}`,
  );
}
