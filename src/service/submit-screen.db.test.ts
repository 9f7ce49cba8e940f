import { v7 } from "uuid";
import { beforeAll, expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { noteSigns } from "./note-signs.ts";
import { readChart } from "./read-chart.ts";
import { submitScreen } from "./submit-screen.ts";

const database = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let patientId: string;
const at = (): Workplace => ({ database: database.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const asTherapist = <T>(work: (ctx: Ctx) => Promise<T>) => inOrganization(at(), clinic.people.therapist, work);

beforeAll(async () => {
  clinic = await makeClinic(database.database, ["Ada Example", "Ben Example"]);
  patientId = clinic.patients[0]!;
});

const screen = (answers: (number | null)[], entryId = v7(), riskEntryId = v7()) =>
  asTherapist((ctx) => submitScreen(ctx, { patientId, entryId, riskEntryId, answers }));
const kinds = async () => (await asTherapist((ctx) => readChart(ctx, patientId))).entries.map(({ kind }) => kind);

test("a screen and its judgement are kept together, once, and raise one alert", async () => {
  const ids = [v7(), v7()] as const;
  const kept = await screen([1, 1, 1, 0, 0, 0], ...ids);
  expect(kept).toMatchObject({ repeated: false, level: "moderate" });
  expect(kept.alerts.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["PIV-S4 same-day"]);
  const again = await screen([1, 1, 1, 0, 0, 0], ...ids);
  expect(again).toMatchObject({ repeated: true, recordVersion: kept.recordVersion });
  expect(await kinds()).toEqual(expect.arrayContaining(["score", "risk"]));
});

test("an open answer clears nobody: no judgement is written, and it is asked for", async () => {
  const before = (await kinds()).filter((kind) => kind === "risk").length;
  const kept = await screen([1, 1, 0, null, 0, 0]);
  expect(kept.level).toBeNull();
  expect(kept.alerts.map(({ rule }) => rule)).toEqual(["PIV-S2-C-SSRS"]);
  expect((await kinds()).filter((kind) => kind === "risk").length).toBe(before);
});

test("a screen without one answer is refused", async () => {
  await expect(screen([null, null, null, null, null, null])).rejects.toMatchObject({ code: "invalid-entry" });
});

test("two signs, each harmless alone, raise the danger they make together on the medicine of the record", async () => {
  const person = clinic.patients[1]!;
  const medicine = {
    id: v7(),
    kind: "medication",
    at: "2026-02-20",
    orderId: "o",
    action: "report",
    medication: "sertraline",
    doseMg: 50,
  };
  await asTherapist((ctx) => appendEntries(ctx, { patientId: person, entries: [medicine] }));
  const note = (sign: string) =>
    asTherapist((ctx) =>
      noteSigns(ctx, { patientId: person, signs: [{ entryId: v7(), sign, present: true, source: "clinician" }] }),
    );
  expect((await note("tremor")).alerts).toEqual([]);
  const { alerts } = await note("hyperreflexia");
  expect(alerts.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual(["PIV-S8 emergency"]);
  expect(alerts[0]?.dueAt).toBe("2026-03-02T15:15:00.000Z");
});
