import { describe, expect, it } from "vitest";
import { effectiveEntries } from "../../clinical/record/effective-entries.ts";
import type { Entry } from "../../clinical/record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../../clinical/record/record.ts";
import { simulateClinic } from "../../clinical/simulation/simulate-clinic.ts";
import { vignetteRecord } from "../../clinical/simulation/vignette-record.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadDemoKnowledge } from "../../knowledge/load-demo-knowledge.ts";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { NOTHING_KNOWN } from "../check/references.ts";
import { planImport } from "../import/plan-import.ts";
import { readResources } from "../source/read-resources.ts";
import { bundleText, exportEntries } from "./export-bundle.ts";

const knowledge = loadKnowledge();
const codes = loadFhirCodes();
const NOW = "2027-01-01T00:00:00Z";

function exported(record: PatientRecord): string {
  const none = { identifiers: [], originals: [], covered: new Set<string>() };
  return bundleText(exportEntries({ record, knowledge, codes, ...none }), NOW);
}

function imported(text: string) {
  const read = readResources({ name: "export.json", text });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const plan = planImport(read.resources, { knowledge, codes, known: NOTHING_KNOWN, now: NOW });
  if ("faults" in plan) throw new Error(JSON.stringify(plan.faults));
  return plan;
}

function standing(entries: readonly Entry[]) {
  return effectiveEntries(entries).map(({ replaces: _, ...entry }) => entry);
}

function expectRoundTrip(record: PatientRecord): void {
  const plan = imported(exported(record));
  expect(plan.shared).toEqual([]);
  expect(plan.patients).toHaveLength(1);
  const [patient] = plan.patients;
  const { name, birthDate, sex, language } = record.patient;
  expect(patient!.who).toMatchObject({ person: JSON.parse(JSON.stringify({ name, birthDate, sex, language })) });
  expect(patient!.resources.every(({ mapped }) => mapped)).toBe(true);
  expect(standing(patient!.resources.flatMap(({ entries }) => entries))).toEqual(standing(record.entries));
}

describe("an exported record, imported again", () => {
  it("is the same record: the worked patient stories", () => {
    for (const vignette of loadDemoKnowledge().vignettes) expectRoundTrip(vignetteRecord(vignette, "2025-06-02", 400));
  });

  it("is the same record: synthetic people", () => {
    for (const record of simulateClinic({ patients: 30, seed: 7, today: "2026-03-02" })) expectRoundTrip(record);
  });

  it("carries what stands: corrections applied, retractions gone, every kind of entry", () => {
    const patient = { id: "p", name: "Ada Marsh" };
    const at = "2026-01-05";
    const entries: Entry[] = [
      { id: "a", kind: "score", at, instrument: "PHQ-9", answers: [1, 1, 1, 1, 1, 1, null, 1, 1], label: "sud" },
      { id: "b", kind: "score", at, instrument: "PHQ-9", answers: [2, 1, 1, 1, 1, 1, 1, 1, 0], note: "Second form." },
      {
        id: "b#2",
        kind: "score",
        at,
        instrument: "PHQ-9",
        answers: [3, 1, 1, 1, 1, 1, 1, 1, 0],
        replaces: "b",
      },
      { id: "c", kind: "vital", at, test: "weight", value: 71.5, unit: "kg" },
      { id: "d", kind: "vital", at, retracts: "c" },
      { id: "e", kind: "tox-screen", at, results: [{ substance: "cocaine", result: "negative" }] },
      { id: "f", kind: "safety-plan", at, warningSigns: ["not sleeping"] },
      { id: "g", kind: "medication", at, orderId: "o", action: "stop", medication: "sertraline", reason: "Rash" },
      { id: "h", kind: "profile", at: "2026-02-01T03:00:00Z", deceased: true },
    ];
    expectRoundTrip({ format: RECORD_FORMAT, patient, entries });
  });

  it("leaves psychotherapy notes out", () => {
    const entries: Entry[] = [
      {
        id: "a",
        kind: "visit",
        at: "2026-01-05",
        type: "therapy",
        status: "attended",
        label: "psychotherapy-notes",
        note: "canary",
      },
    ];
    expect(exported({ format: RECORD_FORMAT, patient: { id: "p", name: "Ada Marsh" }, entries })).not.toContain(
      "canary",
    );
  });
});
