import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runChecks } from "./check.ts";
import { root } from "./source-files.ts";

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly numFailedTestSuites: number;
  readonly success: boolean;
}

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}
/** The kinds of tests in two lanes side by side: tests in browsers and killed servers wait more than they work. */
const lanes = {
  first: ["unit", "unit-new-york", "unit-kiritimati", "db", "cluster"],
  second: ["e2e"],
};

/** Runs the given vitest projects; a run that leaves no report, or files that would not load, counts as failed. What it says is kept whole and told at its end. */
async function runVitest(projects: readonly string[], env: Record<string, string> = {}): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), "accord-test-"));
  const report = join(folder, "report.json");
  const log = join(folder, "said.txt");
  const said = openSync(log, "w");
  const run = spawn(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...projects.flatMap((project) => ["--project", project]),
    ],
    { cwd: root, stdio: ["ignore", said, said], env: { ...process.env, ...env } },
  );
  const [status] = (await once(run, "close")) as [number | null];
  closeSync(said);
  console.log(`\n${projects.join(", ")}\n${readFileSync(log, "utf8")}`);
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    const failed = Math.max(counts.numFailedTests, status === 0 ? 0 : 1);
    return { passed: counts.numPassedTests, failed, skipped: counts.numPendingTests + counts.numTodoTests };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * `npm test`: all checks, then all tests.
 * `--conformance` adds the decks of `../shared`; `--postgres URL` runs the database tests a second time on that server.
 */
const { values } = parseArgs({ options: { conformance: { type: "boolean" }, postgres: { type: "string" } } });
const checks = runChecks();
const runs = (
  await Promise.all([
    inTurn(
      () => runVitest([...lanes.first, ...(values.conformance ? ["conformance"] : [])]),
      ...(values.postgres ? [() => runOn(values.postgres as string)] : []),
    ),
    inTurn(() => runVitest(lanes.second)),
  ])
).flat();
const sum = (pick: (run: Counts) => number) => runs.reduce((total, run) => total + pick(run), 0);
const failed = checks.failed + sum((run) => run.failed);
const skipped = sum((run) => run.skipped);
console.log(
  `\n${checks.passed + sum((run) => run.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = failed === 0 ? 0 : 1;

/** The database tests once more, on the PostgreSQL of this machine. */
function runOn(postgres: string): Promise<Counts> {
  return runVitest(["db"], { TEST_DATABASE_URL: postgres });
}

async function inTurn(...lane: readonly (() => Promise<Counts>)[]): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const run of lane) counts.push(await run());
  return counts;
}
