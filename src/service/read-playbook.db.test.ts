import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { registryRowsOf } from "../store/registry.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readPlaybook } from "./read-playbook.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let other: TestClinic;

const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: TestClinic = clinic) =>
  inOrganization(at(), where.people[role], work);

const decision = (action: string, more: object = {}) => ({
  id: v7(),
  kind: "decision",
  at: "2026-03-01",
  rule: "PIV-W4-3",
  action,
  ...more,
});

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  other = await makeClinic(test.database, ["Cleo Example"]);
  const wrong = decision("declined", { reasonCode: "risk" });
  const back = { id: v7(), kind: "decision", at: "2026-03-01", retracts: wrong.id };
  const cost = () => decision("declined", { reasonCode: "cost" });
  await as("prescriber", (ctx) =>
    appendEntries(ctx, { patientId: clinic.patients[0]!, entries: [cost(), decision("accepted"), wrong, back] }),
  );
  await as("prescriber", (ctx) =>
    appendEntries(ctx, {
      patientId: clinic.patients[1]!,
      entries: [cost(), decision("modified", { reasonCode: "access" })],
    }),
  );
  await as(
    "prescriber",
    (ctx) =>
      appendEntries(ctx, { patientId: other.patients[0]!, entries: [decision("declined", { reasonCode: "other" })] }),
    other,
  );
});

describe("readPlaybook", () => {
  it.each(["therapist", "prescriber", "quality-lead"] as const)(
    "counts what was answered in the whole clinic, and nothing of another, for a %s",
    async (role) => {
      const { counts } = await as(role, readPlaybook);
      expect(counts["PIV-W4-3"]).toMatchObject({
        accepted: 1,
        modified: 1,
        declined: 2,
        reasons: [
          { reason: "cost", count: 2 },
          { reason: "access", count: 1 },
        ],
      });
      expect(counts["PIV-W6-1"]).toMatchObject({ accepted: 0, modified: 0, declined: 0, reasons: [] });
    },
  );

  it.each(["front-desk", "patient", "support-person"] as const)(
    "is shut to a %s, in the database too",
    async (role) => {
      await expect(as(role, readPlaybook)).rejects.toMatchObject({ status: 403 });
      const asked = as(role, (ctx) => ctx.tx.query("select * from decision_counts()"));
      await expect(asked).rejects.toMatchObject({ code: "42501" });
    },
  );

  it("says every rule in words that hold no name of the program", async () => {
    const { tables, references } = await as("therapist", readPlaybook);
    for (const { rules } of tables)
      for (const { id, when, markInWords, sources } of rules) {
        expect(when.length, id).toBeGreaterThan(0);
        expect(markInWords, id).not.toBe("");
        for (const { label, is } of when)
          expect(`${label} ${is}`, id).not.toMatch(/undefined|null|\[object|[a-z]\.[a-z]|[a-z][A-Z]/);
        for (const source of sources) expect(references[source], source).toBeDefined();
      }
  });
});

describe("how often a rule fired", () => {
  const score = (answers: number[]) => ({ id: v7(), kind: "score", at: "2026-03-02", instrument: "PHQ-9", answers });
  const positive = () => score([2, 2, 2, 2, 2, 2, 2, 2, 1]);

  it("is a person for each rule that speaks, first where it came first, in the month it began", async () => {
    const rows = await as("therapist", (ctx) => registryRowsOf(ctx.tx, clinic.patients));
    const said = [...rows.values()].map(({ row }) => row);
    const { counts } = await as("quality-lead", readPlaybook);
    const rules = new Set(said.flatMap((row) => row.rules ?? []));
    expect(rules.size).toBeGreaterThan(0);
    for (const rule of rules) {
      const fired = said.filter((row) => row.rules?.includes(rule)).length;
      const first = said.filter((row) => row.consider?.rule === rule).length;
      const open = said.filter((row) => row.toDecide?.rules?.includes(rule)).length;
      expect(counts[rule], rule).toMatchObject({
        fired,
        first,
        standing: fired,
        open,
        months: [{ month: "2026-03", fired, first }],
      });
    }
  });

  it("counts nobody twice: not when it goes on speaking, nor when it comes again in the month", async () => {
    const keep = (entries: object[]) =>
      as("therapist", (ctx) => appendEntries(ctx, { patientId: clinic.patients[0]!, entries }));
    const fired = async () => {
      const { fired, first, months } = (await as("therapist", readPlaybook)).counts["PIV-S1"]!;
      return { fired, first, months };
    };
    expect(await fired()).toEqual({ fired: 0, first: 0, months: [] });
    const one = { fired: 1, first: 1, months: [{ month: "2026-03", fired: 1, first: 1 }] };
    const answered = positive();
    await keep([answered]);
    expect(await fired()).toEqual(one);
    await keep([{ ...score([1, 1, 1, 1, 1, 1, 1]), instrument: "GAD-7" }]);
    expect(await fired()).toEqual(one);
    await keep([{ id: v7(), kind: "score", at: "2026-03-02", retracts: answered.id }]);
    await keep([positive()]);
    expect(await fired()).toEqual(one);
  });

  it("stays with its clinic", async () => {
    const { counts } = await as("quality-lead", readPlaybook, other);
    expect(counts["PIV-S1"]).toMatchObject({ fired: 0, standing: 0 });
    const seen = await as(
      "quality-lead",
      (ctx) => ctx.tx.query("select distinct organization_id from rule_firing"),
      other,
    );
    expect(seen).toEqual([{ organization_id: other.organizationId }]);
  });
});
