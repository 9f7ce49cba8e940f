import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { BacktestTally } from "../clinical/backtest/backtest.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";
import { eachRecord } from "../service/each-record.ts";
import { loadDemo } from "../service/load-demo.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { knowledgeWith } from "./record-files.ts";

const store = withTestDatabase();
const knowledge = loadKnowledge();
const command = fileURLToPath(new URL("./accord.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-backtest-"));
  const now = new Date().toISOString();
  await loadDemo(store.database, { knowledge, demo: loadDemoKnowledge(), now, patients: 5 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function accord(...args: string[]) {
  const env = { ...process.env, ACCORD_DATA: folder, DATABASE_URL: store.url };
  return spawnSync(process.execPath, [command, ...args], { env, encoding: "utf8" });
}

it("holds a changed playbook against the one in force over the clinic's own patients, and says in the trail that it read them", async () => {
  const playbook = JSON.parse(accord("playbook", "show").stdout);
  const draft = join(folder, "draft.json");
  await writeFile(draft, JSON.stringify({ ...playbook, id: "draft" }));
  const done = accord("backtest", "--playbook", "standard", "--against", draft, "--json");
  expect(done.status, done.stderr).toBe(0);

  const expected = new BacktestTally(knowledge, knowledgeWith(draft, knowledge, []));
  const at = { database: store.database, knowledge, clock: () => new Date().toISOString() };
  let told = { done: 0, of: -1 };
  const progress = (count: number, of: number) => {
    told = { done: count, of };
  };
  let records = 0;
  await eachRecord(at, { purpose: "test", progress }, (record) => {
    records += 1;
    expected.add(record);
  });
  expect(records).toBeGreaterThan(5);
  expect(told.done).toBe(told.of);
  const counted = JSON.parse(done.stdout);
  expect(counted).toEqual(JSON.parse(JSON.stringify(expected.result())));
  expect(counted.courses).toBeGreaterThan(3);
  expect(counted.playbooks[1].id).toBe("draft");

  const { rows } = await store.asSuperuser((client) =>
    client.query("select detail from accord.audit_event where action = 'records-read' and detail like '%backtest%'"),
  );
  const read = rows.map(({ detail }) => JSON.parse(detail).records as number);
  expect(read.reduce((sum, count) => sum + count, 0)).toBe(records);
});
