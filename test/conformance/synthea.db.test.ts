import { describe, expect, it } from "vitest";
import { effectiveEntries } from "../../src/clinical/record/effective-entries.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { loadFhirCodes } from "../../src/knowledge/load-fhir-codes.ts";
import { exportPatient } from "../../src/service/export-patient.ts";
import { importBundles } from "../../src/service/import-bundles.ts";
import { inOrganization, type Workplace } from "../../src/service/in-organization.ts";
import { readRegistryRows } from "../../src/service/read-registry-rows.ts";
import { systemActor } from "../../src/store/acting-person.ts";
import { readPatientFile } from "../../src/store/patient-file.ts";
import { patientIdsAfter } from "../../src/store/patients.ts";
import { addOrganization } from "../../src/store/people.ts";
import { withTestDatabase } from "../../src/store/testing/test-database.ts";
import {
  isUnresolvable,
  PROVIDERS,
  resourcesIn,
  syntheaFile,
  syntheaPatients,
  withoutSearches,
} from "./synthea-files.ts";

const test = withTestDatabase();
const codes = loadFhirCodes();
const NOW = "2026-01-01T12:00:00Z";
const NOBODY = "00000000-0000-0000-0000-000000000000";

async function clinic(id: string) {
  const actor = systemActor(id, "command-line");
  await test.database.withTransaction(actor, (tx) => addOrganization(tx, id, "America/New_York"));
  const at: Workplace = { database: test.database, knowledge: loadKnowledge(), clock: () => NOW };
  const people = async () => {
    const ids = await test.database.withTransaction(actor, (tx) => patientIdsAfter(tx, NOBODY, 100));
    return Promise.all(
      ids.map((patientId) =>
        test.database.withTransaction(actor, async (tx) => (await readPatientFile(tx, patientId, NOW))!),
      ),
    );
  };
  return { actor, at, people };
}

describe.skipIf(syntheaPatients.length === 0)("real FHIR R4 bundles in the database", () => {
  it("go in whole, twice as once, into the registry; those with dead searches are refused whole", async () => {
    const { actor, at, people } = await clinic("00000000-0000-7000-8000-0000000000a1");
    const files = [...syntheaPatients.map(({ file }) => file), ...PROVIDERS].map(syntheaFile);
    const report = await importBundles(at, actor, { files, codes });
    const refused = syntheaPatients.filter(isUnresolvable).reduce((sum, one) => sum + resourcesIn(one), 0);
    const { faults, ...counts } = report;
    // Two bundles bring one practitioner and one organisation alike: those are unchanged the second time they come.
    expect(counts).toEqual({
      files: 14,
      patients: 9,
      resources: 8115,
      mapped: 2766,
      kept: 2835,
      refused,
      added: 5599,
      unchanged: 2,
    });
    expect(new Set(faults.map(({ file }) => file)).size).toBe(3);

    const first = await people();
    expect(first).toHaveLength(9);
    expect(first.flatMap(({ openAlerts }) => openAlerts)).toEqual([]);
    const { rows } = await inOrganization(at, actor, (ctx) =>
      readRegistryRows(ctx, { patients: first.map(({ patient }) => patient.id) }),
    );
    expect(rows).toHaveLength(9);
    expect(rows.every(({ upToDate }) => upToDate)).toBe(true);

    const again = await importBundles(at, actor, { files, codes });
    expect(again).toMatchObject({ added: 0, unchanged: 5601, refused });
    expect(await people()).toEqual(first);
  });

  it("come out as FHIR and go into an empty clinic as the same records", async () => {
    const from = await clinic("00000000-0000-7000-8000-0000000000b1");
    const to = await clinic("00000000-0000-7000-8000-0000000000b2");
    const bring = ["Milan", "blaze", "Edythe31"].map(
      (name) => syntheaPatients.find(({ file }) => file.includes(name))!,
    );
    const files = [...PROVIDERS.map(syntheaFile), ...bring.map(({ file }) => withoutSearchesOf(file))];
    await importBundles(from.at, from.actor, { files, codes });
    const texts: string[] = [];
    for (const { patient } of await from.people()) {
      const exported = await inOrganization(from.at, from.actor, (ctx) =>
        exportPatient(ctx, { patient: patient.id, codes }),
      );
      texts.push(exported.bundle);
    }
    const out = texts.map((text, place) => ({ name: `out-${place}.json`, text }));
    expect(await importBundles(to.at, to.actor, { files: out, codes })).toMatchObject({
      patients: 3,
      refused: 0,
      faults: [],
    });
    const records = async (of: typeof from) =>
      (await of.people())
        .map(({ patient: { id: _, ...person }, entries }) => ({ person, entries: effectiveEntries(entries) }))
        .toSorted((a, b) => a.person.name.localeCompare(b.person.name));
    expect(await records(to)).toEqual(await records(from));
  });
});

function withoutSearchesOf(file: string) {
  return isUnresolvable({ file }) ? withoutSearches(syntheaFile(file)) : syntheaFile(file);
}
