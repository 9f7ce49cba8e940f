import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { type DecideFinding, decideFinding } from "./decide-finding.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readChart } from "./read-chart.ts";
import { readRegistry } from "./read-registry.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let other: TestClinic;
let patientId: string;

const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: TestClinic = clinic) =>
  inOrganization(at(), where.people[role], work);
const chartOf = (id: string, role: TestRole = "therapist") => as(role, (ctx) => readChart(ctx, id));

const phq = (day: string, total: number, safetyItem = 0) => ({
  id: v7(),
  kind: "score",
  at: day,
  instrument: "PHQ-9",
  total,
  safetyItem,
});
/** A person four weeks into sertraline 50 mg, hardly better, who takes and bears it: the dose is the question. */
const course = () => [
  { id: v7(), kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" },
  {
    id: v7(),
    kind: "medication",
    at: "2026-02-02",
    orderId: "o",
    action: "start",
    medication: "sertraline",
    doseMg: 50,
  },
  { id: v7(), kind: "adherence", at: "2026-03-01", medication: "sertraline", missed: 1, of: 14 },
  { id: v7(), kind: "side-effect", at: "2026-03-01", effect: "any", severity: "none" },
  phq("2026-02-01", 18),
];

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example", "Cleo Example"]);
  other = await makeClinic(test.database, ["Dana Example"]);
  patientId = clinic.patients[0]!;
  for (const id of clinic.patients) {
    const last = id === clinic.patients[2] ? phq("2026-03-02", 16, 1) : phq("2026-03-02", 16);
    await as("prescriber", (ctx) => appendEntries(ctx, { patientId: id, entries: [...course(), last] }));
  }
});

/** What the card sends when the first finding of the chart is answered. */
async function answer(id: string, over: Partial<DecideFinding> = {}): Promise<DecideFinding> {
  const { findings, recordVersion } = await chartOf(id);
  const { rule, category, inputs } = findings[0]!;
  return { patientId: id, entryId: v7(), rule, category, inputs, action: "accepted", recordVersion, ...over };
}

describe("decideFinding", () => {
  it("keeps a decision with what it was about, and the row waits for nobody any more", async () => {
    const before = await as("therapist", (ctx) => readRegistry(ctx, { view: "decide-now" }));
    expect(before.rows.map((row) => row.patientId)).toContain(patientId);
    const input = await answer(patientId, {
      action: "declined",
      reasonCode: "patient-choice",
      reason: "Wants to wait",
    });
    const receipt = await as("prescriber", (ctx) => decideFinding(ctx, input));
    expect(receipt).toMatchObject({ entryId: input.entryId, repeated: false, upToDate: true });

    const chart = await chartOf(patientId);
    const entry = chart.entries.find(({ id }) => id === input.entryId);
    expect(entry).toMatchObject({
      kind: "decision",
      rule: "PIV-W4-3",
      category: "optimise-dose",
      action: "declined",
      reasonCode: "patient-choice",
      playbook: `${knowledge.playbook.id} ${knowledge.playbook.version}`,
      author: { role: "prescriber" },
    });
    expect(chart.findings[0]).toMatchObject({
      rule: "PIV-W4-3",
      decided: { action: "declined", byName: "prescriber of the test", on: "2026-03-02", entry: input.entryId },
    });
    expect(chart.row).toMatchObject({ toDecide: { count: 0 } });
    expect(chart.row.flag).not.toBe("decide");
    const after = await as("therapist", (ctx) => readRegistry(ctx, { view: "decide-now" }));
    expect(after.rows.map((row) => row.patientId)).not.toContain(patientId);

    const again = await as("prescriber", (ctx) => decideFinding(ctx, input));
    expect(again).toMatchObject({ repeated: true, recordVersion: receipt.recordVersion });
    const otherwise = as("prescriber", (ctx) => decideFinding(ctx, { ...input, action: "accepted" }));
    await expect(otherwise).rejects.toMatchObject({ status: 409, code: "entry-id-taken" });
  });

  it("is for the role the finding names, and for nobody else", async () => {
    const input = await answer(clinic.patients[1]!);
    for (const role of ["therapist", "care-manager", "pharmacist"] as const)
      await expect(
        as(role, (ctx) => decideFinding(ctx, input)),
        role,
      ).rejects.toMatchObject({
        status: 403,
        message: expect.stringContaining("prescriber"),
      });
    for (const role of ["quality-lead", "front-desk", "patient", "support-person"] as const)
      await expect(
        as(role, (ctx) => decideFinding(ctx, input)),
        role,
      ).rejects.toMatchObject({ status: 403 });
    await expect(as("prescriber", (ctx) => decideFinding(ctx, input), other)).rejects.toMatchObject({ status: 404 });
  });

  it.each([
    ["a reason to decline", { action: "declined" }, "reasonCode"],
    ["words where the reason is another", { action: "declined", reasonCode: "other" }, "reason"],
    ["what is done instead", { action: "modified", reasonCode: "access" }, "modifiedTo"],
  ] as const)("asks for %s", async (_, over, field) => {
    const input = await answer(clinic.patients[1]!, over);
    const sent = as("prescriber", (ctx) => decideFinding(ctx, input));
    await expect(sent).rejects.toMatchObject({ status: 422, faults: [{ entry: input.entryId, field }] });
  });

  it("tells plainly that the record has moved on, or that the finding is another one", async () => {
    const id = clinic.patients[1]!;
    const input = await answer(id);
    const stale = as("prescriber", (ctx) => decideFinding(ctx, { ...input, recordVersion: input.recordVersion - 1 }));
    await expect(stale).rejects.toMatchObject({ status: 412, code: "record-moved-on" });
    const gone = as("prescriber", (ctx) => decideFinding(ctx, { ...input, inputs: "other figures" }));
    await expect(gone).rejects.toMatchObject({ status: 409, code: "finding-gone" });
    expect((await chartOf(id)).recordVersion).toBe(input.recordVersion);
  });

  it("never lets a danger be declined, and an accepted one stands where it stood", async () => {
    const id = clinic.patients[2]!;
    const declined = await answer(id, { action: "declined", reasonCode: "risk" });
    expect(declined.rule).toBe("PIV-S1");
    await expect(as("therapist", (ctx) => decideFinding(ctx, declined))).rejects.toMatchObject({
      status: 422,
      code: "safety-stands",
    });
    await as("therapist", (ctx) => decideFinding(ctx, { ...declined, action: "accepted", reasonCode: undefined }));
    const { findings, row } = await chartOf(id);
    expect(findings[0]).toMatchObject({ rule: "PIV-S1", primary: true, decided: { action: "accepted" } });
    expect(row.flag).toBe("safety");
  });
});
