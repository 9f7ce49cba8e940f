import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { Role } from "../../clinical/access/roles.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../../store/testing/clinic.ts";
import { withTestDatabase } from "../../store/testing/test-database.ts";
import { appendEntries } from "../append-entries.ts";
import type { Ctx } from "../context.ts";
import { inOrganization } from "../in-organization.ts";
import { readChart } from "../read-chart.ts";
import { type KeepTaper, keepTaper } from "./keep-taper.ts";
import { readTaper } from "./read-taper.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let now = "2026-03-02T15:00:00Z";
let clinic: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => now }, clinic.people[role], work);
const read = (patientId: string, attested = {}) =>
  as("therapist", (ctx) => readTaper(ctx, { patientId, orderId: "s1", options: {}, attested }));

/** One act as the prescriber would send it, from the record as it is. */
async function keep(
  patientId: string,
  act: KeepTaper["act"],
  more: Partial<KeepTaper> = {},
  role: Role = "prescriber",
) {
  const { recordVersion } = await read(patientId);
  const input = { patientId, entryId: v7(), orderId: "s1", act, options: {}, attested: {}, recordVersion, ...more };
  await as(role, (ctx) => keepTaper(ctx, input));
  return input;
}

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  for (const patientId of clinic.patients)
    await as("prescriber", (ctx) =>
      appendEntries(ctx, {
        patientId,
        entries: [
          { id: v7(), kind: "condition", at: "2025-01-06", condition: "depression", status: "active" },
          {
            id: v7(),
            kind: "medication",
            at: "2025-01-06",
            orderId: "s1",
            action: "start",
            medication: "sertraline",
            doseMg: 100,
            frequency: "once-daily",
          },
        ],
      }),
    );
});

describe("a taper", () => {
  it("is planned in doses that can be dispensed, and says of each gate whether it is met, not met or unknown", async () => {
    const { plan, gate, fromMg, kept } = await read(clinic.patients[0]!);
    expect(fromMg).toBe(100);
    expect(kept).toBeNull();
    expect(plan?.steps.every(({ take }) => take !== null)).toBe(true);
    expect(plan?.steps.at(-1)?.doseMg).toBe(0);
    expect(gate.lines.map(({ gate: id }) => id)).toHaveLength(10);
    expect(gate.lines.find(({ gate: id }) => id === "TG5")).toMatchObject({ state: "unknown" });
    expect(gate.lines.find(({ gate: id }) => id === "TG3")).toMatchObject({ state: "not-met", missing: null });
    expect(gate.lines.find(({ gate: id }) => id === "TG8")).toMatchObject({ state: "met" });
    expect(gate.open).toBe(false);
    const asked = await read(clinic.patients[0]!, { TG5: true });
    expect(asked.gate.lines.find(({ gate: id }) => id === "TG5")).toMatchObject({ state: "met" });
  });

  it("does not start through a shut gate; against it only with a reason, kept as a decision", async () => {
    const patientId = clinic.patients[0]!;
    await expect(keep(patientId, "start")).rejects.toThrow(/Propose it first/);
    await keep(patientId, "propose", { attested: { TG6: true } });
    expect((await read(patientId)).kept).toMatchObject({ action: "proposed", running: false, attested: { TG6: true } });
    await expect(keep(patientId, "start")).rejects.toThrow(/The gate is not open: .*TG3 not met.*TG5 unknown/);
    expect((await read(patientId)).kept?.action).toBe("proposed");
    const override = { entryId: v7(), reason: "Wishes it, knows the risk" };
    await keep(patientId, "start", { override });
    const after = await read(patientId);
    expect(after.kept).toMatchObject({ action: "started", running: true, today: 0, startedOn: "2026-03-02" });
    const { entries } = (await as("therapist", (ctx) => readChart(ctx, patientId))) as unknown as {
      entries: { id: string; kind: string; reason?: string }[];
    };
    expect(entries.find(({ id }) => id === override.entryId)).toMatchObject({
      kind: "decision",
      reason: override.reason,
    });
  });

  it("is paused, resumed with every later step moved, taken a step back and completed", async () => {
    const patientId = clinic.patients[0]!;
    const { kept } = await read(patientId);
    const last = kept?.steps.at(-1)?.day ?? 0;
    await expect(keep(patientId, "resume")).rejects.toThrow(/not paused/);
    now = "2026-03-04T15:00:00Z";
    await keep(patientId, "pause");
    now = "2026-03-14T15:00:00Z";
    await expect(keep(patientId, "pause")).rejects.toThrow(/paused already/);
    await keep(patientId, "resume");
    expect((await read(patientId)).kept?.steps.at(-1)?.day).toBe(last + 10);
    await keep(patientId, "step-back");
    const back = (await read(patientId)).kept;
    expect(back?.steps.findLast(({ day }) => day <= 12)?.doseMg).toBe(100);
    await keep(patientId, "complete");
    expect((await read(patientId)).kept).toMatchObject({ action: "completed", running: false });
    await expect(keep(patientId, "pause")).rejects.toThrow(/No taper/);
  });

  it("is the prescriber's to keep, and one sent twice is kept once", async () => {
    const patientId = clinic.patients[1]!;
    for (const role of ["therapist", "pharmacist"] as const)
      await expect(keep(patientId, "propose", {}, role)).rejects.toMatchObject({ status: 403 });
    const sent = await keep(patientId, "propose");
    const again = await as("prescriber", (ctx) => keepTaper(ctx, sent));
    expect(again.repeated).toBe(true);
    await expect(keep(patientId, "propose", { options: { weeks: 0.5 } })).rejects.toThrow(/at least/);
    await expect(keep(patientId, "propose", { recordVersion: 1 })).rejects.toMatchObject({ status: 412 });
  });
});
