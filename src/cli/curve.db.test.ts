import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";
import { loadDemo } from "../service/load-demo.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";

const store = withTestDatabase();
const command = fileURLToPath(new URL("./accord.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-curve-"));
  const now = new Date().toISOString();
  await loadDemo(store.database, { knowledge: loadKnowledge(), demo: loadDemoKnowledge(), now, patients: 5 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function accord(...args: string[]) {
  const env = { ...process.env, ACCORD_DATA: folder, DATABASE_URL: store.url };
  return spawnSync(process.execPath, [command, "curve", ...args], { env, encoding: "utf8" });
}

it("says that nothing was drawn, draws, and says how many courses are still wanting", () => {
  expect(accord("show").stdout).toMatch(/: never drawn; charts use the reference path\.\n$/);
  const drawn = accord("draw", "--json");
  expect(drawn.status, drawn.stderr).toBe(0);
  const { needed, curves } = JSON.parse(drawn.stdout);
  expect(needed).toBe(200);
  expect(curves.length).toBeGreaterThan(0);
  for (const { courses, curve } of curves) expect([courses > 0 && courses < needed, curve]).toEqual([true, null]);
  expect(accord("show").stdout).toMatch(
    /PHQ-9 from moderately severe: \d+ of 200 courses; charts use the reference path/,
  );
});

it("refuses a clinic there is not", () => {
  const refused = accord("show", "--organization", "Nowhere");
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("There is no clinic of that name")]);
});
