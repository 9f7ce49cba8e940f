import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { registryKeys } from "../clinical/registry/registry-keys.ts";
import { type RegistryRow, SORTS, type Sort } from "../clinical/registry/row.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { exportRegistry } from "./export-registry.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { type ReadRegistry, readRegistry } from "./read-registry.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { readRegistryTeam } from "./read-registry-team.ts";
import { readRegistryViews } from "./read-registry-views.ts";
import { rebuildRegistry } from "./rebuild-registry.ts";
import { searchPeople } from "./search-people.ts";
import { submitScore } from "./submit-score.ts";
import { sweepDue } from "./sweep-due.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
const NAMES = ["Ángela Núñez", "Bo de la Cruz", "=cmd()", 'Dan "Dee" O\'Neil', "Eve Zhang", "Fay, Q", "Gil Åberg"];
const ids: string[] = [];

const SERTRALINE = {
  id: v7(),
  kind: "medication",
  at: "2026-01-02",
  orderId: "o1",
  action: "start",
  medication: "sertraline",
  doseMg: 50,
};

const on = (day: string): Workplace => ({ database: test.database, knowledge, clock: () => `${day}T15:00:00.000Z` });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, day = "2026-03-02") =>
  inOrganization(on(day), clinic.people[role], work);
const read = (query: ReadRegistry) => as("care-manager", (ctx) => readRegistry(ctx, query));

function keyOf(row: RegistryRow, sort: Sort): unknown {
  const { step, change, weeks, nextVisit, lastContact } = registryKeys(row);
  const keys: Partial<Record<Sort, unknown>> = {
    step,
    change,
    weeks,
    "next-visit": nextVisit,
    "last-contact": lastContact,
  };
  return sort in keys ? keys[sort] : "known";
}

beforeAll(async () => {
  clinic = await makeClinic(test.database, []);
  for (const [index, name] of NAMES.entries()) {
    const team = [{ personId: clinic.people.therapist.personId, role: "therapist", track: "therapy" as const }];
    const identifiers = index === 2 ? [{ system: "mrn", value: "MRN-8812" }] : [];
    const enrolment = { name, identifiers, interpreterNeeded: index === 1, ...(index < 3 ? { team } : {}) };
    const { patientId } = await as("prescriber", (ctx) => enrolPatient(ctx, enrolment));
    ids.push(patientId);
    if (index === 5) continue;
    const entries = [
      { id: v7(), kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" },
      { id: v7(), kind: "step", at: "2026-01-02", level: (index % 4) + 1 },
      ...["2026-01-02", "2026-02-20"].map((at, visit) => ({
        id: v7(),
        kind: "score",
        at,
        instrument: "PHQ-9",
        answers: [2, 2, 2, 2, visit === 0 ? 2 : index % 3, 1, 1, 1, index === 6 && visit === 1 ? 1 : 0],
      })),
    ];
    await as("therapist", (ctx) => appendEntries(ctx, { patientId, entries }));
    if (index === 3) await as("prescriber", (ctx) => appendEntries(ctx, { patientId, entries: [SERTRALINE] }));
  }
});

describe("readRegistry", () => {
  it.each(SORTS)("by %s: pages neither overlap nor skip, unknown comes last both ways", async (sort) => {
    for (const direction of ["ascending", "descending"] as const) {
      const whole = (await read({ sort, direction })).rows;
      expect(whole).toHaveLength(NAMES.length);
      const paged: string[] = [];
      for (let offset = 0; offset < NAMES.length; offset += 2) {
        const { rows, total } = await read({ sort, direction, offset, limit: 2 });
        expect(total).toBe(NAMES.length);
        paged.push(...rows.map(({ patientId }) => patientId));
      }
      expect(paged).toEqual(whole.map(({ patientId }) => patientId));
      const unknown = whole.map((row) => keyOf(row, sort) === null);
      expect(unknown).toEqual([...unknown].sort());
    }
  });

  it("sorts names as people do: whatever the accent or the case", async () => {
    const { rows } = await read({ sort: "name" });
    expect(rows.map(({ name }) => name)).toEqual([
      "Ángela Núñez",
      "Bo de la Cruz",
      "=cmd()",
      'Dan "Dee" O\'Neil',
      "Eve Zhang",
      "Fay, Q",
      "Gil Åberg",
    ]);
  });

  it.each([
    ["nunez", [0]],
    ["ANG", [0]],
    ["cruz bo", [1]],
    ["bo zhang", []],
    ["aberg", [6]],
    ["%", [0, 1, 2, 3, 4, 5, 6]],
    ["zzz", []],
  ])("finds by the beginnings of words: %s", async (search, expected) => {
    const { rows, total } = await read({ search });
    expect(rows.map(({ patientId }) => ids.indexOf(patientId)).sort()).toEqual(expected);
    expect(total).toBe(expected.length);
    const { people } = await as("front-desk", (ctx) => searchPeople(ctx, { text: search }));
    expect(people.map(({ patientId }) => ids.indexOf(patientId)).sort()).toEqual(search === "%" ? [] : expected);
  });

  it.each([
    ["depress", [0, 1, 2, 3, 4, 6]],
    ["MDD", [0, 1, 2, 3, 4, 6]],
    ["sertral", [3]],
    ["dan sertral", [3]],
    ["bo sertral", []],
    ["mrn 88", [2]],
    ["MRN-8812", [2]],
    ["mrn8812", [2]],
  ])("finds by condition, medicine and identifier too: %s", async (search, expected) => {
    const { rows, total } = await read({ search });
    expect(rows.map(({ patientId }) => ids.indexOf(patientId)).sort()).toEqual(expected);
    expect(total).toBe(expected.length);
    const { people } = await as("front-desk", (ctx) => searchPeople(ctx, { text: search }));
    expect(people).toEqual([]);
  });

  it("lets nobody guess an identifier by searching who may not read it", async () => {
    const guessed = await as("quality-lead", (ctx) => readRegistry(ctx, { search: "mrn8812" }));
    expect(guessed).toMatchObject({ rows: [], total: 0 });
    expect((await as("quality-lead", (ctx) => readRegistry(ctx, { search: "sertral" }))).total).toBe(1);
  });

  it("finds by a medicine only for as long as the row holds it", async () => {
    const stop = {
      id: v7(),
      kind: "medication",
      at: "2026-03-01",
      orderId: "o1",
      action: "stop",
      medication: "sertraline",
    };
    await as("prescriber", (ctx) => appendEntries(ctx, { patientId: ids[3]!, entries: [stop] }));
    expect((await read({ search: "sertral" })).total).toBe(0);
    expect((await read({ search: "depress" })).total).toBe(6);
  });

  it("names every clinician who stands in a team, once, and nobody else", async () => {
    const { team } = await as("quality-lead", (ctx) => readRegistryTeam(ctx));
    const [therapist, prescriber] = [clinic.people.therapist.personId, clinic.people.prescriber.personId];
    expect(new Set(team.map(({ personId }) => personId))).toEqual(new Set([therapist, prescriber]));
    expect(team).toHaveLength(2);
    expect(team.find(({ personId }) => personId === therapist)).toMatchObject({ role: "therapist", track: "therapy" });
    await expect(as("front-desk", (ctx) => readRegistryTeam(ctx))).rejects.toMatchObject({ status: 403 });
  });

  it("keeps to a team, to interpreters, to a view, and counts what it keeps to", async () => {
    const team = [clinic.people.therapist.personId];
    expect((await read({ team })).rows.map(({ patientId }) => ids.indexOf(patientId)).sort()).toEqual([0, 1, 2]);
    expect((await read({ interpreterOnly: true })).rows.map(({ patientId }) => patientId)).toEqual([ids[1]]);
    const safety = await read({ view: "safety" });
    expect(safety.rows.map(({ patientId }) => patientId)).toContain(ids[6]);
    expect(safety.total).toBe(safety.rows.length);
    const { views } = await as("care-manager", (ctx) => readRegistryViews(ctx));
    expect(views.find(({ view }) => view === "safety")?.count).toBe(safety.total);
    expect(views[0]).toEqual({ view: "everyone", count: NAMES.length });
  });

  it("counts anew at once after this process changed a row", async () => {
    const before = await as("care-manager", (ctx) => readRegistryViews(ctx));
    const answers = [0, 0, 0, 0, 0, 0, 0, 0, 2];
    const form = { patientId: ids[4]!, entryId: v7(), instrument: "PHQ-9", answers };
    await as("therapist", (ctx) => submitScore(ctx, form));
    const after = await as("care-manager", (ctx) => readRegistryViews(ctx));
    const count = (of: typeof after) => of.views.find(({ view }) => view === "safety")!.count;
    expect(count(after)).toBe(count(before) + 1);
  });

  it("is read by the quality lead, and by no one the access table leaves out", async () => {
    expect((await as("quality-lead", (ctx) => readRegistry(ctx, {}))).rows).toHaveLength(NAMES.length);
    for (const role of ["front-desk", "patient", "support-person"] as const) {
      await expect(as(role, (ctx) => readRegistry(ctx, {}))).rejects.toMatchObject({ status: 403 });
    }
    const stranger = await makeClinic(test.database, ["Someone Else"]);
    const asked = inOrganization(on("2026-03-02"), stranger.people.therapist, (ctx) =>
      readRegistryRows(ctx, { patients: [ids[0]!, "no-id"] }),
    );
    expect(await asked).toEqual({ rows: [], missing: [ids[0], "no-id"] });
  });
});

describe("exportRegistry", () => {
  it("is a table any spreadsheet reads, and none runs", async () => {
    const csv = await as("care-manager", (ctx) => exportRegistry(ctx, { sort: "name" }));
    const lines = csv.trimEnd().split("\r\n");
    expect(lines).toHaveLength(NAMES.length + 1);
    expect(lines[3]).toMatch(/^'=cmd\(\),/);
    expect(lines[4]).toMatch(/^"Dan ""Dee"" O'Neil",/);
    expect(lines[6]).toMatch(/^"Fay, Q",unknown,/);
    await expect(as("quality-lead", (ctx) => exportRegistry(ctx, {}))).rejects.toMatchObject({ status: 403 });
  });
});

describe("the stored rows", () => {
  it("equal what the record says, worked out again", async () => {
    const report = await rebuildRegistry(on("2026-03-02"), { compareOnly: true });
    expect(report.different.filter(({ organizationId }) => organizationId === clinic.organizationId)).toEqual([]);
    expect(report.failed).toEqual([]);
  });

  it("that were tampered with are named, field by field, and put right", async () => {
    await test.asSuperuser((client) =>
      client.query(
        "update accord.registry_row set row = (row::jsonb || '{\"openAlerts\": 99}')::json where patient_id = $1",
        [ids[0]],
      ),
    );
    const own = (report: Awaited<ReturnType<typeof rebuildRegistry>>) =>
      report.different.filter(({ organizationId }) => organizationId === clinic.organizationId);
    const expected = [{ organizationId: clinic.organizationId, patientId: ids[0], differences: ["openAlerts"] }];
    expect(own(await rebuildRegistry(on("2026-03-02"), { compareOnly: true }))).toEqual(expected);
    expect(own(await rebuildRegistry(on("2026-03-02"), { compareOnly: false }))).toEqual(expected);
    expect(own(await rebuildRegistry(on("2026-03-02"), { compareOnly: true }))).toEqual([]);
  });

  it("of a day gone by are worked out for today by the sweep", async () => {
    expect(await sweepDue(on("2026-03-02"))).toBe(0);
    expect(await sweepDue(on("2026-04-20"))).toBeGreaterThanOrEqual(NAMES.length);
    const { rows } = await as("care-manager", (ctx) => readRegistry(ctx, {}), "2026-04-20");
    expect(new Set(rows.map(({ derivedOn }) => derivedOn))).toEqual(new Set(["2026-04-20"]));
    const report = await rebuildRegistry(on("2026-04-20"), { compareOnly: true });
    expect(report.different.filter(({ organizationId }) => organizationId === clinic.organizationId)).toEqual([]);
  });
});
