import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { afterEach, describe, expect, it, vi } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import type { Ctx } from "../service/context.ts";
import { inOrganization, type Workplace } from "../service/in-organization.ts";
import { readRegistryRows } from "../service/read-registry-rows.ts";
import { rebuildAfterPlaybook } from "../service/rebuild-registry.ts";
import { submitScore } from "../service/submit-score.ts";
import { takeOutbox } from "../service/take-outbox.ts";
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
    const at: Workplace = { database: test.database, knowledge, clock };
    // Else the first rows are made at the start, and that is news.
    await rebuildAfterPlaybook(at);
    await takeOutbox(test.database);
    const { heard } = await start(test.database);
    // Another process, which remembers nothing of the patient: one that does commits a score in the same trip.
    const other = await openDatabase({ dataFolder: test.database.dataFolder, databaseUrl: test.url });
    running.push(other);
    const undone = inOrganization({ ...at, database: other }, clinic.people.therapist, async (ctx) => {
      await submitScore(ctx, { patientId: clinic.patients[0]!, entryId: v7(), ...phq9 });
      throw new Error("undo");
    });
    await expect(undone).rejects.toThrow("undo");
    await sleep(1200);
    expect(heard).toEqual([]);
    const { rowCount } = await test.asSuperuser((client) =>
      client.query("select from accord.entry where patient_id = $1", [clinic.patients[0]]),
    );
    expect(rowCount, "nothing was kept either").toBe(0);
  });

  it("carries a clinician's new name into the rows of all their patients, and of nobody else", async () => {
    const clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
    const stranger = await makeClinic(test.database);
    const at: Workplace = { database: test.database, knowledge, clock };
    const act = <T>(work: (ctx: Ctx) => Promise<T>) => inOrganization(at, clinic.system, work);
    await rebuildAfterPlaybook(at);
    await takeOutbox(test.database);
    const { heard } = await start(test.database);
    const { personId } = clinic.people.therapist;
    await act(({ tx }) => tx.query("update person set name = 'Renamed Example' where id = $1", [personId]));
    await vi.waitFor(
      async () => {
        const { rows } = await act((ctx) => readRegistryRows(ctx, { patients: clinic.patients }));
        const names = rows.map(({ team }) => team.map(({ name }) => name));
        expect(names).toEqual([
          expect.arrayContaining(["Renamed Example"]),
          expect.arrayContaining(["Renamed Example"]),
        ]);
        expect(heard.flatMap(({ patients }) => patients).toSorted()).toEqual(clinic.patients.toSorted());
      },
      { timeout: 20_000 },
    );
    expect(heard.some(({ organizationId }) => organizationId === stranger.organizationId)).toBe(false);
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
