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
import { retractEntry } from "../retract-entry.ts";
import { checkOrder } from "./check-order.ts";
import { noteMedicines } from "./note-medicines.ts";
import { type OrderMedicine, orderMedicine } from "./order-medicine.ts";
import { readMedicines } from "./read-medicines.ts";
import { reconcileMedicines } from "./reconcile-medicines.ts";
import { searchMedicines } from "./search-medicines.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
let now = `${TODAY}T15:00:00Z`;
let clinic: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => now }, clinic.people[role], work);

beforeAll(async () => {
  clinic = await makeClinic(test.database, [
    "Ada Example",
    "Ben Example",
    "Cleo Example",
    "Dana Example",
    "Eve Example",
    "Finn Example",
  ]);
});

const read = (patientId: string, role: Role = "prescriber") => as(role, (ctx) => readMedicines(ctx, patientId));

/** Orders as the prescriber would, from the record as it is. */
async function order(
  patientId: string,
  act: Partial<OrderMedicine["order"]> & Pick<OrderMedicine["order"], "action" | "orderId">,
  role: Role = "prescriber",
): Promise<string> {
  const { recordVersion } = await read(patientId);
  const entryId = v7();
  const input = { patientId, entryId, recordVersion, order: { medication: "sertraline", ...act } };
  await as(role, (ctx) => orderMedicine(ctx, input));
  return entryId;
}
const line = async (patientId: string, orderId: string) =>
  (await read(patientId)).lines.find(({ key }) => key === orderId);

describe("orderMedicine", () => {
  it("starts low, changes, holds, resumes and stops, and every step is on the list and the timeline", async () => {
    const patientId = clinic.patients[0]!;
    const orderId = v7();
    await order(patientId, {
      orderId,
      action: "start",
      medication: "zoloft",
      doseMg: 25,
      titration: [{ day: 7, doseMg: 50, reviewMeasure: "PHQ-9" }],
    });
    expect(await line(patientId, orderId)).toMatchObject({
      medication: "sertraline",
      known: true,
      state: "taken",
      doseMg: 25,
    });
    await order(patientId, { orderId, action: "change", doseMg: 50 });
    await order(patientId, { orderId, action: "hold", until: "2026-03-05", reason: "Fasting before a test" });
    expect(await line(patientId, orderId)).toMatchObject({
      state: "held",
      held: { since: TODAY, until: "2026-03-05", reason: "Fasting before a test" },
    });
    const held = await as("therapist", (ctx) => readChart(ctx, patientId));
    expect(held.row.medicines, "what is on hold is not taken").toEqual([]);
    await order(patientId, { orderId, action: "resume" });
    expect(await line(patientId, orderId)).toMatchObject({ state: "taken", doseMg: 50, held: null });
    await order(patientId, { orderId, action: "stop", reason: "Wishes to go without" });
    expect(await line(patientId, orderId)).toMatchObject({ state: "stopped", stoppedOn: TODAY });
    await expect(order(patientId, { orderId, action: "change", doseMg: 100 })).rejects.toMatchObject({ status: 409 });
    const { changes } = await read(patientId, "therapist");
    expect(changes.map(({ action, beforeMg, doseMg }) => [action, beforeMg, doseMg])).toEqual([
      ["stop", 50, 50],
      ["resume", 50, 50],
      ["hold", 50, 50],
      ["change", 25, 50],
      ["start", null, 25],
    ]);
  });

  it.each(["therapist", "care-manager", "pharmacist"] as const)(
    "is refused to a %s, whatever the way",
    async (role) => {
      const patientId = clinic.patients[1]!;
      const before = (await read(patientId)).recordVersion;
      const start = { orderId: v7(), action: "start" as const, doseMg: 50 };
      await expect(order(patientId, start, role)).rejects.toMatchObject({ status: 403 });
      const entry = { id: v7(), kind: "medication", at: TODAY, medication: "sertraline", ...start };
      await expect(as(role, (ctx) => appendEntries(ctx, { patientId, entries: [entry] }))).rejects.toMatchObject({
        status: 403,
      });
      const note = { ...entry, kind: "medication" as const };
      await expect(as(role, (ctx) => noteMedicines(ctx, { patientId, notes: [note] }))).rejects.toMatchObject({
        status: 403,
      });
      const bare = as(role, (ctx) =>
        ctx.tx.query(
          `insert into entry (organization_id, patient_id, id, kind, at, kept_by, version, body)
         values ($1, $2, $3, 'medication', '2026-03-02', $4, 9999, $5)`,
          [clinic.organizationId, patientId, entry.id, clinic.people[role].personId, JSON.stringify(entry)],
        ),
      );
      await expect(bare).rejects.toMatchObject({ code: "42501" });
      expect((await read(patientId)).recordVersion).toBe(before);
    },
  );

  it("is not undone by who may not order, neither by taking it back nor by calling it bought", async () => {
    const patientId = clinic.patients[1]!;
    const orderId = v7();
    const entryId = await order(patientId, { orderId, action: "start", doseMg: 50 });
    const { recordVersion } = await read(patientId);
    await expect(
      as("therapist", (ctx) => retractEntry(ctx, { patientId, entryId, reason: "Not needed", recordVersion })),
    ).rejects.toMatchObject({ status: 403 });
    const stop = { id: v7(), kind: "medication" as const, orderId, action: "stop", medication: "sertraline" };
    await expect(
      as("pharmacist", (ctx) => noteMedicines(ctx, { patientId, notes: [{ ...stop, source: "otc" }] })),
    ).rejects.toMatchObject({ status: 403 });
    expect(await line(patientId, orderId)).toMatchObject({ state: "taken" });
  });

  it.each([
    ["a slip of the unit", { doseMg: 50_000 }, "doseMg", /cannot be meant/],
    ["no dose", {}, "doseMg", /is missing/],
    ["a dose of nothing", { doseMg: 0 }, "doseMg", /more than 0/],
    ["a date that is none", { doseMg: 50, plannedStop: "2026-04-31" }, "plannedStop", /must be a real date/],
    ["a stop in the past", { doseMg: 50, plannedStop: TODAY }, "plannedStop", /after today/],
    ["a short-term drug without a stop", { medication: "lorazepam", doseMg: 0.5 }, "plannedStop", /needs a stop date/],
    ["as needed without a limit", { doseMg: 50, frequency: "as-needed" }, "maxPerDay", /most doses in one day/],
    [
      "a schedule that goes back",
      {
        doseMg: 25,
        titration: [
          { day: 7, doseMg: 50 },
          { day: 7, doseMg: 75 },
        ],
      },
      "titration[1].day",
      /later than the step before/,
    ],
  ] as const)("refuses %s with a sentence", async (_, act, field, reason) => {
    const start = order(clinic.patients[1]!, { orderId: v7(), action: "start", ...act } as never);
    await expect(start).rejects.toMatchObject({
      status: 422,
      faults: [expect.objectContaining({ field, reason: expect.stringMatching(reason) })],
    });
  });

  it("keeps an order sent twice once, and refuses one drafted from an older record", async () => {
    const patientId = clinic.patients[1]!;
    const { recordVersion } = await read(patientId);
    const input: OrderMedicine = {
      patientId,
      entryId: v7(),
      recordVersion,
      order: { orderId: v7(), action: "start", medication: "melatonin", doseMg: 3 },
    };
    expect(await as("prescriber", (ctx) => orderMedicine(ctx, input))).toMatchObject({ repeated: false });
    expect(await as("prescriber", (ctx) => orderMedicine(ctx, input))).toMatchObject({ repeated: true });
    const old = { ...input, entryId: v7(), order: { ...input.order, orderId: v7() } };
    await expect(as("prescriber", (ctx) => orderMedicine(ctx, old))).rejects.toMatchObject({ status: 412 });
  });

  it("keeps a name it does not know as free text, said not to be checked", async () => {
    const patientId = clinic.patients[1]!;
    const orderId = v7();
    await order(patientId, { orderId, action: "start", medication: "Kräutertropfen", doseMg: 5 });
    expect(await line(patientId, orderId)).toMatchObject({ medication: "Kräutertropfen", known: false });
  });

  it("tells the therapist what a change means in session where sources say so, and nothing where they do not", async () => {
    const patientId = clinic.patients[2]!;
    const course = { id: v7(), kind: "therapy", at: TODAY, courseId: "c", action: "start", protocol: "erp" };
    await as("therapist", (ctx) => appendEntries(ctx, { patientId, entries: [course] }));
    await order(patientId, {
      orderId: v7(),
      action: "start",
      medication: "lorazepam",
      doseMg: 0.5,
      plannedStop: "2026-03-16",
    });
    await order(patientId, { orderId: v7(), action: "start", medication: "levothyroxine", doseMg: 0.05 });
    const { changes } = await read(patientId, "therapist");
    const [thyroid, calming] = changes;
    expect(thyroid?.notes).toEqual([]);
    expect(calming?.notes.map(({ text }) => text)).toEqual([
      expect.stringMatching(/blunt exposure and response prevention/),
    ]);
  });
});

describe("reconcileMedicines", () => {
  const ASKED = [
    { source: "record", asked: true },
    { source: "patient", asked: true },
  ] as const;

  it("is taken up again, signed by a pharmacist, joins what was told of and asks the prescriber what only they may do", async () => {
    const patientId = clinic.patients[3]!;
    const orderId = v7();
    await order(patientId, { orderId, action: "start", doseMg: 50 });
    expect((await read(patientId)).need.reasons).toEqual(["never"]);
    const reconciliationId = v7();
    const lines = [
      { medication: "sertraline", orderId, said: [{ source: "patient", state: "not-taking" } as const] },
      {
        medication: "ibuprofen",
        source: "otc" as const,
        said: [{ source: "patient", state: "listed", doseMg: 400, frequency: "twice-daily" } as const],
      },
    ];
    const send = async (part: Partial<Parameters<typeof reconcileMedicines>[1]>, role: Role = "pharmacist") => {
      const { recordVersion } = await read(patientId);
      const shared = { patientId, entryId: v7(), reconciliationId, occasion: "intake" as const, recordVersion };
      return as(role, (ctx) =>
        reconcileMedicines(ctx, { ...shared, status: "draft", lists: [...ASKED], lines, ...part }),
      );
    };
    await expect(send({}, "therapist")).rejects.toMatchObject({ status: 403 });
    await send({});
    const begun = await read(patientId);
    expect(begun.draft).toMatchObject({ reconciliationId, lines });
    expect(begun.need.reasons).toContain("unfinished");
    await expect(send({ status: "signed" })).rejects.toMatchObject({ status: 422 });

    now = `${TODAY}T15:10:00Z`;
    const decided = [
      { ...lines[0]!, decision: "stop" as const, reason: "Has not taken it for three weeks" },
      { ...lines[1]!, decision: "keep" as const },
    ];
    await send({ status: "signed", lines: decided });
    const after = await read(patientId);
    expect(after.draft).toBeNull();
    expect(after.signed).toMatchObject({ reconciliationId, author: { role: "pharmacist" } });
    expect(after.lines.find(({ medication }) => medication === "ibuprofen")).toMatchObject({
      source: "otc",
      doseMg: 400,
      frequency: "twice-daily",
    });
    expect(
      after.lines.find(({ key }) => key === orderId),
      "only its prescriber stops it",
    ).toMatchObject({
      state: "taken",
    });
    expect(after.questions).toMatchObject([{ medication: "sertraline", state: "asked" }]);
    expect(after.need).toMatchObject({ reasons: ["question"], lastOn: TODAY, openQuestions: 1 });

    now = `${TODAY}T15:20:00Z`;
    const answer = {
      id: v7(),
      kind: "medication-question" as const,
      questionId: after.questions[0]!.questionId,
      medication: "sertraline",
      action: "answered",
      text: "Agreed, I will stop it",
    };
    await expect(as("therapist", (ctx) => noteMedicines(ctx, { patientId, notes: [answer] }))).rejects.toMatchObject({
      status: 403,
    });
    await as("prescriber", (ctx) => noteMedicines(ctx, { patientId, notes: [answer] }));
    await order(patientId, { orderId, action: "stop", reason: "Not taken for three weeks" });
    expect((await read(patientId)).need.reasons, "the signed list is no longer true").toEqual(["changed"]);
  });
});

describe("the check at the moment of ordering", () => {
  const inputs = async (patientId: string, act: OrderMedicine["order"]) => {
    const check = await as("prescriber", (ctx) => checkOrder(ctx, { patientId, order: act }));
    return check.findings.filter(({ place }) => place === "interrupts");
  };
  const answer = (finding: Awaited<ReturnType<typeof inputs>>[number], over = {}) => ({
    entryId: v7(),
    rule: finding.rule,
    kind: finding.kind,
    inputs: finding.inputs,
    outcome: "kept" as const,
    ...over,
  });

  it("stands in the way of what is grave until it is answered with a reason that fits, keeps the answer and counts it", async () => {
    const patientId = clinic.patients[4]!;
    const zero = (await read(patientId)).interruptions;
    const bought = { id: v7(), kind: "medication" as const, orderId: v7(), action: "report", medication: "ibuprofen" };
    await as("therapist", (ctx) =>
      noteMedicines(ctx, { patientId, notes: [{ ...bought, source: "otc", doseMg: 400 }] }),
    );
    const act = { orderId: v7(), action: "start" as const, medication: "lithium", doseMg: 900 };
    const [finding] = await inputs(patientId, act);
    expect(finding?.between).toEqual(expect.arrayContaining(["ibuprofen", "lithium"]));
    const send = async (answers: ReturnType<typeof answer>[]) => {
      const { recordVersion } = await read(patientId);
      return as("prescriber", (ctx) =>
        orderMedicine(ctx, { patientId, entryId: v7(), recordVersion, order: act, answers }),
      );
    };
    await expect(send([])).rejects.toMatchObject({ status: 422, code: "check-unanswered" });
    await expect(send([answer(finding!)])).rejects.toMatchObject({ code: "check-unanswered" });
    await expect(send([answer(finding!, { reasonCode: "allergy-refuted" })])).rejects.toMatchObject({
      code: "check-unanswered",
    });
    const kept = answer(finding!, { reasonCode: "already-stopped", reason: "Stopped last night" });
    await send([kept]);
    const { entries } = await as("prescriber", (ctx) => readChart(ctx, patientId));
    expect(entries.find(({ id }) => id === kept.entryId)).toMatchObject({
      kind: "decision",
      rule: finding!.rule,
      action: "declined",
      reasonCode: "already-stopped",
      reason: "Stopped last night",
      author: { role: "prescriber" },
    });
    const after = await read(patientId);
    expect(after.need.reasons).toContain("finding");
    expect(after.interruptions.interrupted - zero.interrupted).toBe(1);
    expect(after.interruptions.changed - zero.changed).toBe(0);

    const again = { ...act, action: "change" as const, doseMg: 1200 };
    const check = await as("prescriber", (ctx) => checkOrder(ctx, { patientId, order: again }));
    expect(
      check.findings.find(({ rule, inputs: same }) => rule === finding!.rule && same === finding!.inputs),
    ).toMatchObject({
      place: "kept",
      keptBecause: "Stopped last night",
    });
  });

  it("counts an order that was written anew for what it found", async () => {
    const patientId = clinic.patients[5]!;
    const before = (await read(patientId)).interruptions;
    const { recordVersion } = await read(patientId);
    const gone = { rule: "DDI001", kind: "interaction", inputs: "{}", between: [] };
    await as("prescriber", (ctx) =>
      orderMedicine(ctx, {
        patientId,
        entryId: v7(),
        recordVersion,
        order: { orderId: v7(), action: "start", medication: "sertraline", doseMg: 50 },
        answers: [{ entryId: v7(), ...gone, outcome: "changed" } as never],
      }),
    );
    const after = (await read(patientId)).interruptions;
    expect([
      after.orders - before.orders,
      after.interrupted - before.interrupted,
      after.changed - before.changed,
    ]).toEqual([1, 1, 1]);
  });

  it("stands in the way of a recorded allergy, and says loudly what it does not know", async () => {
    const patientId = clinic.patients[5]!;
    const allergy = { id: v7(), kind: "allergy" as const, substance: "Lamictal", reaction: "rash", severity: "severe" };
    await as("care-manager", (ctx) => noteMedicines(ctx, { patientId, notes: [allergy] }));
    const act = { orderId: v7(), action: "start" as const, medication: "lamotrigine", doseMg: 25 };
    expect(await inputs(patientId, act)).toMatchObject([{ kind: "allergy", severity: "contraindicated" }]);
    const unknown = await as("prescriber", (ctx) =>
      checkOrder(ctx, { patientId, order: { ...act, medication: "Kräutertropfen" } }),
    );
    expect(unknown.unknown).toEqual(["Kräutertropfen"]);
    expect(unknown.missing.length, "facts nobody recorded are named").toBeGreaterThan(0);
  });

  it("finds a misspelt name's neighbours, a brand and a class", async () => {
    const search = (text: string) => as("prescriber", (ctx) => searchMedicines(ctx, { text }));
    expect((await search("zolof")).found.map(({ name }) => name)).toEqual(["sertraline"]);
    expect((await search("ssri")).found.map(({ name }) => name)).toContain("sertraline");
    expect((await search("sertralin")).found[0]?.name).toBe("sertraline");
    expect((await search("setraline")).near).toContain("sertraline");
    expect(await search("xqzw")).toEqual({ found: [], near: [] });
  });
});
