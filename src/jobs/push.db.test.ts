import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { inOrganization, type Workplace } from "../service/in-organization.ts";
import { readRegistryRows } from "../service/read-registry-rows.ts";
import { submitScore } from "../service/submit-score.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { makeClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import type { Change } from "./listen.ts";
import { type Jobs, startJobs } from "./start-jobs.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const clock = () => new Date().toISOString();
const running: (Jobs | Database)[] = [];

afterEach(async () => {
  for (const one of running.splice(0).reverse()) await ("stop" in one ? one.stop() : one.close());
});

async function start(database: Database) {
  const heard: Change[] = [];
  const resyncs = { count: 0 };
  const jobs = await startJobs({
    database,
    knowledge,
    changed: (change) => heard.push(change),
    resync: () => {
      resyncs.count += 1;
    },
    report: () => undefined,
  });
  running.push(jobs);
  return { heard, resyncs };
}

const phq9 = { instrument: "PHQ-9", answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] };

describe("two processes on one PostgreSQL", () => {
  it("hear each other's changes", async () => {
    const clinic = await makeClinic(test.database);
    const patientId = clinic.patients[0]!;
    const second = await openDatabase({ dataFolder: test.database.dataFolder, databaseUrl: test.url });
    running.push(second);
    const here = await start(test.database);
    const there = await start(second);
    const at: Workplace = { database: test.database, knowledge, clock };
    await inOrganization(at, clinic.people.therapist, (ctx) => submitScore(ctx, { patientId, entryId: v7(), ...phq9 }));
    for (const { heard } of [here, there]) {
      await vi.waitFor(() =>
        expect(new Set(heard.map(({ kind }) => kind))).toEqual(new Set(["patient-changed", "alert-changed"])),
      );
      expect(
        heard.every(
          ({ organizationId, patients }) => organizationId === clinic.organizationId && patients.includes(patientId),
        ),
      ).toBe(true);
    }
    await vi.waitFor(async () => {
      const { rowCount } = await test.asSuperuser((client) => client.query("select from accord.outbox"));
      expect(rowCount).toBe(0);
    });
  });

  it("fetch anew after the connection they listen on was lost", async () => {
    const { resyncs } = await start(test.database);
    await vi.waitFor(async () => {
      const { rowCount } = await test.asSuperuser((client) =>
        client.query(`select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and query = 'listen accord_changes' and pid <> pg_backend_pid()`),
      );
      expect(rowCount).toBeGreaterThan(0);
    });
    await vi.waitFor(() => expect(resyncs.count).toBe(1), { timeout: 10_000 });
  });
});

describe("the outbox", () => {
  it("announces nothing of a transaction that was undone", async () => {
    const clinic = await makeClinic(test.database);
    const { heard } = await start(test.database);
    const at: Workplace = { database: test.database, knowledge, clock };
    const undone = inOrganization(at, clinic.people.therapist, async (ctx) => {
      await submitScore(ctx, { patientId: clinic.patients[0]!, entryId: v7(), ...phq9 });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await sleep(1200);
    expect(heard).toEqual([]);
  });

  it("works a row out again that could not be worked out, once the rule is mended", async () => {
    const clinic = await makeClinic(test.database);
    const patientId = clinic.patients[0]!;
    const broken = { ...knowledge, playbook: { ...knowledge.playbook, limits: null as never } };
    const at: Workplace = { database: test.database, knowledge: broken, clock, report: () => undefined };
    const receipt = await inOrganization(at, clinic.people.therapist, (ctx) =>
      submitScore(ctx, { patientId, entryId: v7(), ...phq9 }),
    );
    expect(receipt.upToDate).toBe(false);
    await start(test.database);
    await vi.waitFor(
      async () => {
        const { rows } = await inOrganization({ ...at, knowledge }, clinic.people.therapist, (ctx) =>
          readRegistryRows(ctx, { patients: [patientId] }),
        );
        expect(rows[0]).toMatchObject({ upToDate: true, openAlerts: 1 });
      },
      { timeout: 10_000 },
    );
  });
});
