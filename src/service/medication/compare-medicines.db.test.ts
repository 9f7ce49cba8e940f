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
import { type CompareQuestion, compareMedicines } from "./compare-medicines.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
let clinic: TestClinic;
let other: TestClinic;

const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>): Promise<T> =>
  inOrganization({ database: test.database, knowledge, clock: () => `${TODAY}T15:00:00Z` }, clinic.people[role], work);
const compare = (asked: Partial<CompareQuestion> = {}, role: Role = "prescriber") =>
  as(role, (ctx) => compareMedicines(ctx, { patientId: clinic.patients[0]!, ...asked }));
const write = (entry: object) =>
  as("prescriber", (ctx) =>
    appendEntries(ctx, { patientId: clinic.patients[0]!, entries: [{ id: v7(), at: TODAY, ...entry } as Entry] }),
  );

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example", "Ben Example"]);
  other = await makeClinic(test.database, ["Cleo Example"]);
});

describe("compareMedicines", () => {
  it("says that no source names a medicine where the record has no condition", async () => {
    expect(await compare()).toMatchObject({ condition: null, group: null, options: [] });
  });

  it("lists a first line with reasons and cards, weighs what is taken, and keeps nothing", async () => {
    await write({ kind: "condition", condition: "mdd", status: "active" });
    const { condition, options, concerns } = await compare();
    expect(condition).toBe("mdd");
    expect(concerns).toEqual([]);
    const sertraline = options.find(({ medication }) => medication === "sertraline");
    expect(sertraline).toMatchObject({ line: 1, card: { title: "What to expect of sertraline" } });
    const pain = await compare({ concerns: ["pain"] });
    const duloxetine = pain.options.find(({ medication }) => medication === "duloxetine");
    expect(duloxetine?.reasons).toMatchObject([{ speaks: "for", words: "may help pain too" }]);

    await write({ kind: "medication", orderId: v7(), action: "report", medication: "phenelzine", doseMg: 15 });
    const beside = await compare();
    expect(beside.options.length).toBe(options.length);
    for (const { findings } of beside.options) expect(findings[0]).toMatchObject({ severity: "contraindicated" });
  });

  it("suggests the concerns the record speaks of", async () => {
    await write({ kind: "condition", condition: "chronic-pain", status: "active" });
    await write({ kind: "side-effect", effect: "sexual-dysfunction", severity: "moderate", medication: "phenelzine" });
    expect((await compare()).concerns).toEqual(["pain", "sexual-side-effects"]);
  });

  it("is refused to who may not read the chart, for another clinic's patient, and for a condition the record does not have", async () => {
    await expect(compare({}, "front-desk")).rejects.toMatchObject({ status: 403 });
    await expect(compare({ patientId: other.patients[0]! })).rejects.toMatchObject({ status: 404 });
    await expect(compare({ condition: "oud" })).rejects.toMatchObject({ status: 404 });
  });
});
