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
import { noteMedicines } from "./note-medicines.ts";
import { readMedicineCare } from "./read-medicine-care.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const NOW = `${TODAY}T15:00:00Z`;
let clinic: TestClinic;
let other: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => NOW }, clinic.people[role], work);
const care = (patient: number, role: Role = "prescriber") =>
  as(role, (ctx) => readMedicineCare(ctx, clinic.patients[patient]!));
const write = (patient: number, ...entries: object[]) =>
  as("prescriber", (ctx) =>
    appendEntries(ctx, {
      patientId: clinic.patients[patient]!,
      entries: entries.map((entry) => ({ id: v7(), at: TODAY, ...entry }) as Entry),
    }),
  );
const note = (patient: number, body: object, role: Role = "prescriber") =>
  as(role, (ctx) =>
    noteMedicines(ctx, { patientId: clinic.patients[patient]!, notes: [{ id: v7(), ...body } as never] }),
  );
const order = (medication: string, more: object) => ({
  kind: "medication",
  orderId: v7(),
  action: "start",
  medication,
  ...more,
});

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example", "Cleo Example"]);
  other = await makeClinic(test.database, ["Dana Example"]);
});

describe("readMedicineCare", () => {
  it("has advice and card for each medicine, and says where none is held", async () => {
    await write(
      0,
      order("clozapine", { doseMg: 300 }),
      order("warfarin", { doseMg: 5, source: "other-prescriber", action: "report" }),
    );
    const { medicines, opioid, injections, references } = await care(0);
    const clozapine = medicines.find(({ medication }) => medication === "clozapine");
    expect(clozapine?.missed?.words.join(" ")).toContain("2 days or more in a row");
    expect(clozapine?.card?.title).toBe("What to expect of clozapine");
    expect(references["label-clozapine"]).toContain("clozapine");
    expect(medicines.find(({ medication }) => medication === "warfarin")).toMatchObject({ missed: null });
    expect([opioid, injections]).toEqual([null, []]);
  });

  it("moves the next injection when one is recorded, by whoever gives it", async () => {
    const medication = "aripiprazole LAI (monohydrate)";
    await write(1, { ...order(medication, { doseMg: 400, frequency: "monthly" }), at: "2026-01-10" });
    expect((await care(1)).injections).toMatchObject([{ product: "Abilify Maintena", state: "not-recorded" }]);
    await note(1, { kind: "administration", medication, doseMg: 400, site: "left deltoid" }, "pharmacist");
    expect((await care(1)).injections).toMatchObject([
      { state: "waiting", lastOn: TODAY, fromOn: "2026-03-28", dueOn: "2026-04-02" },
    ]);
  });

  it("reads a beginning with buprenorphine from scores, doses and times, and keeps only that score beside the forms", async () => {
    await write(
      2,
      { kind: "condition", condition: "oud", status: "active" },
      { kind: "use", substance: "opioids", frequency: "daily", lastUsedAt: "2026-03-01T20:00:00Z" },
      order("buprenorphine", { doseMg: 8 }),
    );
    expect((await care(2)).opioid).toMatchObject({ induction: { act: "score", day: 1 }, naloxoneOn: null });
    await note(2, { kind: "score", instrument: "COWS", total: 10, at: "2026-03-02T14:30:00Z" });
    expect((await care(2)).opioid?.induction).toMatchObject({ act: "below-gate" });
    await note(2, { kind: "score", instrument: "COWS", total: 14, at: "2026-03-02T14:50:00Z" });
    expect((await care(2)).opioid?.induction?.words).toMatch(/^Consider 4 mg/);
    await note(2, { kind: "administration", medication: "buprenorphine", doseMg: 4, at: "2026-03-02T14:55:00Z" });
    expect((await care(2)).opioid?.induction).toMatchObject({
      act: "recheck",
      marks: [{ cows: 10 }, { cows: 14 }, { doseMg: 4 }],
    });
    await expect(note(2, { kind: "score", instrument: "PHQ-9", total: 14 })).rejects.toMatchObject({ status: 422 });
  });

  it("shows a screen against what was expected, with its confirmation, a register check and its next date", async () => {
    const screen = v7();
    await write(2, {
      id: screen,
      kind: "tox-screen",
      results: [
        { substance: "buprenorphine", result: "positive" },
        { substance: "fentanyl", result: "positive" },
      ],
      expected: ["buprenorphine"],
    });
    await note(2, { kind: "tox-screen", confirms: screen, results: [{ substance: "fentanyl", result: "negative" }] });
    await note(2, { kind: "pdmp-check", finding: "expected" });
    await note(2, { kind: "dispense", medication: "naloxone" });
    const { opioid } = await care(2);
    expect(opioid?.screens.read).toMatchObject([
      { toConfirm: ["fentanyl"], asExpected: false, confirmed: { negative: ["fentanyl"] } },
    ]);
    expect(opioid?.screens.next?.from).toBe("2026-03-09");
    expect(opioid?.pdmp).toMatchObject({ last: { on: TODAY, unexpected: false }, dueOn: "2026-06-01" });
    expect(opioid?.naloxoneOn).toBe(TODAY);
  });

  it("proposes an if-then card and keeps it as it was given", async () => {
    const { proposed, kept } = (await care(0)).ifThen;
    expect(kept).toBeNull();
    expect(proposed[0]).toMatchObject({ about: "missed-dose", when: "I miss clozapine" });
    const lines = [{ about: "symptoms", when: "I sleep four hours", do: "I call Ana." }];
    await note(0, { kind: "if-then-card", lines, language: "en" }, "therapist");
    expect((await care(0)).ifThen.kept?.lines).toEqual(lines);
  });

  it("is refused to who may not read the chart, and for another clinic's patient", async () => {
    await expect(care(0, "front-desk")).rejects.toMatchObject({ status: 403 });
    await expect(as("prescriber", (ctx) => readMedicineCare(ctx, other.patients[0]!))).rejects.toMatchObject({
      status: 404,
    });
  });
});
