import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { explainPatient } from "./explain-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let other: TestClinic;
let patientId: string;
const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>, where: TestClinic = clinic) =>
  inOrganization(at(), where.people[role], work);

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example"]);
  other = await makeClinic(test.database, ["Cleo Example"]);
  patientId = clinic.patients[0] ?? "";
  await as("therapist", (ctx) =>
    appendEntries(ctx, {
      patientId,
      entries: [{ id: "c1", kind: "condition", at: "2026-03-01", condition: "mdd", status: "active" }],
    }),
  );
});

describe("explainPatient", () => {
  it("says why a row did not fire, and that the chart was read", async () => {
    const { rows, playbook, asOf } = await as("prescriber", (ctx) => explainPatient(ctx, patientId, "PIV-N1"));
    expect(rows[0]).toMatchObject({ rule: "PIV-N1", outcome: { state: "false", of: "table" } });
    expect({ playbook, asOf }).toEqual({
      playbook: { id: knowledge.playbook.id, version: knowledge.playbook.version },
      asOf: "2026-03-02",
    });
    const { rows: trail } = await test.asSuperuser((client) =>
      client.query("select action from accord.audit_event where person_id = $1", [clinic.people.prescriber.personId]),
    );
    expect(trail).toEqual([{ action: "chart-read" }]);
  });

  it("gives every row for `all`, and refuses an id that no row has", async () => {
    const { rows } = await as("therapist", (ctx) => explainPatient(ctx, patientId, "all"));
    const rules = knowledge.playbook.tables.flatMap((table) => table.rules);
    expect(new Set(rows.map(({ rule }) => rule))).toEqual(new Set(rules.map(({ id }) => id)));
    await expect(as("therapist", (ctx) => explainPatient(ctx, patientId, "PIV-X"))).rejects.toMatchObject({
      status: 404,
    });
  });

  it("is for those who may read the chart, of their own clinic", async () => {
    await expect(as("quality-lead", (ctx) => explainPatient(ctx, patientId, "all"))).rejects.toMatchObject({
      status: 403,
    });
    await expect(as("therapist", (ctx) => explainPatient(ctx, patientId, "all"), other)).rejects.toMatchObject({
      status: 404,
    });
  });
});
