import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../clinical/access/roles.ts";
import type { Entry } from "../../clinical/record/entry.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { makeClinic, type TestClinic } from "../../store/testing/clinic.ts";
import { withTestDatabase } from "../../store/testing/test-database.ts";
import { appendEntries } from "../append-entries.ts";
import type { Ctx } from "../context.ts";
import { inOrganization } from "../in-organization.ts";
import { readChart } from "../read-chart.ts";
import { enterResults } from "./enter-results.ts";
import { readMonitoring } from "./read-monitoring.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
let clinic: TestClinic;
let other: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => `${TODAY}T15:00:00Z` }, clinic.people[role], work);
const write = (patientId: string, ...entries: object[]) =>
  as("prescriber", (ctx) =>
    appendEntries(ctx, { patientId, entries: entries.map((one) => ({ id: v7(), at: TODAY, ...one }) as Entry) }),
  );
const read = (patientId: string, role: Role = "pharmacist") => as(role, (ctx) => readMonitoring(ctx, patientId));
const enter = (
  patientId: string,
  name: string,
  value: number,
  unit: string,
  more: object = {},
  role: Role = "therapist",
) =>
  as(role, (ctx) => enterResults(ctx, { patientId, results: [{ entryId: v7(), test: name, value, unit, ...more }] }));

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example", "Cleo Example"]);
  other = await makeClinic(test.database, ["Dana Example"]);
});

describe("the monitoring panel", () => {
  it("says baseline missing, then the value in the record's unit with limit, action and the next day", async () => {
    const patientId = clinic.patients[0]!;
    expect((await read(patientId)).lines).toEqual([]);
    await write(patientId, {
      kind: "medication",
      at: "2026-01-05",
      orderId: v7(),
      action: "start",
      medication: "lithium",
      doseMg: 900,
    });
    const before = (await read(patientId)).lines;
    const line = (lines: typeof before, row: string) => lines.find((one) => one.row === row);
    expect(line(before, "MON003")).toMatchObject({ state: "missing", medications: ["lithium"], lastOn: null });
    const chart = await as("prescriber", (ctx) => readChart(ctx, patientId));
    expect(chart.row.views).toContain("labs-due");

    await enter(patientId, "lithium-level", 1.3, "meq/L");
    const after = (await read(patientId)).lines;
    expect(after[0], "what crosses a limit comes first").toMatchObject({
      row: "MON001",
      lastOn: TODAY,
      tests: [
        {
          test: "lithium-level",
          readings: [{ on: TODAY, value: 1.3, unit: "mmol/L" }],
          crossed: { is: "above", value: 1.2, action: "reduce", urgency: "today" },
        },
      ],
    });
  });

  it("keeps what was typed beside what it was converted to, and takes the day it was taken on", async () => {
    const patientId = clinic.patients[1]!;
    await enter(patientId, "weight", 154, "[lb_av]", { on: "2026-02-20" });
    const file = await as("therapist", (ctx) => readPatientFile(ctx.tx, patientId, "2026-03-01"));
    expect(file?.entries).toMatchObject([
      { kind: "vital", at: "2026-02-20", test: "weight", value: 69.853, unit: "kg", note: "Entered as 154 [lb_av]." },
    ]);
  });

  it("refuses what cannot be, names the field, and keeps nothing", async () => {
    const patientId = clinic.patients[1]!;
    const { recordVersion } = await read(patientId);
    await expect(enter(patientId, "lithium-level", 80, "mmol/L")).rejects.toMatchObject({
      status: 422,
      faults: [{ field: "value", reason: expect.stringContaining("between 0 and 10") }],
    });
    await expect(enter(patientId, "weight", 70, "mmol/L")).rejects.toMatchObject({ faults: [{ field: "unit" }] });
    await expect(enter(patientId, "luck", 7, "kg")).rejects.toMatchObject({ faults: [{ field: "test" }] });
    await expect(enter(patientId, "weight", 70, "kg", { on: "2026-03-04" })).rejects.toMatchObject({ status: 422 });
    expect((await read(patientId)).recordVersion).toBe(recordVersion);
  });

  it("raises the alert of a critical value by the way every entry takes, in single cells too", async () => {
    const patientId = clinic.patients[2]!;
    await write(patientId, {
      kind: "medication",
      at: "2026-02-01",
      orderId: v7(),
      action: "start",
      medication: "clozapine",
      doseMg: 100,
    });
    expect((await enter(patientId, "anc", 3200, "/uL")).alerts).toEqual([]);
    const { alerts } = await enter(patientId, "anc", 40, "/uL");
    expect(alerts).toMatchObject([{ state: "open" }]);
    const asWritten = await write(clinic.patients[0]!, {
      kind: "medication",
      at: "2026-02-01",
      orderId: v7(),
      action: "start",
      medication: "clozapine",
      doseMg: 100,
    });
    expect(asWritten.alerts).toEqual([]);
    const imported = await write(clinic.patients[0]!, { kind: "lab", test: "anc", value: 40, unit: "cells/uL" });
    expect(imported.alerts, "40 cells are no 40 thousand").toHaveLength(1);
  });

  it("is shut to who may not read the chart, and to another clinic", async () => {
    await expect(read(clinic.patients[0]!, "front-desk")).rejects.toMatchObject({ status: 403 });
    await expect(enter(clinic.patients[0]!, "weight", 70, "kg", {}, "quality-lead")).rejects.toMatchObject({
      status: 403,
    });
    await expect(read(other.patients[0]!)).rejects.toMatchObject({ status: 404 });
    await expect(enter(other.patients[0]!, "weight", 70, "kg")).rejects.toMatchObject({ status: 404 });
  });
});
