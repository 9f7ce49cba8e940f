import { createServer } from "node:net";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ChangeHub } from "./http/events/change-hub.ts";
import { buildServer, type Server } from "./http/server.ts";
import type { ServerSettings } from "./http/server-settings.ts";
import { identityLibrary } from "./http/sign-in/identity-library.ts";
import { installationSecret } from "./http/sign-in/installation-secret.ts";
import { ensureWebBuilt } from "./http/web/build-web.ts";
import { startJobs } from "./jobs/start-jobs.ts";
import { loadKnowledge } from "./knowledge/load.ts";
import { openDatabase } from "./store/database.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const DEFAULT_PORT = 8080;

/** What comes from outside; the secret and the web folder are found while starting. */
export type OutsideSettings = Omit<ServerSettings, "secret" | "webFolder">;

/** Reads flags and environment. Throws a sentence where one makes no sense. */
export function settingsFrom(
  flags: { readonly demo?: boolean; readonly port?: number },
  environment: Readonly<Record<string, string | undefined>>,
): OutsideSettings {
  const port = flags.port ?? Number(environment.PORT || DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT is "${environment.PORT}": a whole number up to 65535 is needed.`);
  const origin = environment.ACCORD_ORIGIN;
  if (origin && (!URL.canParse(origin) || new URL(origin).origin !== origin))
    throw new Error(`ACCORD_ORIGIN is "${origin}": it must look like https://clinic.example, with nothing behind it.`);
  return {
    host: environment.HOST || "127.0.0.1",
    port,
    dataFolder: resolve(environment.ACCORD_DATA || "data"),
    databaseUrl: environment.DATABASE_URL || null,
    demo: flags.demo ?? false,
    publicOrigin: origin || null,
    trustedProxies: (environment.ACCORD_TRUSTED_PROXY ?? "").split(",").filter((address) => address !== ""),
  };
}

export interface StartedServer {
  readonly url: string;
  /** Stops taking requests, finishes those under way, seals the audit trail, lets go of the database. */
  close(): Promise<void>;
}

/** Starts everything. Whatever fails, what was already started is stopped again. */
export async function startServer(outside: OutsideSettings): Promise<StartedServer> {
  await refuseTakenPort(outside);
  const knowledge = loadKnowledge();
  const secret = await installationSecret(outside.dataFolder, process.env.ACCORD_SECRET);
  const webBuilt = ensureWebBuilt(root);
  webBuilt.catch(() => undefined);
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const stop of closers.splice(0).reverse()) await stop();
  };
  try {
    const database = await openDatabase({
      dataFolder: outside.dataFolder,
      databaseUrl: outside.databaseUrl ?? undefined,
    });
    closers.push(() => database.close());
    if (outside.demo) await openDemoClinic(database, knowledge);
    const changes = new ChangeHub();
    const jobs = await startJobs({
      database,
      knowledge,
      changed: (change) => changes.publish(change),
      resync: () => changes.resync(),
    });
    closers.push(() => jobs.stop());
    const settings: ServerSettings = { ...outside, secret, webFolder: await webBuilt };
    const server: Server = {
      settings,
      database,
      knowledge,
      identities: identityLibrary(database, secret),
      changes,
      streams: new Set(),
      clock: () => new Date().toISOString(),
    };
    const app = await buildServer(server);
    closers.push(() => app.close());
    const url = await app.listen({ host: outside.host, port: outside.port });
    return { url, close };
  } catch (error) {
    await close();
    throw portTaken(error, outside.port);
  }
}

/** Before anything heavy: a taken port is the most common reason that a start fails. */
async function refuseTakenPort({ host, port }: OutsideSettings): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once("error", (error) => failed(portTaken(error, port)));
    probe.listen({ host, port }, () => probe.close(() => done()));
  });
}

function portTaken(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") return error;
  return new Error(
    `Port ${port} is taken, perhaps by another Accord. Stop that one, or choose another: accord serve --port ${port + 1}`,
  );
}
