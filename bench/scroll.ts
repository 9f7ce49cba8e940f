import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import type { CDPSession, Page } from "playwright-core";
import { joinEmbeddedServer } from "../src/store/postgres/embedded-server.ts";
import { launchBrowser } from "../test/e2e/browser.ts";
import { buildWeb } from "../test/e2e/build-web.ts";
import { growRegistryRows } from "./bench-clinic.ts";

/**
 * `npm run bench:scroll`: the registry of many people scrolled by the wheel in a real browser, against a page of plain lines scrolled just
 * so in the same run. On a machine without a graphics card the plain page drops frames too: what the registry adds to that is the figure.
 */
const { values } = parseArgs({
  options: {
    rows: { type: "string", default: "10000" },
    seconds: { type: "string", default: "5" },
    runs: { type: "string", default: "3" },
  },
});

/** One notch of a wheel, pixels. */
const NOTCH = 100;
const BETWEEN_MS = 33;

interface Scrolled {
  /** Frames that came to the screen. */
  readonly drawn: number;
  /** Frames that were due and did not come. */
  readonly dropped: number;
  /** Main-thread milliseconds a drawn frame. */
  readonly mainMs: number;
  /** Tasks of more than 50 ms. */
  readonly longTasks: number;
}

const PLAIN = `<!doctype html><style>body{margin:0;font:13px sans-serif}p{height:36px;margin:0;border-bottom:1px solid #ddd}
main{height:100vh;overflow-y:auto}</style><main tabindex="0">${"<p>Plain line of a list, as long as a name and a figure</p>".repeat(2000)}</main>`;

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly dur?: number;
  readonly args?: { readonly frame_reporter?: { readonly state?: string; readonly frame_type?: string } };
}

/** What the browser itself says of each frame (its PipelineReporter), and how long the main thread worked. */
async function scroll(page: Page, cdp: CDPSession, seconds: number): Promise<Scrolled> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { readonly value: readonly unknown[] }) => events.push(...(value as TraceEvent[]));
  cdp.on("Tracing.dataCollected", collect);
  const includedCategories = ["disabled-by-default-devtools.timeline", "disabled-by-default-devtools.timeline.frame"];
  await cdp.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await page.mouse.move(700, 500);
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn += 1) {
    // Thirty notches a second: as fast as a hand turns a wheel, some hundred people a second.
    await page.mouse.wheel(0, turn % 60 < 50 ? NOTCH : -NOTCH);
    await new Promise((wake) => setTimeout(wake, BETWEEN_MS));
  }
  const done = new Promise<void>((resolve) => cdp.once("Tracing.tracingComplete", () => resolve()));
  await cdp.send("Tracing.end");
  await done;
  cdp.off("Tracing.dataCollected", collect);
  const frames = events.flatMap(({ name, args }) =>
    name === "PipelineReporter" && args?.frame_reporter ? [args.frame_reporter] : [],
  );
  const tasks = busiest(events.filter(({ name, ph }) => name === "RunTask" && ph === "X"));
  const drawn = frames.filter(({ state }) => state?.startsWith("STATE_PRESENTED")).length;
  return {
    drawn,
    dropped: frames.filter(({ state, frame_type }) => state === "STATE_DROPPED" && frame_type !== "FORKED").length,
    mainMs: tasks.reduce((sum, { dur = 0 }) => sum + dur, 0) / 1000 / Math.max(drawn, 1),
    longTasks: tasks.filter(({ dur = 0 }) => dur > 50_000).length,
  };
}

/** The tasks of the page's own main thread: the one with most of them that also lays out. */
function busiest<T extends { readonly tid: number; readonly dur?: number }>(tasks: readonly T[]): readonly T[] {
  const threads = Map.groupBy(tasks, ({ tid }) => tid);
  const time = (list: readonly T[]) => list.reduce((sum, { dur = 0 }) => sum + dur, 0);
  return [...threads.values()].sort((a, b) => time(b) - time(a))[0] ?? [];
}

async function registryOf(page: Page, url: string): Promise<void> {
  const { people } = (await (await fetch(`${url}/api/welcome`)).json()) as {
    people: { id: string; role: string }[];
  };
  const therapist = people.find(({ role }) => role === "therapist");
  await page.request.post(`${url}/api/demo/sign-in`, {
    headers: { "x-accord": "1", origin: url },
    data: { personId: therapist?.id },
  });
  await page.goto(`${url}/registry`);
  await page.locator("[data-row]").first().waitFor({ timeout: 60_000 });
}

async function grow(folder: string, size: number): Promise<void> {
  const server = await joinEmbeddedServer(folder, process.env.ACCORD_POSTGRES);
  const { host, user, password } = server.superuser;
  const pool = new pg.Pool({
    host: String(host),
    user: String(user),
    password: String(password),
    database: "accord",
    options: "-c search_path=accord,public",
  });
  const largest = await pool.query(
    "select organization_id from accord.registry_row group by 1 order by count(*) desc limit 1",
  );
  await growRegistryRows(pool, String(largest.rows[0]?.organization_id), size);
  await pool.end();
  await server.leave();
}

const line = (name: string, { drawn, dropped, mainMs, longTasks }: Scrolled) =>
  console.log(
    `| ${name} | ${drawn} | ${dropped} | ${((100 * dropped) / Math.max(drawn + dropped, 1)).toFixed(1)} % | ${mainMs.toFixed(2)} | ${longTasks} |`,
  );

const folder = await mkdtemp(join(tmpdir(), "accord-scroll-"));
await buildWeb();
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const server = spawn("./accord", ["serve", "--demo", "--port", String(port)], {
  env: { ...process.env, ACCORD_DATA: folder },
  stdio: "ignore",
});
const browser = await launchBrowser();
try {
  while (
    !(await fetch(`${url}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    ))
  )
    await new Promise((wake) => setTimeout(wake, 200));
  await grow(folder, Number(values.rows));
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const cdp = await page.context().newCDPSession(page);
  console.log(
    `\n### Scrolling ${Number(values.rows).toLocaleString("en")} people by the wheel for ${values.seconds} s\n`,
  );
  console.log("| what | frames drawn | dropped | share dropped | main thread, ms a frame | tasks over 50 ms |");
  console.log("| --- | --- | --- | --- | --- | --- |");
  for (let run = 0; run < Number(values.runs); run += 1) {
    await page.setContent(PLAIN);
    line("plain lines (the limit here)", await scroll(page, cdp, Number(values.seconds)));
    await registryOf(page, url);
    line("registry", await scroll(page, cdp, Number(values.seconds)));
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  await new Promise((gone) => server.once("exit", gone));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
