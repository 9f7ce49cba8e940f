import { describe, expect, it } from "vitest";
import { effectiveEntries } from "../clinical/record/effective-entries.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadFhirCodes } from "../knowledge/load-fhir-codes.ts";
import { systemActor } from "../store/acting-person.ts";
import { readPatientFile } from "../store/patient-file.ts";
import { patientIdsAfter } from "../store/patients.ts";
import { addOrganization } from "../store/people.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { exportPatient } from "./export-patient.ts";
import { importBundles } from "./import-bundles.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";

const test = withTestDatabase();
const codes = loadFhirCodes();
const NOW = "2026-03-02T15:00:00Z";
const NOBODY = "00000000-0000-0000-0000-000000000000";

async function clinic(id: string) {
  const actor = systemActor(id, "command-line");
  await test.database.withTransaction(actor, (tx) => addOrganization(tx, id, "America/New_York"));
  const at: Workplace = { database: test.database, knowledge: loadKnowledge(), clock: () => NOW };
  const act = <T>(work: (ctx: Ctx) => Promise<T>) => inOrganization(at, actor, work);
  return {
    act,
    bring: (text: string) => importBundles(at, actor, { files: [{ name: "f", text }], codes }),
    out: async (patient: string) => (await act((ctx) => exportPatient(ctx, { patient, codes }))).bundle,
    only: () =>
      act(async ({ tx }) => {
        const [patientId] = await patientIdsAfter(tx, NOBODY, 2);
        return (await readPatientFile(tx, patientId!, NOW))!;
      }),
  };
}

const subject = { reference: "Patient/3f0c4f5e-0a50-4b7e-9d8e-0b8f3a1f7a01" };
const score = (id: string, value: number) => ({
  resourceType: "Observation",
  id,
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "70274-6" }] },
  subject,
  effectiveDateTime: "2020-01-05",
  valueQuantity: { value },
});
const lines = [
  {
    resourceType: "Patient",
    id: "3f0c4f5e-0a50-4b7e-9d8e-0b8f3a1f7a01",
    name: [{ family: "Marsh", given: ["Ada"] }],
    birthDate: "1990-05-04",
  },
  score("a", 12),
  score("b", 7),
  { resourceType: "Claim", id: "c", patient: subject },
];
const ndjson = `${lines.map((line) => JSON.stringify(line)).join("\n")}\n{"resourceType":"Basic","id":"n","subject":${JSON.stringify(subject)},"extension":[{"url":"x","valueDecimal":1.50}]}`;

describe("exporting a patient", () => {
  it("gives back what came, byte for byte, with what was corrected here in place of its original", async () => {
    const here = await clinic("00000000-0000-7000-8000-0000000000c1");
    await here.bring(ndjson);
    const { patient } = await here.only();
    const correction = {
      id: "mine",
      kind: "score",
      at: "2020-01-05",
      instrument: "GAD-7",
      total: 3,
      replaces: "fhir:Observation/a",
      recordedAt: NOW,
    };
    await here.act((ctx) => appendEntries(ctx, { patientId: patient.id, entries: [correction] }));
    const bundle = await here.out("ada marsh");
    expect(bundle).toContain('"valueDecimal":1.50');
    expect(bundle).toContain(JSON.stringify(lines[2]));
    expect(bundle).not.toContain(JSON.stringify(lines[1]));

    const there = await clinic("00000000-0000-7000-8000-0000000000c2");
    expect(await there.bring(bundle)).toMatchObject({ refused: 0, faults: [], patients: 1 });
    const standing = (await there.only()).entries;
    expect(effectiveEntries(standing)).toMatchObject([
      { id: "fhir:Observation/b", total: 7 },
      { id: "mine", total: 3 },
    ]);
    expect(await there.bring(bundle)).toMatchObject({ added: 0 });
  });

  it("into the clinic it came from changes nothing in the record", async () => {
    const here = await clinic("00000000-0000-7000-8000-0000000000c3");
    await here.bring(ndjson);
    const before = await here.only();
    await here.bring(await here.out(before.patient.id));
    expect((await here.only()).entries).toEqual(before.entries);
  });

  it("finds the one who is meant, and asks where several are", async () => {
    const here = await clinic("00000000-0000-7000-8000-0000000000c4");
    const enrol = (name: string, value: string) =>
      here.act((ctx) => enrolPatient(ctx, { name, identifiers: [{ system: "urn:test", value }] }));
    const { patientId } = await enrol("Ada Marsh", "77");
    await enrol("Ada Marsham", "78");
    for (const asked of ["77", "ada marsh", patientId]) expect(await here.out(asked)).toContain('"value":"77"');
    await expect(here.out("ada")).rejects.toMatchObject({ code: "ambiguous" });
    await expect(here.out("nobody")).rejects.toMatchObject({ code: "not-found" });
  });

  it("does not reach into another clinic", async () => {
    const here = await clinic("00000000-0000-7000-8000-0000000000c5");
    const there = await clinic("00000000-0000-7000-8000-0000000000c6");
    await here.bring(ndjson);
    const { patient } = await here.only();
    await expect(there.out(patient.id)).rejects.toMatchObject({ code: "not-found" });
  });
});
