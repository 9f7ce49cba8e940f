import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { inOrganization, type Workplace } from "../../src/service/in-organization.ts";
import { readChart } from "../../src/service/read-chart.ts";
import { rebuildRegistry } from "../../src/service/rebuild-registry.ts";
import { verifyAudit } from "../../src/service/verify-audit.ts";
import { openDatabase } from "../../src/store/database.ts";
import { makeClinic, type TestClinic } from "../../src/store/testing/clinic.ts";
import { hasEnded, killDatabase, killVictim, startVictim } from "./victim.ts";

const ROUNDS = 20;
const knowledge = loadKnowledge();
let dataFolder: string;
let clinic: TestClinic;
/** Entries that were acknowledged, with their patient. */
const kept = new Map<string, string>();
const children = new Set<ChildProcess>();

const clock = () => new Date().toISOString();

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "accord-faults-"));
  const database = await openDatabase({ dataFolder });
  clinic = await makeClinic(database, ["Ada Example", "Ben Example", "Cleo Example", "Dan Example"]);
  await database.close();
});

afterAll(async () => {
  for (const child of children) child.kill("SIGKILL");
  const database = await openDatabase({ dataFolder });
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** Waits until so many forms are acknowledged; fails where the writer has ended by itself. */
async function untilKept(count: number, writer: ChildProcess): Promise<void> {
  while (kept.size < count) {
    if (hasEnded(writer)) throw new Error("the writer ended by itself");
    await sleep(10);
  }
}

/** Starts the writer and waits until it is at work. */
async function startWriter(): Promise<ChildProcess> {
  const actor = JSON.stringify(clinic.people.therapist);
  const child = await startVictim(
    "writer.ts",
    [dataFolder, actor, JSON.stringify(clinic.patients)],
    ([, patientId, entryId]) => {
      if (patientId !== undefined && entryId !== undefined) kept.set(entryId, patientId);
    },
  );
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

it(`keeps everything it acknowledged, over ${ROUNDS} kills of the process and of the database`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = kept.size;
    const writer = await startWriter();
    await sleep(Math.random() * 400);
    if (round % 4 === 1) {
      // The server alone dies under a living process, which brings it back and writes on.
      await killDatabase(dataFolder);
      await untilKept(kept.size + 8, writer);
    }
    await untilKept(before + 1, writer);
    const deaths = [killVictim(writer), ...(round % 4 === 3 ? [killDatabase(dataFolder)] : [])];
    await Promise.all(deaths);
  }

  const database = await openDatabase({ dataFolder });
  try {
    const at: Workplace = { database, knowledge, clock };
    for (const patientId of clinic.patients) {
      const chart = await inOrganization(at, clinic.people.therapist, (ctx) => readChart(ctx, patientId));
      const entries = new Set(chart.entries.map(({ id }) => id));
      const acknowledged = [...kept].filter(([, patient]) => patient === patientId).map(([entry]) => entry);
      expect(acknowledged.filter((entry) => !entries.has(entry))).toEqual([]);
      expect(chart.entries.length).toBe(chart.recordVersion);
      expect(chart.row.openAlerts).toBe(chart.recordVersion);
    }
    expect((await verifyAudit(at)).faults).toEqual([]);
    expect(await rebuildRegistry(at, { compareOnly: true })).toMatchObject({ different: [], failed: [] });
    expect(kept.size).toBeGreaterThan(ROUNDS);
  } finally {
    await database.close();
  }
}, 600_000);
