import { expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { NOTHING_KNOWN } from "../check/references.ts";
import { readResources } from "../source/read-resources.ts";
import { planImport } from "./plan-import.ts";

const setting = {
  knowledge: loadKnowledge(),
  codes: loadFhirCodes(),
  known: NOTHING_KNOWN,
  now: "2026-03-02T15:00:00Z",
};
function deathOf(over: object) {
  const patient = { resourceType: "Patient", id: "p", name: [{ family: "Marsh" }], birthDate: "1940-05-04", ...over };
  const read = readResources({ name: "f", text: JSON.stringify(patient) });
  if ("faults" in read) throw new Error("not read");
  const plan = planImport(read.resources, setting);
  if ("faults" in plan) throw new Error(JSON.stringify(plan.faults));
  return plan.patients[0]!.resources[0]!.entries.map(({ id: _, ...entry }) => entry);
}

it("takes the day of death, to the minute where it is told", () => {
  const at = "2025-11-30T04:10:00-05:00";
  expect(deathOf({ deceasedDateTime: at })).toEqual([{ kind: "profile", at, deceased: true }]);
  expect(deathOf({ deceasedDateTime: "2025-11-30" })).toEqual([{ kind: "profile", at: "2025-11-30", deceased: true }]);
});

it("takes the day the file was last changed where only the death is told", () => {
  const told = { deceasedBoolean: true, meta: { lastUpdated: "2025-12-01T10:00:00Z" } };
  expect(deathOf(told)).toEqual([{ kind: "profile", at: "2025-12-01T10:00:00Z", deceased: true }]);
});

it("tells of no death where there is none, or no day for it", () => {
  expect(deathOf({})).toEqual([]);
  expect(deathOf({ deceasedBoolean: false, meta: { lastUpdated: "2025-12-01T10:00:00Z" } })).toEqual([]);
  expect(deathOf({ deceasedBoolean: true })).toEqual([]);
});

it("refuses a death before birth or still to come", () => {
  expect(() => deathOf({ deceasedDateTime: "1930-01-01" })).toThrow("before the patient's birth");
  expect(() => deathOf({ deceasedDateTime: "2026-05-01" })).toThrow("in the future");
});
