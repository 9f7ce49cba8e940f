import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { listAlerts } from "./list-alerts.ts";
import { readChart } from "./read-chart.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { retractEntry } from "./retract-entry.ts";
import { submitScore } from "./submit-score.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let other: TestClinic;
let patientId: string;

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  other = await makeClinic(test.database, ["Cleo Example"]);
  patientId = clinic.patients[0]!;
});

const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: TestClinic = clinic) =>
  inOrganization(at(), where.people[role], work);
const phq9 = (item9: number | null, entryId = v7()) => ({
  entryId,
  instrument: "PHQ-9",
  answers: [2, 2, 1, 2, 1, 1, 1, 1, item9],
});

describe("submitScore", () => {
  it("keeps, scores, raises an alert for both clinicians, and moves the row, in one go", async () => {
    const receipt = await as("therapist", (ctx) => submitScore(ctx, { patientId, ...phq9(1) }));
    expect(receipt.scored).toMatchObject({ total: 12, band: "moderate" });
    expect(receipt).toMatchObject({ repeated: false, upToDate: true, recordVersion: 1 });
    expect(receipt.alerts).toHaveLength(1);
    expect(receipt.alerts[0]!.owners.map(({ role }) => role).sort()).toEqual(["prescriber", "therapist"]);
    const { rows } = await as("prescriber", (ctx) => readRegistryRows(ctx, { patients: [patientId] }));
    expect(rows[0]).toMatchObject({ openAlerts: 1, upToDate: true, derivedOn: "2026-03-02" });
  });

  it("refuses a form on which nothing was answered: it says nothing, and would ask for an answer to nothing", async () => {
    const blank = { entryId: v7(), instrument: "PHQ-9", answers: Array.from({ length: 10 }, () => null) };
    const sent = as("therapist", (ctx) => submitScore(ctx, { patientId, ...blank }));
    await expect(sent).rejects.toMatchObject({ status: 422, faults: [{ entry: blank.entryId, field: "answers" }] });
  });

  it("opens an alert to ask where the safety item is blank, though the form cannot be scored", async () => {
    const blank = { entryId: v7(), instrument: "PHQ-9", answers: [1, null, null, null, 1, 1, 1, 1, null] };
    const receipt = await as("therapist", (ctx) => submitScore(ctx, { patientId: clinic.patients[1]!, ...blank }));
    expect(receipt.scored.total).toBeNull();
    expect(receipt.alerts.map(({ severity }) => severity)).toEqual(["ask"]);
  });

  it("keeps a form sent twice once, whatever the time between, and says so with the same alert", async () => {
    const form = { patientId, ...phq9(2) };
    const first = await as("therapist", (ctx) => submitScore(ctx, form));
    const later: Workplace = { ...at(), clock: () => "2026-03-02T15:07:00.000Z" };
    const again = await inOrganization(later, clinic.people.therapist, (ctx) =>
      submitScore(ctx, { ...form, recordVersion: 0 }),
    );
    expect(again).toMatchObject({ repeated: true, recordVersion: first.recordVersion });
    expect(again.alerts.map(({ id }) => id)).toEqual(first.alerts.map(({ id }) => id));
  });

  it("refuses the same id with other answers, and an old view of the record", async () => {
    const form = { patientId, ...phq9(0) };
    const { recordVersion } = await as("therapist", (ctx) => submitScore(ctx, form));
    await expect(
      as("therapist", (ctx) => submitScore(ctx, { ...form, ...phq9(3, form.entryId) })),
    ).rejects.toMatchObject({
      status: 409,
    });
    const stale = { patientId, ...phq9(0), recordVersion: recordVersion - 1 };
    await expect(as("prescriber", (ctx) => submitScore(ctx, stale))).rejects.toMatchObject({ status: 412 });
    const chart = await as("therapist", (ctx) => readChart(ctx, patientId));
    expect(chart.recordVersion).toBe(recordVersion);
  });

  it.each([
    ["an answer out of range", { ...phq9(0), answers: [9, 0, 0, 0, 0, 0, 0, 0, 0] }],
    ["an unknown instrument", { ...phq9(0), instrument: "PHQ-99" }],
    ["a day that does not exist", { ...phq9(0), at: "2026-02-30" }],
    ["a day to come", { ...phq9(0), at: "2026-04-01" }],
  ])("refuses %s with what is wrong where", async (_, form) => {
    const refused = as("therapist", (ctx) => submitScore(ctx, { patientId, ...form }));
    await expect(refused).rejects.toMatchObject({ status: 422, faults: [{ entry: form.entryId }] });
  });

  it.each(["front-desk", "quality-lead", "patient", "support-person"] as const)("is not for %s", async (role) => {
    await expect(as(role, (ctx) => submitScore(ctx, { patientId, ...phq9(0) }))).rejects.toMatchObject({ status: 403 });
  });

  it("knows nothing of another organisation's patients, nor of ids that are none", async () => {
    for (const id of [other.patients[0]!, v7(), "'; drop table entry; --"]) {
      await expect(as("therapist", (ctx) => submitScore(ctx, { patientId: id, ...phq9(0) }))).rejects.toMatchObject({
        status: 404,
      });
      await expect(as("therapist", (ctx) => readChart(ctx, id))).rejects.toMatchObject({ status: 404 });
    }
  });
});

describe("appendEntries", () => {
  it("takes entries whole or not at all, with every fault", async () => {
    const before = await as("therapist", (ctx) => readChart(ctx, patientId));
    const entries = [
      { id: "good", kind: "step", at: "2026-03-01", level: 2 },
      { id: "bad-1", kind: "step", at: "2026-03-01", level: "two" },
      { id: "bad-2", kind: "visit", at: "2026-03-01" },
      "nonsense",
    ];
    const refused = await as("therapist", (ctx) => appendEntries(ctx, { patientId, entries })).catch((error) => error);
    expect(refused.status).toBe(422);
    expect(new Set(refused.faults.map(({ entry }: { entry: string | null }) => entry))).toEqual(
      new Set(["bad-1", "bad-2", null]),
    );
    expect((await as("therapist", (ctx) => readChart(ctx, patientId))).recordVersion).toBe(before.recordVersion);
  });

  it("refuses an illness over before it began in the record, with place and reason, and keeps nothing", async () => {
    const illness = (id: string, at: string, status: string) => ({
      id,
      kind: "condition",
      at,
      condition: "ocd",
      status,
    });
    const send = (...entries: object[]) => as("therapist", (ctx) => appendEntries(ctx, { patientId, entries }));
    await send(illness("begun", "2026-02-01", "active"));
    const before = await as("therapist", (ctx) => readChart(ctx, patientId));
    const refused = await send(illness("over", "2026-01-10", "remission")).catch((error) => error);
    expect([refused.status, refused.faults]).toEqual([
      422,
      [
        {
          entry: "over",
          field: "at",
          reason: "calls ocd in remission on 2026-01-10, before its first onset in the record (2026-02-01)",
        },
      ],
    ]);
    expect((await as("therapist", (ctx) => readChart(ctx, patientId))).recordVersion).toBe(before.recordVersion);
    await expect(send(illness("over", "2026-02-20", "remission"))).resolves.toMatchObject({ added: ["over"] });
  });

  it("refuses a correction of what is not there", async () => {
    const entries = [{ id: v7(), kind: "step", at: "2026-03-01", level: 2, replaces: "nowhere" }];
    await expect(as("therapist", (ctx) => appendEntries(ctx, { patientId, entries }))).rejects.toMatchObject({
      status: 422,
      faults: [{ field: "replaces" }],
    });
  });

  it("stamps who and when: nobody writes in another's name", async () => {
    const id = v7();
    const entries = [
      { id, kind: "step", at: "2026-03-01", level: 2, author: { role: "prescriber", id: "someone-else" } },
    ];
    await as("therapist", (ctx) => appendEntries(ctx, { patientId, entries }));
    const { entries: kept } = await as("therapist", (ctx) => readChart(ctx, patientId));
    const author = { role: "therapist", id: clinic.people.therapist.personId };
    expect(kept.find((entry) => entry.id === id)).toMatchObject({ author, recordedAt: "2026-03-02T15:00:00.000Z" });
  });

  it("keeps psychotherapy notes from everyone but their author", async () => {
    const id = v7();
    const entries = [
      { id, kind: "step", at: "2026-03-01", level: 2, label: "psychotherapy-notes", note: "canary phrase" },
    ];
    await as("therapist", (ctx) => appendEntries(ctx, { patientId, entries }));
    expect(JSON.stringify(await as("therapist", (ctx) => readChart(ctx, patientId)))).toContain("canary phrase");
    expect(JSON.stringify(await as("prescriber", (ctx) => readChart(ctx, patientId)))).not.toContain("canary phrase");
    await expect(as("prescriber", (ctx) => appendEntries(ctx, { patientId, entries }))).rejects.toMatchObject({
      status: 409,
    });
  });

  it("takes writers in turn: of two who saw the same record one is told to look again", async () => {
    const { recordVersion } = await as("therapist", (ctx) => readChart(ctx, patientId));
    const write = (role: TestRole) => as(role, (ctx) => submitScore(ctx, { patientId, ...phq9(0), recordVersion }));
    const results = await Promise.allSettled([write("therapist"), write("prescriber"), write("care-manager")]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await as("therapist", (ctx) => readChart(ctx, patientId))).recordVersion).toBe(recordVersion + 1);
  });

  it("loses none of many writes at once", async () => {
    const { recordVersion } = await as("therapist", (ctx) => readChart(ctx, patientId));
    await Promise.all(
      Array.from({ length: 30 }, () => as("therapist", (ctx) => submitScore(ctx, { patientId, ...phq9(0) }))),
    );
    const chart = await as("therapist", (ctx) => readChart(ctx, patientId));
    expect(chart.recordVersion).toBe(recordVersion + 30);
    const versions = new Set(chart.entries.map(({ id }) => id));
    expect(versions.size).toBe(chart.entries.length);
  });
});

describe("a rule that fails", () => {
  const broken = { ...knowledge, playbook: { ...knowledge.playbook, limits: null as never } };
  const failing = (reported: string[]): Workplace => ({
    ...at(),
    knowledge: broken,
    report: (event, detail) => reported.push(`${event} ${detail.error}`),
  });

  it("loses neither answers nor alert: the row says it is not up to date and a rebuild waits", async () => {
    const id = clinic.patients[1]!;
    const reported: string[] = [];
    const receipt = await inOrganization(failing(reported), clinic.people.therapist, (ctx) =>
      submitScore(ctx, { patientId: id, ...phq9(1) }),
    );
    expect(receipt).toMatchObject({ repeated: false, upToDate: false });
    expect(receipt.alerts).toHaveLength(1);
    expect(reported).toEqual([expect.stringContaining("alert-rules-failed"), expect.stringContaining("derive-failed")]);
    const { rows } = await as("prescriber", (ctx) => readRegistryRows(ctx, { patients: [id] }));
    expect(rows[0]).toMatchObject({ upToDate: false });
    const waiting = await test.asSuperuser((client) =>
      client.query("select from accord.outbox where patient_id = $1 and kind = 'rebuild'", [id]),
    );
    expect(waiting.rowCount).toBe(1);
    const chart = await as("therapist", (ctx) => readChart(ctx, id));
    expect(chart.entries.some((entry) => entry.id === receipt.entryId)).toBe(true);
    expect(chart.alerts.some(({ entryId }) => entryId === receipt.entryId)).toBe(true);
  });
});

describe("alerts", () => {
  it("are taken on once, by name; the second is told who was first", async () => {
    const { alerts } = await as("therapist", (ctx) => listAlerts(ctx));
    const { id: alertId, version } = alerts[0]!;
    const note = "Called, safe tonight, seen tomorrow";
    const taken = await as("prescriber", (ctx) => acknowledgeAlert(ctx, { alertId, note, version }));
    expect(taken).toMatchObject({ state: "acknowledged", acknowledged: { byName: "prescriber of the test", note } });
    await expect(as("therapist", (ctx) => acknowledgeAlert(ctx, { alertId, note, version }))).rejects.toMatchObject({
      status: 409,
      message: expect.stringContaining("prescriber of the test"),
    });
    await expect(
      as("therapist", (ctx) => acknowledgeAlert(ctx, { alertId, note, version }), other),
    ).rejects.toMatchObject({ status: 404 });
  });
});

describe("retractEntry", () => {
  it("takes an entry back once; it stays in the record and no longer counts", async () => {
    const form = { patientId, ...phq9(0) };
    const { recordVersion } = await as("therapist", (ctx) => submitScore(ctx, form));
    const input = { patientId, entryId: form.entryId, reason: "Entered for the wrong person", recordVersion };
    const after = await as("therapist", (ctx) => retractEntry(ctx, input));
    expect(after.recordVersion).toBe(recordVersion + 1);
    await expect(as("therapist", (ctx) => retractEntry(ctx, { ...input, ...after }))).rejects.toMatchObject({
      status: 409,
    });
    const { entries } = await as("therapist", (ctx) => readChart(ctx, patientId));
    expect(entries.filter(({ id, retracts }) => id === form.entryId || retracts === form.entryId)).toHaveLength(2);
  });
});

describe("readChart", () => {
  it("shows a person their own course without what is written for clinicians, and nobody else's", async () => {
    const [own, another] = clinic.patients as [string, string];
    await as("therapist", (ctx) => submitScore(ctx, { patientId: own, ...phq9(2) }));
    const seen = await as("patient", (ctx) => readChart(ctx, own));
    expect(seen.entries.length).toBeGreaterThan(0);
    expect(seen).toMatchObject({ findings: [], alerts: [], row: { flag: "on-course", consider: null } });
    expect((await as("therapist", (ctx) => readChart(ctx, own))).findings.length).toBeGreaterThan(0);
    await expect(as("patient", (ctx) => readChart(ctx, another))).rejects.toMatchObject({ status: 403 });
  });
});
