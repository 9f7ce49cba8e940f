import { describe, expect, it } from "vitest";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { sentenceOf } from "../source/import-fault.ts";
import { readResources } from "../source/read-resources.ts";
import { checkFile } from "./check-file.ts";
import { NOTHING_KNOWN } from "./references.ts";

const patient = { resourceType: "Patient", id: "p", name: [{ text: "Ada Marsh" }] };
const other = { resourceType: "Patient", id: "q", name: [{ text: "Ben Cole" }] };
const subject = { reference: "Patient/p" };
const encounter = { resourceType: "Encounter", id: "e", status: "finished", class: { code: "AMB" }, subject };
const observation = { resourceType: "Observation", id: "o", status: "final", code: { text: "x" }, subject };

function bundle(type: string, ...resources: object[]): string {
  return JSON.stringify({ resourceType: "Bundle", type, entry: resources.map((resource) => ({ resource })) });
}
function check(text: string) {
  const read = readResources({ name: "f", text });
  if ("faults" in read) throw new Error(read.faults.map(sentenceOf).join());
  return checkFile(read.resources, NOTHING_KNOWN, loadFhirCodes());
}
function faultsOf(...resources: object[]): string[] {
  const checked = check(bundle("transaction", ...resources));
  return "faults" in checked ? checked.faults.map(sentenceOf) : [];
}

describe("checking a file", () => {
  it("finds whose each resource is, and what is nobody's", () => {
    const provenance = { resourceType: "Provenance", id: "v", target: [{ reference: "Observation/o" }] };
    const checked = check(
      bundle("batch", patient, other, observation, provenance, { resourceType: "Practitioner", id: "d" }),
    );
    if ("faults" in checked) throw new Error(checked.faults.map(sentenceOf).join());
    const owners = checked.resources.map(({ owner }) => (owner?.patient === "in-file" ? owner.source.id : null));
    expect(owners).toEqual(["p", "q", "p", "p", null]);
  });

  it.each([
    [
      "a type R4 does not have",
      { ...observation, resourceType: "Obs" },
      "f: line 1: Obs/o: resourceType: is not a resource type of FHIR R4",
    ],
    [
      "a wrong type",
      { ...observation, valueQuantity: { value: "7" } },
      "f: line 1: Observation/o: valueQuantity.value: must be a number",
    ],
    ["a missing field", { ...observation, code: undefined }, "f: line 1: Observation/o: code: is missing"],
    ["a null", { ...observation, issued: null }, "f: line 1: Observation/o: issued: must not be null: leave it out"],
    ["a code outside its closed list", { ...encounter, status: "done" }, "Encounter/e: status: must be one of planned"],
    ["an impossible id", { ...observation, id: "a b" }, "f: line 1: Observation/a b: id: must be 1 to 64 letters"],
    ["a malformed date", { ...observation, effectiveDateTime: "5 May" }, "effectiveDateTime: must be a FHIR date"],
    [
      "a patient who is not there",
      { ...observation, subject: { reference: "Patient/z" } },
      "subject.reference: names a patient who is neither",
    ],
    [
      "a reference to nothing",
      { ...observation, encounter: { reference: "urn:uuid:1" } },
      "encounter.reference: points to nothing in this file",
    ],
    [
      "a missing contained resource",
      { ...observation, specimen: { reference: "#s" } },
      "specimen.reference: points to no contained resource",
    ],
    [
      "words for a reference",
      { ...observation, encounter: { reference: "the visit" } },
      "encounter.reference: is not a FHIR reference",
    ],
    [
      "an unanswered search",
      { ...observation, performer: [{ reference: "Practitioner?identifier=a|b" }] },
      "performer[0].reference: is a search for a Practitioner that finds none",
    ],
    [
      "a search by something else",
      { ...observation, performer: [{ reference: "Practitioner?name=b" }] },
      "is a search other than by one identifier",
    ],
  ])("refuses %s", (_, resource, sentence) => {
    const faults = faultsOf(patient, resource);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(sentence);
  });

  it("refuses a search outside of a transaction", () => {
    const checked = check(
      bundle("batch", patient, { ...observation, performer: [{ reference: "Patient?identifier=a|b" }] }),
    );
    expect("faults" in checked && checked.faults[0]!.reason).toContain("only a transaction may use");
  });

  it("refuses an id that comes twice, two owners, and a pointer into another patient's record", () => {
    expect(faultsOf(patient, observation, observation)).toEqual(["f: line 1: Observation/o: comes twice in this file"]);
    const claim = {
      resourceType: "Claim",
      id: "c",
      patient: { reference: "Patient/p" },
      subject: { reference: "Patient/q" },
    };
    expect(faultsOf(patient, other, claim)).toEqual(["f: line 1: Claim/c: names two different patients as its own"]);
    const strayed = { ...observation, subject: { reference: "Patient/q" }, encounter: { reference: "Encounter/e" } };
    expect(faultsOf(patient, other, encounter, strayed)).toEqual([
      "f: line 1: Observation/o: encounter.reference: points to Encounter/e, which belongs to another patient",
    ]);
  });

  it("refuses an end before its start, and an active condition that has ended", () => {
    const condition = {
      resourceType: "Condition",
      id: "c",
      subject,
      code: { text: "x" },
      abatementDateTime: "2020-01-05",
    };
    const status = (code: string) => ({ clinicalStatus: { coding: [{ code }] } });
    expect(faultsOf(patient, { ...condition, ...status("active") })[0]).toContain(
      "cannot stand in a condition that is active",
    );
    const late = { ...condition, ...status("resolved"), onsetDateTime: "2020-02" };
    expect(faultsOf(patient, late)[0]).toContain("abatementDateTime: cannot be before the onset");
    expect(faultsOf(patient, { ...late, onsetDateTime: "2020" })).toEqual([]);
    const period = { start: "2020-01-05T10:00:00Z", end: "2020-01-05T10:30:00+02:00" };
    expect(faultsOf(patient, { ...encounter, period })[0]).toContain("period.end: cannot be before the start");
  });

  it("lists every fault of a file, not the first alone", () => {
    expect(faultsOf(patient, { ...observation, status: "ok" }, { ...encounter, class: "AMB" })).toHaveLength(2);
  });
});
