import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { inject } from "vitest";
import type { z } from "zod";
import type { Role, Session, welcome } from "../../src/http/contract/session.ts";
import { cloneDatabase } from "../../src/store/testing/template-database.ts";
import { launchBrowser } from "./browser.ts";

type DemoPerson = z.infer<typeof welcome>["people"][number];

export interface Clinic {
  readonly url: string;
  readonly people: readonly DemoPerson[];
  /** A page of its own browser profile, signed in as the demo person of this role (of the larger organisation, or the named one). */
  openAs(role: Role, options?: OpenOptions): Promise<{ page: Page; session: Session }>;
  /** A page where nobody is signed in. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Ends the server and starts it again over the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  readonly organization?: string;
  /** Where to go once signed in; `/` unless told. */
  readonly path?: string;
}

const DESK = { viewport: { width: 1440, height: 900 } } as const;
const START_MS = 120_000;

/** Starts the real server over a fresh copy of the demo clinic, and a browser before it. */
export async function startClinic(): Promise<Clinic> {
  const clone = await cloneDatabase(inject("testDatabaseUrl"), inject("demoDatabase"));
  const folder = await mkdtemp(join(tmpdir(), "accord-e2e-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let server = serve(folder, clone.url, port);
  const browser = await launchBrowser();
  const stop = async () => {
    await browser.close();
    await server.stop();
    await clone.drop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await server.ready(`${url}/healthz`);
    const people = await demoPeople(url);
    return {
      url,
      people,
      stop,
      restart: async () => {
        await server.stop();
        server = serve(folder, clone.url, port);
        await server.ready(`${url}/healthz`);
      },
      open: (options) => openPage(browser, url, options),
      openAs: signingIn(browser, url, people),
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function signingIn(browser: Browser, url: string, people: readonly DemoPerson[]): Clinic["openAs"] {
  return async (role, options = {}) => {
    const { organization = largestOrganization(people), path = "/", ...context } = options;
    const person = people.find((one) => one.role === role && one.organization === organization);
    if (!person) throw new Error(`The demo clinic has no ${role} in ${organization}.`);
    const page = await openPage(browser, url, context);
    const answer = await page.request.post("/api/demo/sign-in", {
      headers: { "x-accord": "1", origin: url },
      data: { personId: person.id },
    });
    if (!answer.ok()) throw new Error(`Signing in as ${role} answered ${answer.status()}.`);
    const session = (await answer.json()) as Session;
    await page.goto(path);
    return { page, session };
  };
}

function largestOrganization(people: readonly DemoPerson[]): string | undefined {
  const sizes = Map.groupBy(people, (person) => person.organization);
  return [...sizes].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

async function openPage(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, acceptDownloads: true, ...DESK, ...options });
  return context.newPage();
}

async function demoPeople(url: string): Promise<readonly DemoPerson[]> {
  const answer = (await (await fetch(`${url}/api/welcome`)).json()) as { people: DemoPerson[] };
  return answer.people;
}

function serve(folder: string, databaseUrl: string, port: number) {
  const child = spawn("./accord", ["serve", "--demo", "--port", String(port)], {
    env: { ...process.env, ACCORD_DATA: folder, DATABASE_URL: databaseUrl },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let said = "";
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-4000);
  };
  child.stdout?.on("data", listen);
  child.stderr?.on("data", listen);
  return {
    ready: (health: string) => untilHealthy(health, child, () => said),
    stop: () => ended(child),
  };
}

async function untilHealthy(health: string, child: ChildProcess, said: () => string): Promise<void> {
  const latest = Date.now() + START_MS;
  while (Date.now() < latest) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${said()}`);
    const answered = await fetch(health).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered) return;
    await new Promise((wake) => setTimeout(wake, 100));
  }
  throw new Error(`The server did not become healthy:\n${said()}`);
}

/** Asks the whole process group to end, so that the database it started ends with it; insists after ten seconds. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const group = -child.pid;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const insist = setTimeout(() => process.kill(group, "SIGKILL"), 10_000);
  await gone;
  clearTimeout(insist);
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
