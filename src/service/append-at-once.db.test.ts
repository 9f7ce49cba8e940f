import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { v7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { addAppointment } from "../store/appointments.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { rememberedFile } from "../store/patient-file.ts";
import { addToCareTeam } from "../store/people.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import type { Transaction } from "../store/transaction.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { rebuildRegistry } from "./rebuild-registry.ts";
import { submitScore } from "./submit-score.ts";
import { verifyAudit } from "./verify-audit.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const NOW = "2026-03-02T15:00:00.000Z";
let clinic: TestClinic;
let another: Database;
let folder: string;

beforeAll(async () => {
  clinic = await makeClinic(
    test.database,
    Array.from({ length: 12 }, (_, place) => `Person Example ${place}`),
  );
  folder = await mkdtemp(join(tmpdir(), "accord-second-"));
  another = await openDatabase({ dataFolder: folder, databaseUrl: test.url });
});
afterAll(async () => {
  await another?.close();
  await rm(folder, { recursive: true, force: true });
});

const here = (with_: Partial<Workplace> = {}): Workplace => ({
  database: test.database,
  knowledge,
  clock: () => NOW,
  ...with_,
});
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: Workplace = here()) =>
  inOrganization(where, clinic.people[role], work);
const form = (patientId: string, item9 = 0) => ({
  patientId,
  entryId: v7(),
  instrument: "PHQ-9",
  answers: [2, 2, 1, 2, 1, 1, 1, 1, item9],
});
const rowOf = async (patientId: string) =>
  (await as("prescriber", (ctx) => readRegistryRows(ctx, { patients: [patientId] }))).rows[0]!;
const differencesOf = async (patients: readonly string[]) => {
  const { different, failed } = await rebuildRegistry(here(), { compareOnly: true });
  const places = [...different.map(({ patientId }) => patientId), ...failed];
  return places.filter((place) => patients.some((id) => place.includes(id)));
};
const remembered = (patientId: string) =>
  as("therapist", async (ctx) => rememberedFile(ctx.tx, patientId, "2026-03-01T15:00:00.000Z"));

describe("a write worked out from the remembered file", () => {
  it("gives what the long way gives: row, alerts, versions, trail", async () => {
    const [patientId] = clinic.patients as [string];
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    expect(await remembered(patientId)).toMatchObject({ recordVersion: 1 });
    const receipt = await as("therapist", (ctx) => submitScore(ctx, form(patientId, 1)));
    expect(receipt).toMatchObject({ recordVersion: 2, upToDate: true, repeated: false });
    expect(receipt.alerts).toHaveLength(1);
    expect(await rowOf(patientId)).toMatchObject({ openAlerts: 1, upToDate: true });
    const third = await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    expect(third).toMatchObject({ recordVersion: 3, alerts: [] });
    expect(await rowOf(patientId)).toMatchObject({ openAlerts: 1 });
    expect(await differencesOf([patientId])).toEqual([]);
    expect((await verifyAudit(here())).faults).toEqual([]);
  });

  it("is given up for the long way where another process wrote in between", async () => {
    const patientId = clinic.patients[1]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    await as("prescriber", (ctx) => submitScore(ctx, form(patientId)), here({ database: another }));
    const third = await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    expect(third).toMatchObject({ recordVersion: 3, upToDate: true });
  });

  it("says 412 where the sender saw an older record, and keeps nothing", async () => {
    const patientId = clinic.patients[2]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const stale = as("therapist", (ctx) => submitScore(ctx, { ...form(patientId), recordVersion: 1 }));
    await expect(stale).rejects.toMatchObject({ status: 412 });
    expect(await remembered(patientId)).toMatchObject({ recordVersion: 2 });
  });

  it("keeps the answers where a rule is at fault, and leaves the row for a rebuild", async () => {
    const patientId = clinic.patients[3]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const broken = { ...knowledge, playbook: { ...knowledge.playbook, tables: [null] } } as unknown as Knowledge;
    const told: string[] = [];
    const receipt = await as(
      "therapist",
      (ctx) => submitScore({ ...ctx, report: (event) => told.push(event) }, form(patientId, 2)),
      here({ knowledge: broken }),
    );
    expect(receipt).toMatchObject({ recordVersion: 2, upToDate: false });
    expect(receipt.alerts).toHaveLength(1);
    expect(told).toContain("derive-failed");
  });

  it("refuses another organisation's patient and a role without the right, though the file lies in memory", async () => {
    const patientId = clinic.patients[4]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const stranger = await makeClinic(test.database, ["Cleo Example"]);
    const sent = inOrganization(here(), stranger.people.therapist, (ctx) => submitScore(ctx, form(patientId)));
    await expect(sent).rejects.toMatchObject({ status: 404 });
    await expect(as("front-desk", (ctx) => submitScore(ctx, form(patientId)))).rejects.toMatchObject({ status: 403 });
  });

  it("takes many at once on few people, each once", async () => {
    const people = clinic.patients.slice(5, 8);
    const sent = Array.from({ length: 60 }, (_, turn) => form(people[turn % people.length]!));
    const receipts = await Promise.all(
      sent.map((one, turn) =>
        as("therapist", (ctx) => submitScore(ctx, one), turn % 3 === 0 ? here({ database: another }) : here()),
      ),
    );
    for (const patientId of people) {
      const versions = receipts
        .filter((_, turn) => sent[turn]!.patientId === patientId)
        .map(({ recordVersion }) => recordVersion);
      expect(versions.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
    }
    expect(await differencesOf(people)).toEqual([]);
  });
});

describe("a transaction that was committed with its write", () => {
  it("goes on in one of its own where something is still asked", async () => {
    const patientId = clinic.patients[10]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const { receipt, rows } = await as("therapist", async (ctx) => ({
      receipt: await submitScore(ctx, form(patientId)),
      rows: (await readRegistryRows(ctx, { patients: [patientId] })).rows,
    }));
    expect(receipt).toMatchObject({ recordVersion: 2 });
    expect(rows[0]).toMatchObject({ patientId, upToDate: true });
  });

  it("keeps what was acknowledged, whatever fails after it", async () => {
    const patientId = clinic.patients[11]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const failing = as("therapist", async (ctx) => {
      await submitScore(ctx, form(patientId));
      await ctx.tx.query("select 1 / 0");
    });
    await expect(failing).rejects.toThrow("division by zero");
    expect(await as("therapist", (ctx) => submitScore(ctx, form(patientId)))).toMatchObject({ recordVersion: 3 });
  });

  it("tells a patient where help is, with the answer that asks for it", async () => {
    const patientId = clinic.patients[10]!;
    const own = { ...form(patientId, 2), completedBy: "patient" as const };
    const receipt = await as("therapist", (ctx) => submitScore(ctx, own));
    expect(receipt.crisis).not.toBeNull();
  });
});

describe("what else the file holds", () => {
  const clinician = (personId: string) => ({ personId, role: "care-manager" as const, track: "none" as const });
  const asSystem = (work: (tx: Transaction) => Promise<void>) => another.withTransaction(clinic.system, work);
  const changes: readonly (readonly [string, (patientId: string) => Promise<unknown>])[] = [
    [
      "someone joins the team",
      (id) => asSystem((tx) => addToCareTeam(tx, id, clinician(clinic.people["care-manager"].personId))),
    ],
    [
      "an appointment is made",
      (id) =>
        asSystem((tx) =>
          addAppointment(tx, id, {
            id: v7(),
            start: "2026-03-09T10:00:00-05:00",
            minutes: 50,
            type: "therapy",
            modality: "video",
            clinicians: [],
          }),
        ),
    ],
    [
      "the patient's name is mended",
      (id) =>
        asSystem(async (tx) => {
          await tx.query("update patient set name = 'Mended Example' where id = $1", [id]);
        }),
    ],
    [
      "a clinician's name is mended",
      () =>
        asSystem(async (tx) => {
          const { personId } = clinic.people.therapist;
          await tx.query("update person set name = name || ' II' where id = $1", [personId]);
        }),
    ],
    [
      "an alert is acknowledged",
      async (id) => {
        const [alert] = (await as("prescriber", (ctx) => submitScore(ctx, form(id, 1)), here({ database: another })))
          .alerts;
        await as(
          "prescriber",
          (ctx) => acknowledgeAlert(ctx, { alertId: alert!.id, note: "Seen today.", version: 1 }),
          here({ database: another }),
        );
      },
    ],
  ];

  it.each(changes)("is not taken from memory after %s", async (_, change) => {
    const patientId = clinic.patients[8]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    await change(patientId);
    expect(await as("therapist", (ctx) => submitScore(ctx, form(patientId)))).toMatchObject({ upToDate: true });
    expect(await differencesOf([patientId])).toEqual([]);
  });

  it("is not remembered from a transaction that was undone", async () => {
    const patientId = clinic.patients[9]!;
    await as("therapist", (ctx) => submitScore(ctx, form(patientId)));
    const undone = as("therapist", async (ctx) => {
      const { entryId, instrument, answers } = form(patientId);
      const entry = { id: entryId, kind: "score", at: "2026-03-02", instrument, answers };
      await appendEntries(ctx, { patientId, entries: [entry] });
      await appendEntries(ctx, { patientId, entries: [{ ...entry, id: v7() }] });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    expect(await remembered(patientId)).toMatchObject({ recordVersion: 1 });
    expect(await as("therapist", (ctx) => submitScore(ctx, form(patientId)))).toMatchObject({ recordVersion: 2 });
  });
});
