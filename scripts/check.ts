import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { unreadableFiles } from "./file-sizes.ts";
import { brokenWalls } from "./import-walls.ts";
import { root } from "./source-files.ts";

interface Check {
  readonly name: string;
  /** Faults in words; none = passed. */
  readonly run: () => readonly string[];
}

function command(...args: string[]): () => readonly string[] {
  return () => {
    const done = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
    return done.status === 0 ? [] : [`${done.stdout ?? ""}${done.stderr ?? ""}`.trim() || `exit ${done.status}`];
  };
}
const bin = (path: string) => join("node_modules", path);
const typescript = bin("typescript/bin/tsc");

const checks: readonly Check[] = [
  { name: "types: clinical (no Node, no DOM)", run: command(typescript, "-p", "tsconfig.clinical.json") },
  { name: "types: server, tools, tests", run: command(typescript, "-p", "tsconfig.server.json") },
  { name: "types: browser tests", run: command(typescript, "-p", "tsconfig.browser-tests.json") },
  { name: "types: web", run: command(typescript, "-p", "tsconfig.web.json") },
  { name: "lint and format", run: command(bin("@biomejs/biome/bin/biome"), "ci", "--colors=off", ".") },
  { name: "import walls", run: brokenWalls },
  { name: "file sizes and names", run: unreadableFiles },
  { name: "unused code", run: command(bin("knip/bin/knip.js"), "--no-progress") },
  { name: "knowledge", run: command("scripts/check-knowledge.ts") },
  { name: "JSON Schemas in docs", run: command("scripts/write-schemas.ts", "--check") },
  { name: "instruments in docs", run: command("scripts/write-instruments.ts", "--check") },
  { name: "OpenAPI in docs", run: command("scripts/write-openapi.ts", "--check") },
];

/** Runs every check and prints one line each. Returns how many passed and failed. */
export function runChecks(): { passed: number; failed: number } {
  let failed = 0;
  for (const check of checks) {
    const started = performance.now();
    const faults = check.run();
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${faults.length === 0 ? "ok  " : "FAIL"} ${check.name} (${seconds} s)`);
    for (const fault of faults) console.log(`     ${fault.replaceAll("\n", "\n     ")}`);
    if (faults.length > 0) failed += 1;
  }
  return { passed: checks.length - failed, failed };
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith("scripts/check.ts")) {
  if (!existsSync(join(root, "node_modules"))) throw new Error("Run `npm ci` first.");
  const { passed, failed } = runChecks();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
