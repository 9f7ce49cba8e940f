import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../clinical/access/roles.ts";
import type { Entry } from "../../clinical/record/entry.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../../store/testing/clinic.ts";
import { withTestDatabase } from "../../store/testing/test-database.ts";
import { appendEntries } from "../append-entries.ts";
import type { Ctx } from "../context.ts";
import { inOrganization } from "../in-organization.ts";
import { readChart } from "../read-chart.ts";
import { rebuildPatient } from "../rebuild-patient.ts";
import { noteMedicines } from "./note-medicines.ts";
import { readMedicines } from "./read-medicines.ts";
import { readPharmacyQueue } from "./read-pharmacy-queue.ts";
import { readSupports } from "./read-supports.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const now = "2026-03-02T15:00:00Z";
let clinic: TestClinic;
let other: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>, of = clinic): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => now }, of.people[role], work);
const write = (patientId: string, ...entries: object[]) =>
  as("prescriber", (ctx) =>
    appendEntries(ctx, { patientId, entries: entries.map((one) => ({ id: v7(), at: "2026-03-02", ...one }) as Entry) }),
  );
const start = (medication: string, more: object = {}) => ({
  kind: "medication",
  at: "2026-01-01",
  orderId: v7(),
  action: "start",
  medication,
  doseMg: 50,
  frequency: "once-daily",
  ...more,
});
const fill = (medication: string, at: string, daysSupply: number) => ({ kind: "dispense", at, medication, daysSupply });
const supports = (patientId: string, role: Role = "pharmacist") => as(role, (ctx) => readSupports(ctx, patientId));
const queue = (role: Role = "pharmacist", of = clinic) =>
  as(role, (ctx) => readPharmacyQueue(ctx, { mine: false }), of);

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example", "Cleo Example", "Dana Example"]);
  other = await makeClinic(test.database, ["Eve Example"]);
});

describe("readSupports", () => {
  it("counts days covered, says a gap in the chart and the registry, and where nothing is on record says so", async () => {
    const patientId = clinic.patients[0]!;
    await write(
      patientId,
      start("sertraline"),
      start("bupropion", { frequency: "twice-daily" }),
      fill("zoloft", "2026-01-01", 30),
      { kind: "adherence", medication: "sertraline", missed: 5, of: 7, source: "patient", barriers: ["cost"] },
    );
    const read = await supports(patientId, "therapist");
    expect(read.supplies).toMatchObject([
      {
        medication: "sertraline",
        runsOutOn: "2026-01-31",
        coverage: { coveredDays: 30, windowDays: 61, pct: 49.2, gapDays: 31 },
        low: true,
        asked: [{ missed: 5, of: 7, source: "patient", barriers: ["cost"] }],
      },
      { medication: "bupropion", coverage: null, unknown: "nothing handed out is recorded", low: null },
    ]);
    expect(read.fills.map(({ medication }) => medication)).toEqual(["sertraline"]);
    expect(read.simpler[0]).toMatchObject({ kind: "frequency", medications: ["bupropion"], because: "not-asked" });
    const chart = await as("therapist", (ctx) => readChart(ctx, patientId));
    expect(chart.row.views).toContain("refill-gap");
    expect(chart.findings.map(({ rule }) => rule)).toContain("REFILL-GAP/sertraline");
  });

  it("lays out a pack with what a dose is made up of, and leaves outside what is not daily", async () => {
    const patientId = clinic.patients[1]!;
    await write(
      patientId,
      start("sertraline", { doseMg: 75 }),
      start("mirtazapine", { doseMg: 15, frequency: "nightly" }),
      start("hydroxyzine", { doseMg: 25, frequency: "as-needed" }),
    );
    const { pack } = await supports(patientId);
    expect(pack.slots.map(({ time, items }) => [time, ...items.map(({ medication }) => medication)])).toEqual([
      ["morning", "sertraline"],
      ["noon"],
      ["evening"],
      ["bedtime", "mirtazapine"],
    ]);
    expect(pack.outside).toEqual([{ medication: "hydroxyzine", why: "as-needed" }]);
    const pieces = pack.made.sertraline?.map((one) => ("strengthMg" in one ? one.strengthMg * one.pieces : 0));
    expect(pieces?.reduce((sum, mg) => sum + mg, 0)).toBe(75);
  });

  it("has storage and disposal fall due from the first day, and again a year after they were gone through", async () => {
    const patientId = clinic.patients[2]!;
    expect((await supports(patientId)).storage).toBeNull();
    await write(patientId, start("lorazepam", { doseMg: 0.5, plannedStop: "2026-04-01" }));
    expect((await supports(patientId)).storage).toEqual({ lastOn: null, dueOn: "2026-01-01", isDue: true });
    expect(itemsOf(await queue(), patientId)).toContain("storage");
    const notes = [{ id: v7(), kind: "counselling" as const, topic: "storage-disposal", note: "Locked box." }];
    await as("pharmacist", (ctx) => noteMedicines(ctx, { patientId, notes }));
    expect((await supports(patientId)).storage).toEqual({ lastOn: "2026-03-02", dueOn: "2027-03-02", isDue: false });
    expect(itemsOf(await queue(), patientId)).not.toContain("storage");
  });
});

type Queue = Awaited<ReturnType<typeof queue>>;
const itemsOf = ({ people }: Queue, patientId: string) =>
  people
    .find((one) => one.patientId === patientId)
    ?.items.flatMap(({ kind, doneOn }) => (doneOn === null ? [kind] : [])) ?? [];

describe("the pharmacist's queue", () => {
  it("holds who waits, the most pressing first, and follows each entry in its own transaction", async () => {
    const patientId = clinic.patients[3]!;
    const before = await queue();
    expect(itemsOf(before, patientId)).toEqual([]);
    await write(patientId, start("lithium", { doseMg: 900 }), {
      kind: "lab",
      test: "lithium-level",
      value: 1.6,
      unit: "mmol/L",
    });
    const after = await queue();
    expect(after.people[0]?.patientId, "a value to act on today goes first").toBe(patientId);
    expect(after.waiting).toBe(before.waiting + 1);
    expect(itemsOf(after, patientId)).toEqual(["out-of-range", "reconcile", "monitoring"]);
    const rebuilt = await as("pharmacist", (ctx) => rebuildPatient(ctx, patientId, { compareOnly: true }));
    expect(rebuilt?.differences).toEqual([]);
  });

  it("keeps a review note as an entry of its pharmacist that the therapist reads", async () => {
    const patientId = clinic.patients[3]!;
    const notes = [
      { id: v7(), kind: "medication-review" as const, text: "Level again in 5 days.", suggestions: ["Lower dose"] },
    ];
    await expect(as("therapist", (ctx) => noteMedicines(ctx, { patientId, notes }))).rejects.toMatchObject({
      status: 403,
    });
    await as("pharmacist", (ctx) => noteMedicines(ctx, { patientId, notes }));
    const { reviews } = await as("therapist", (ctx) => readMedicines(ctx, patientId));
    expect(reviews).toMatchObject([{ text: "Level again in 5 days.", author: { role: "pharmacist" } }]);
  });

  it("is shut to who may not reconcile, and holds nobody of another clinic", async () => {
    for (const role of ["therapist", "care-manager", "front-desk", "quality-lead"] as const)
      await expect(queue(role)).rejects.toMatchObject({ status: 403 });
    await expect(as("front-desk", (ctx) => readSupports(ctx, clinic.patients[0]!))).rejects.toMatchObject({
      status: 403,
    });
    await expect(supports(other.patients[0]!)).rejects.toMatchObject({ status: 404 });
    expect((await queue("pharmacist", other)).people).toEqual([]);
  });

  it("shows what was settled for a week, behind all that waits", async () => {
    const patientId = clinic.patients[1]!;
    await as("pharmacist", (ctx) =>
      appendEntries(ctx, {
        patientId,
        entries: [
          {
            id: v7(),
            kind: "reconciliation",
            at: "2026-03-02",
            reconciliationId: v7(),
            status: "signed",
            lists: [],
            lines: [],
          },
        ] as unknown as Entry[],
      }),
    );
    const items = (await queue()).people.find((one) => one.patientId === patientId)?.items ?? [];
    expect(items.find(({ kind }) => kind === "reconcile")).toMatchObject({ doneOn: "2026-03-02" });
    expect(items.at(-1)?.kind).toBe("reconcile");
  });
});
