import fc from "fast-check";
import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import type { RegistryRow } from "../clinical/registry/row.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { rebuildRegistry } from "./rebuild-registry.ts";
import { verifyAudit } from "./verify-audit.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const RUNS = { numRuns: 15 };

const day = fc
  .integer({ min: 0, max: 59 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const statement = fc.oneof(
  fc.record({ kind: fc.constant("step"), at: day, level: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    kind: fc.constant("score"),
    at: day,
    instrument: fc.constant("PHQ-9"),
    answers: fc.array(fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }), { minLength: 9, maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant("visit"),
    at: day,
    type: fc.constantFrom("therapy", "medication"),
    status: fc.constantFrom("attended", "no-show"),
  }),
  fc.record({
    kind: fc.constant("medication"),
    at: day,
    orderId: fc.constantFrom("o1", "o2"),
    action: fc.constantFrom("start", "change"),
    medication: fc.constant("sertraline"),
    doseMg: fc.constantFrom(25, 50, 100),
  }),
);
const record = fc
  .array(statement, { minLength: 1, maxLength: 12 })
  .map((entries) => entries.map((entry, index) => ({ id: `e${index}`, ...entry })));

async function newPatient(clinic: TestClinic): Promise<string> {
  const { patientId } = await inOrganization(at(), clinic.system, (ctx) => enrolPatient(ctx, { name: "Law Example" }));
  return patientId;
}

/** The row, but for ids and times that are this patient's own. */
async function rowOf(clinic: TestClinic, patientId: string): Promise<Omit<RegistryRow, "patientId">> {
  const { rows } = await inOrganization(at(), clinic.system, (ctx) => readRegistryRows(ctx, { patients: [patientId] }));
  const { patientId: _, ...rest } = rows[0]!;
  return rest;
}

const append = (clinic: TestClinic, patientId: string, entries: readonly unknown[]) =>
  inOrganization(at(), clinic.system, (ctx: Ctx) => appendEntries(ctx, { patientId, entries }));

describe("appending", () => {
  it("gives the same row whatever the order and the portions entries arrive in", async () => {
    const clinic = await makeClinic(test.database, []);
    const shuffled = record.chain((entries) =>
      fc.tuple(
        fc.constant(entries),
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.integer({ min: 1, max: 4 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([entries, other, portion]) => {
        const [one, two] = [await newPatient(clinic), await newPatient(clinic)];
        await append(clinic, one, entries);
        for (let from = 0; from < other.length; from += portion)
          await append(clinic, two, other.slice(from, from + portion));
        expect(await rowOf(clinic, two)).toEqual(await rowOf(clinic, one));
      }),
      RUNS,
    );
  });

  it("keeps twice what is sent twice only once, alerts included", async () => {
    const clinic = await makeClinic(test.database, []);
    await fc.assert(
      fc.asyncProperty(record, async (entries) => {
        const patientId = await newPatient(clinic);
        const first = await append(clinic, patientId, entries);
        const row = await rowOf(clinic, patientId);
        const again = await append(clinic, patientId, [...entries, ...entries]);
        expect(again).toMatchObject({ added: [], recordVersion: first.recordVersion });
        expect(again.repeated.length).toBeGreaterThanOrEqual(entries.length);
        expect(new Set(again.alerts.map(({ id }) => id))).toEqual(new Set(first.alerts.map(({ id }) => id)));
        expect(await rowOf(clinic, patientId)).toEqual(row);
      }),
      RUNS,
    );
  });

  it("makes rows equal to a rebuild from the record, and a trail that verifies", async () => {
    const clinic = await makeClinic(test.database, []);
    await fc.assert(
      fc.asyncProperty(record, record, async (first, second) => {
        const patientId = await newPatient(clinic);
        await append(clinic, patientId, first);
        await append(
          clinic,
          patientId,
          second.map((entry) => ({ ...entry, id: v7() })),
        );
        // What another process would have found: nothing remembered here.
        await test.database.withTransaction(clinic.system, async (tx) =>
          tx.memory.files.forget(clinic.organizationId, patientId),
        );
      }),
      RUNS,
    );
    const report = await rebuildRegistry(at(), { compareOnly: true });
    expect(report.different).toEqual([]);
    expect(report.failed).toEqual([]);
    expect((await verifyAudit(at())).faults).toEqual([]);
  });
});
