import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
const standard = ["unit", "unit-new-york", "unit-kiritimati", "db", "cluster", "e2e"];

/** Runs the given vitest projects; a run that leaves no report, or files that would not load, counts as failed. */
function runVitest(projects: readonly string[], env: Record<string, string> = {}): Counts {
  const folder = mkdtempSync(join(tmpdir(), "accord-test-"));
  const report = join(folder, "report.json");
  const done = spawnSync(
    process.execPath,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...projects.flatMap((project) => ["--project", project]),
    ],
    { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } },
  );
  try {
    const counts = JSON.parse(readFileSync(report, "utf8")) as VitestReport;
    const failed = Math.max(counts.numFailedTests, done.status === 0 ? 0 : 1);
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
const runs = [runVitest([...standard, ...(values.conformance ? ["conformance"] : [])])];
if (values.postgres) {
  console.log("\nThe database tests once more, on the PostgreSQL of this machine");
  runs.push(runVitest(["db"], { TEST_DATABASE_URL: values.postgres }));
}
const sum = (pick: (run: Counts) => number) => runs.reduce((total, run) => total + pick(run), 0);
const failed = checks.failed + sum((run) => run.failed);
const skipped = sum((run) => run.skipped);
console.log(
  `\n${checks.passed + sum((run) => run.passed)} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`,
);
process.exitCode = failed === 0 ? 0 : 1;
