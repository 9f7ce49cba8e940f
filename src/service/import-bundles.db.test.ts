import { describe, expect, it } from "vitest";
import { effectiveEntries } from "../clinical/record/effective-entries.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadFhirCodes } from "../knowledge/load-fhir-codes.ts";
import { systemActor } from "../store/acting-person.ts";
import { keptResourcesOf } from "../store/kept-resources.ts";
import { readPatientFile } from "../store/patient-file.ts";
import { searchPatients } from "../store/patients.ts";
import { addOrganization } from "../store/people.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { appendEntries } from "./append-entries.ts";
import { type ImportReport, importBundles } from "./import-bundles.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";

const test = withTestDatabase();
const NOW = "2026-03-02T15:00:00Z";
const PATIENT_ID = "3f0c4f5e-0a50-4b7e-9d8e-0b8f3a1f7a01";

let organizations = 0;
async function clinic() {
  organizations += 1;
  const actor = systemActor(`00000000-0000-7000-8000-00000000000${organizations}`, "command-line");
  await test.database.withTransaction(actor, (tx) =>
    addOrganization(tx, `Clinic ${organizations}`, "America/New_York"),
  );
  const at: Workplace = { database: test.database, knowledge: loadKnowledge(), clock: () => NOW };
  return {
    bring: (...contents: unknown[]): Promise<ImportReport> =>
      importBundles(at, actor, {
        codes: loadFhirCodes(),
        files: contents.map((content, place) => ({
          name: `file-${place + 1}.json`,
          text: JSON.stringify(content, null, 1),
        })),
      }),
    person: async (name: string) => {
      const found = await test.database.withTransaction(actor, (tx) => searchPatients(tx, name, 20));
      expect(found).toHaveLength(1);
      const patientId = found[0]!.patientId;
      return test.database.withTransaction(actor, async (tx) => ({
        file: (await readPatientFile(tx, patientId, NOW))!,
        kept: await keptResourcesOf(tx, patientId),
      }));
    },
    correct: async (name: string, entry: object) => {
      const [found] = await test.database.withTransaction(actor, (tx) => searchPatients(tx, name, 20));
      const entries = [{ ...entry, recordedAt: NOW }];
      await inOrganization(at, actor, (ctx) => appendEntries(ctx, { patientId: found!.patientId, entries }));
    },
    people: (name: string) => test.database.withTransaction(actor, (tx) => searchPatients(tx, name, 20)),
  };
}

const patient = (over: object = {}) => ({
  resourceType: "Patient",
  id: PATIENT_ID,
  identifier: [{ system: "urn:test:mrn", value: "1" }],
  name: [{ family: "Marsh", given: ["Ada"] }],
  birthDate: "1990-05-04",
  gender: "female",
  ...over,
});
const total = (id: string, at: string, value: unknown) => ({
  resourceType: "Observation",
  id,
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "44261-6" }] },
  subject: { reference: `urn:uuid:${PATIENT_ID}` },
  effectiveDateTime: at,
  valueQuantity: { value },
});
const claim = {
  resourceType: "Claim",
  id: "claim",
  patient: { reference: `urn:uuid:${PATIENT_ID}` },
  odd: { "1.50": 1 },
};
const bundle = (...resources: { id: string; [field: string]: unknown }[]) => ({
  resourceType: "Bundle",
  type: "transaction",
  entry: resources.map((resource) => ({
    fullUrl: resource.id === PATIENT_ID ? `urn:uuid:${PATIENT_ID}` : `urn:test:${resource.id}`,
    resource,
    request: { method: "POST", url: "x" },
  })),
});

describe("a sound bundle", () => {
  it("becomes a person with entries, keeps the rest, and twice is once", async () => {
    const { bring, person } = await clinic();
    const file = bundle(patient(), total("a", "2020-01-05T10:00:00-05:00", 17), claim);
    const first = await bring(file);
    expect(first).toEqual({
      files: 1,
      patients: 1,
      resources: 3,
      mapped: 2,
      kept: 1,
      refused: 0,
      added: 3,
      unchanged: 0,
      faults: [],
    });
    const before = await person("ada marsh");
    expect(before.file.entries.map(({ id, kind }) => [id, kind])).toEqual([["fhir:Observation/a", "score"]]);
    expect(before.kept.map(({ sourceKey, mapped }) => [sourceKey, mapped])).toEqual([
      ["Claim/claim", false],
      ["Observation/a", true],
      [`Patient/${PATIENT_ID}`, true],
    ]);
    expect(before.kept[0]!.text).toBe(
      JSON.stringify(file, null, 1).match(/\{\s+"resourceType": "Claim"[\s\S]*?\n {3}\}(?=,\n)/)![0],
    );

    const second = await bring(file);
    expect(second).toEqual({ ...first, added: 0, unchanged: 3 });
    expect(await person("ada marsh")).toEqual(before);
  });

  it("replaces what changed at its source, and retracts what it no longer says", async () => {
    const { bring, person } = await clinic();
    await bring(bundle(patient(), total("a", "2020-01-05", 17)));
    const changed = await bring(bundle(patient(), total("a", "2020-01-05", 16)));
    expect([changed.added, changed.unchanged]).toEqual([1, 1]);
    await bring(bundle(patient(), { ...total("a", "2020-01-05", 16), status: "entered-in-error" }));
    await bring(bundle(patient(), total("a", "2020-01-05", 15)));
    const { file } = await person("ada");
    expect(file.entries.map(({ id, replaces, retracts }) => ({ id, replaces, retracts }))).toEqual([
      { id: "fhir:Observation/a", replaces: undefined, retracts: undefined },
      { id: "fhir:Observation/a@2", replaces: "fhir:Observation/a", retracts: undefined },
      { id: "fhir:Observation/a@3", replaces: undefined, retracts: "fhir:Observation/a@2" },
      { id: "fhir:Observation/a@4", replaces: undefined, retracts: undefined },
    ]);
  });

  it("leaves a correction made here standing, whatever the source says later", async () => {
    const { bring, person, correct } = await clinic();
    await bring(bundle(patient(), total("a", "2020-01-05", 17)));
    await correct("ada", {
      id: "mine",
      kind: "score",
      at: "2020-01-05",
      instrument: "PHQ-9",
      total: 3,
      replaces: "fhir:Observation/a",
    });
    await bring(bundle(patient(), total("a", "2020-01-05", 16)));
    const { file } = await person("ada");
    expect(effectiveEntries(file.entries).map(({ id }) => id)).toEqual(["mine"]);
  });

  it("knows the same person by an identifier in another file", async () => {
    const { bring, people } = await clinic();
    await bring(bundle(patient()));
    const other = "3f0c4f5e-0a50-4b7e-9d8e-0b8f3a1f7a02";
    const again = {
      ...bundle(patient({ id: other })),
      entry: [{ fullUrl: `urn:uuid:${other}`, resource: patient({ id: other }) }],
    };
    expect((await bring(again)).patients).toBe(1);
    expect(await people("marsh")).toHaveLength(1);
  });
});

describe("alerts", () => {
  it("open for what was answered of late, never for history", async () => {
    const { bring, person } = await clinic();
    const totals = [total("old", "2019-01-05", 17), total("older", "2018-01-05", 17), total("new", "2026-02-27", 17)];
    await bring(bundle(patient(), ...totals));
    const { file } = await person("ada");
    expect(file.openAlerts.map(({ entryId, severity }) => [entryId, severity])).toEqual([
      ["fhir:Observation/new", "ask"],
    ]);
  });
});

describe("a file that is refused", () => {
  it("writes nothing, names line, resource, field and reason, and lets the other files of the call in", async () => {
    const { bring, people } = await clinic();
    const other = "3f0c4f5e-0a50-4b7e-9d8e-0b8f3a1f7a09";
    const sound = { resourceType: "Patient", id: other, name: [{ text: "Ben Cole" }] };
    const broken = bundle(patient(), total("a", "2020-01-05", "17"));
    const line =
      JSON.stringify(broken, null, 1)
        .split("\n")
        .findIndex((one) => one.includes('"value": "17"')) + 1;
    const report = await bring(broken, sound);
    expect(report).toMatchObject({ files: 2, patients: 1, resources: 3, mapped: 1, kept: 0, refused: 2, added: 1 });
    expect(report.faults).toEqual([
      {
        file: "file-1.json",
        line,
        column: null,
        resource: "Observation/a",
        field: "valueQuantity.value",
        reason: "must be a number",
      },
    ]);
    expect(await people("marsh")).toHaveLength(0);
    expect(await people("cole")).toHaveLength(1);
  });

  it("is refused for a person who cannot be the one with that identifier here", async () => {
    const { bring } = await clinic();
    await bring(bundle(patient()));
    const report = await bring(bundle(patient({ birthDate: "1991-05-04" })));
    expect(report.refused).toBe(1);
    expect(report.faults[0]).toMatchObject({ resource: `Patient/${PATIENT_ID}`, field: "birthDate" });
  });
});

describe("searches between files", () => {
  const search = { reference: "Practitioner?identifier=urn:test:npi|77" };
  const encounter = {
    resourceType: "Encounter",
    id: "visit",
    status: "finished",
    class: { code: "AMB" },
    subject: { reference: `urn:uuid:${PATIENT_ID}` },
    participant: [{ individual: search }],
    period: { start: "2020-01-05T10:00:00-05:00", end: "2020-01-05T10:45:00-05:00" },
  };
  const doctor = { resourceType: "Practitioner", id: "doc", identifier: [{ system: "urn:test:npi", value: "77" }] };
  const providers = { resourceType: "Bundle", type: "batch", entry: [{ resource: doctor }] };

  it("find what another file of the call or an earlier import brought, and refuse the bundle otherwise", async () => {
    const { bring } = await clinic();
    const file = bundle(patient(), encounter);
    const alone = await bring(file);
    expect(alone).toMatchObject({ refused: 2, added: 0 });
    expect(alone.faults[0]).toMatchObject({
      resource: "Encounter/visit",
      field: "participant[0].individual.reference",
    });
    expect(await bring(file, providers)).toMatchObject({ refused: 0, added: 3, kept: 1, faults: [] });
    expect(await bring(file)).toMatchObject({ refused: 0, added: 0, unchanged: 2 });
  });
});
