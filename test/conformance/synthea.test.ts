import { describe, expect, it } from "vitest";
import type { Entry } from "../../src/clinical/record/entry.ts";
import { identifierKey, identifiersOf } from "../../src/fhir/check/file-index.ts";
import { type KnownResource, type KnownResources, NOTHING_KNOWN } from "../../src/fhir/check/references.ts";
import { planImport } from "../../src/fhir/import/plan-import.ts";
import { readResources, type SourceFile } from "../../src/fhir/source/read-resources.ts";
import { resourceKey } from "../../src/fhir/source/resource-key.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { loadFhirCodes } from "../../src/knowledge/load-fhir-codes.ts";
import {
  isUnresolvable,
  PROVIDERS,
  resourcesIn,
  syntheaFile,
  syntheaPatients,
  withoutSearches,
} from "./synthea-files.ts";

const setting = { knowledge: loadKnowledge(), codes: loadFhirCodes(), now: "2026-01-01T00:00:00Z" };

function read(file: SourceFile) {
  const found = readResources(file);
  if ("faults" in found) throw new Error(JSON.stringify(found.faults));
  return found.resources;
}
function plan(file: SourceFile, known: KnownResources = NOTHING_KNOWN) {
  const found = planImport(read(file), { ...setting, known });
  if ("faults" in found) throw new Error(JSON.stringify(found.faults.slice(0, 3)));
  const resources = found.patients.flatMap((patient) => patient.resources);
  return { ...found, resources, entries: resources.flatMap(({ entries }) => entries) };
}
function providers(): KnownResources {
  const byIdentifier = new Map<string, KnownResource[]>();
  for (const source of PROVIDERS.flatMap((name) => read(syntheaFile(name)))) {
    for (const { system, value } of identifiersOf(source.resource)) {
      const known = { key: resourceKey(source), patientId: null, resource: source.resource };
      byIdentifier.set(identifierKey(source.type, system, value), [known]);
    }
  }
  return { byReference: new Map(), byIdentifier };
}

/** What each file becomes today, pinned so that a change of the mapping shows as one. */
const EXPECTED: Readonly<Record<string, { mapped: number; kinds: Record<string, number> }>> = {
  Burton: { mapped: 133, kinds: { visit: 35, condition: 10, vital: 79, medication: 5, lab: 22 } },
  Darron: { mapped: 517, kinds: { visit: 49, condition: 18, medication: 54, vital: 64, lab: 369, profile: 1 } },
  Jorge: { mapped: 171, kinds: { visit: 27, vital: 99, lab: 37, condition: 13, medication: 11, allergy: 10 } },
  Louis: { mapped: 112, kinds: { visit: 20, condition: 17, medication: 10, vital: 66, lab: 22 } },
  Milan: { mapped: 142, kinds: { visit: 15, condition: 7, medication: 5, vital: 36, lab: 88 } },
  Roberto: { mapped: 199, kinds: { visit: 27, condition: 12, medication: 10, vital: 63, lab: 99, profile: 1 } },
  Sherman: { mapped: 289, kinds: { visit: 24, condition: 15, medication: 191, vital: 60, lab: 102, profile: 1 } },
  Yaeko: { mapped: 128, kinds: { visit: 49, condition: 18, vital: 51, medication: 8, lab: 22 } },
  blaze: {
    mapped: 1075,
    kinds: { visit: 46, condition: 36, vital: 228, medication: 81, lab: 760, administration: 2 },
  },
};

const resolvable = syntheaPatients.filter((one) => !isUnresolvable(one));
const unresolvable = syntheaPatients.filter(isUnresolvable);

function counted(entries: readonly Entry[]): Record<string, number> {
  const kinds: Record<string, number> = {};
  for (const { kind } of entries) kinds[kind] = (kinds[kind] ?? 0) + 1;
  return kinds;
}

describe.skipIf(syntheaPatients.length === 0)("real FHIR R4 bundles (Synthea)", () => {
  it.each(resolvable)("$file: every resource is mapped or kept", (patient) => {
    const expected = Object.entries(EXPECTED).find(([name]) => patient.file.includes(name))![1];
    const planned = plan(syntheaFile(patient.file), providers());
    expect(planned.patients).toHaveLength(1);
    const mapped = planned.resources.filter((one) => one.mapped).length;
    const kept = planned.resources.length - mapped + planned.shared.length;
    expect({ mapped, kinds: counted(planned.entries) }).toEqual(expected);
    expect(mapped + kept).toBe(resourcesIn(patient));
  });

  it.each(unresolvable)("$file: is refused whole for its searches, and for nothing else", (patient) => {
    const found = planImport(read(syntheaFile(patient.file)), { ...setting, known: NOTHING_KNOWN });
    const faults = "faults" in found ? found.faults : [];
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.filter(({ reason }) => !/^is a search for a \w+ that finds none/.test(reason))).toEqual([]);
  });

  it.each(unresolvable)("$file: without its searches, its scores are those its makers count", (patient) => {
    const planned = plan(withoutSearches(syntheaFile(patient.file)));
    const scores = planned.entries.flatMap((entry) =>
      entry.kind === "score" && entry.retracts === undefined ? [[entry.instrument, entry.at, entry.total]] : [],
    );
    const { PRAPARE: _, ...counted } = patient.scores;
    const expected = Object.entries(counted).flatMap(([name, dated]) => dated.map(([at, total]) => [name, at, total]));
    expect(scores.toSorted()).toEqual(expected.toSorted());
    expect(planned.resources.length + planned.shared.length).toBe(resourcesIn(patient));
  });
});
