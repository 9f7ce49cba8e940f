import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { NOTHING_KNOWN } from "../check/references.ts";
import { sentenceOf } from "../source/import-fault.ts";
import { readResources } from "../source/read-resources.ts";
import { planImport } from "./plan-import.ts";

const setting = {
  knowledge: loadKnowledge(),
  codes: loadFhirCodes(),
  known: NOTHING_KNOWN,
  now: "2026-03-02T15:00:00Z",
};
const LOINC = "http://loinc.org";
const SNOMED = "http://snomed.info/sct";
const subject = { reference: "Patient/p" };
const patient = {
  resourceType: "Patient",
  id: "p",
  name: [{ family: "Marsh", given: ["Ada"] }],
  birthDate: "1990-05-04",
};
const coded = (system: string, code: string, display?: string) => ({ coding: [{ system, code, display }] });
const clinical = (code: string) => coded("http://terminology.hl7.org/CodeSystem/condition-clinical", code);

function plan(...resources: object[]) {
  const entry = [patient, ...resources].map((resource) => ({ resource }));
  const read = readResources({
    name: "f",
    text: JSON.stringify({ resourceType: "Bundle", type: "collection", entry }),
  });
  if ("faults" in read) throw new Error(read.faults.map(sentenceOf).join());
  return planImport(read.resources, setting);
}
function planned(...resources: object[]) {
  const found = plan(...resources);
  if ("faults" in found) throw new Error(found.faults.map(sentenceOf).join("\n"));
  return found.patients[0]!.resources.filter(({ type }) => type !== "Patient");
}
/** The entries without what every one has. */
function entriesOf(...resources: object[]) {
  return planned(...resources).flatMap(({ entries }) => entries.map((entry) => ({ ...entry })));
}
function faultsOf(...resources: object[]): string[] {
  const found = plan(...resources);
  return "faults" in found ? found.faults.map(sentenceOf) : [];
}
const observation = (id: string, code: string, over: object) => ({
  resourceType: "Observation",
  id,
  status: "final",
  code: coded(LOINC, code),
  subject,
  effectiveDateTime: "2026-02-01T09:00:00-05:00",
  ...over,
});
const ITEMS = ["44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8"];

describe("scores", () => {
  it("take a total as a total: its safety item is not known", () => {
    expect(entriesOf(observation("a", "44261-6", { valueQuantity: { value: 17 } }))).toEqual([
      { id: "fhir:Observation/a", kind: "score", at: "2026-02-01T09:00:00-05:00", instrument: "PHQ-9", total: 17 },
    ]);
    for (const code of ["99046-5", "71354-5"])
      expect(entriesOf(observation("a", code, { valueInteger: 9 }))).toMatchObject([{ instrument: "EPDS", total: 9 }]);
  });

  it("take the total of a resource whose components are not the items", () => {
    const component = [{ code: { text: "reader's remark" }, valueString: "calm" }];
    expect(entriesOf(observation("a", "44261-6", { valueQuantity: { value: 17 }, component }))).toMatchObject([
      { total: 17 },
    ]);
  });

  it("refuse a total the instrument cannot have, whole", () => {
    expect(faultsOf(observation("a", "44261-6", { valueQuantity: { value: 40 } }))).toEqual([
      "f: line 1: Observation/a: total: must be a whole number from 0 to 27 for PHQ-9; found 40",
    ]);
  });

  it("take answers from components, coded or as numbers, and leave the unanswered open", () => {
    const component = [
      { code: coded(LOINC, "44260-8"), valueCodeableConcept: coded(LOINC, "LA6570-1") },
      { code: coded(LOINC, "44250-9"), valueInteger: 3 },
    ];
    expect(entriesOf(observation("a", "44249-1", { component }))).toMatchObject([
      { instrument: "PHQ-9", answers: [3, null, null, null, null, null, null, null, 2] },
    ]);
  });

  it("make one form of items sent one by one, and count its total once", () => {
    const items = ITEMS.map((code, place) => observation(`i${place}`, code, { valueInteger: 1 }));
    const total = observation("t", "44261-6", { valueQuantity: { value: 9 } });
    const resources = planned(...items, total);
    expect(resources.every(({ mapped }) => mapped)).toBe(true);
    expect(resources.flatMap(({ entries }) => entries)).toMatchObject([
      { id: "fhir:Observation/i0", answers: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
    ]);
  });

  it("trust the answers over a stated total, and say that it differs", () => {
    const item = ITEMS.map((linkId) => ({ linkId: `/${linkId}`, answer: [{ valueDecimal: 1 }] }));
    const form = {
      resourceType: "QuestionnaireResponse",
      id: "q",
      status: "completed",
      subject,
      authored: "2026-02-01",
      item,
    };
    const [entry, ...others] = entriesOf(form, observation("t", "44261-6", { valueQuantity: { value: 12 } }));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      answers: new Array(9).fill(1),
      note: "The source states a total of 12; the answers give 9.",
    });
  });

  it("keep the safety answer where only it and the total are known", () => {
    const safety = observation("i", "44260-8", { valueInteger: 2 });
    expect(entriesOf(safety, observation("t", "44261-6", { valueQuantity: { value: 15 } }))).toMatchObject([
      { instrument: "PHQ-9", total: 15, safetyItem: 2 },
    ]);
  });

  it("see the safety answer of a form that was begun and not ended", () => {
    const item = [{ linkId: "44260-8", answer: [{ valueCoding: { system: LOINC, code: "LA6569-3" } }] }];
    const form = {
      resourceType: "QuestionnaireResponse",
      id: "q",
      status: "in-progress",
      subject,
      authored: "2026-02-01",
      item,
    };
    expect(entriesOf(form)).toMatchObject([{ answers: [...new Array(8).fill(null), 1] }]);
  });

  it("keep what is preliminary, mistaken, undated or of a form nobody knows", () => {
    const value = { valueQuantity: { value: 5 } };
    const resources = planned(
      observation("a", "44261-6", { ...value, status: "preliminary" }),
      observation("b", "44261-6", { ...value, status: "entered-in-error" }),
      observation("c", "44261-6", { ...value, effectiveDateTime: "2025" }),
      observation("d", "72106-8", value),
    );
    expect(resources.map(({ mapped }) => mapped)).toEqual([false, false, false, false]);
  });
});

describe("measurements", () => {
  it("take blood pressure apart and bring weight to kilograms", () => {
    const mmHg = (code: string, value: number) => ({
      code: coded(LOINC, code),
      valueQuantity: { value, unit: "mmHg", code: "mm[Hg]" },
    });
    expect(
      entriesOf(observation("a", "85354-9", { component: [mmHg("8480-6", 128), mmHg("8462-4", 82)] })),
    ).toMatchObject([
      { id: "fhir:Observation/a#bp-systolic", kind: "vital", test: "bp-systolic", value: 128, unit: "mm[Hg]" },
      { id: "fhir:Observation/a#bp-diastolic", test: "bp-diastolic", value: 82 },
    ]);
    expect(
      entriesOf(observation("a", "29463-7", { valueQuantity: { value: 150, unit: "lb", code: "[lb_av]" } })),
    ).toMatchObject([{ kind: "vital", test: "weight", value: 68.039, unit: "kg" }]);
  });

  it("name labs by their code, else by their words, and keep that a value is a bound", () => {
    const laboratory = {
      category: [coded("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")],
    };
    const lithium = { valueQuantity: { value: 0.2, comparator: "<", unit: "mmol/L" } };
    expect(entriesOf(observation("a", "14334-7", lithium))).toMatchObject([
      { kind: "lab", test: "lithium-level", value: 0.2, unit: "mmol/L", note: "Reported as < 0.2 mmol/L." },
    ]);
    const rare = {
      ...laboratory,
      code: coded(LOINC, "6158-0", "Latex IgE Ab [Units/volume] in Serum"),
      valueQuantity: { value: 1, unit: "kU/L" },
    };
    expect(entriesOf(observation("a", "", rare))).toMatchObject([{ kind: "lab", test: "latex-ige-ab-in-serum" }]);
    expect(entriesOf(observation("a", "14334-7", { ...laboratory, valueQuantity: { value: 1 } }))).toEqual([]);
  });

  it("read a drug screen", () => {
    const negative = { valueCodeableConcept: coded(SNOMED, "260385009") };
    expect(entriesOf(observation("a", "3397-7", negative))).toMatchObject([
      { kind: "tox-screen", results: [{ substance: "cocaine", result: "negative" }] },
    ]);
  });
});

describe("conditions", () => {
  const condition = (over: object) => ({
    resourceType: "Condition",
    id: "c",
    subject,
    clinicalStatus: clinical("active"),
    verificationStatus: coded("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed"),
    recordedDate: "2026-01-10",
    ...over,
  });

  it("know mental health by code, with what the code says beside", () => {
    const icd = condition({ code: coded("http://hl7.org/fhir/sid/icd-10-cm", "F33.1"), onsetDateTime: "2026-01-05" });
    expect(entriesOf(icd)).toEqual([
      {
        id: "fhir:Condition/c",
        kind: "condition",
        at: "2026-01-05",
        condition: "mdd",
        code: { system: "http://hl7.org/fhir/sid/icd-10-cm", code: "F33.1" },
        severity: "moderate",
        features: ["recurrent"],
        status: "active",
        verificationStatus: "confirmed",
        onset: "2026-01-05",
      },
    ]);
    expect(entriesOf(condition({ code: coded(SNOMED, "47505003") }))).toMatchObject([
      { condition: "ptsd", at: "2026-01-10" },
    ]);
    expect(entriesOf(condition({ code: { text: "Chronic back pain (finding)" } }))).toMatchObject([
      { condition: "chronic-back-pain" },
    ]);
  });

  it("never take an open verification for a confirmed one", () => {
    const open = condition({ code: coded(SNOMED, "370143000"), verificationStatus: undefined });
    expect(entriesOf(open)).toMatchObject([{ condition: "mdd", verificationStatus: "provisional" }]);
  });

  it("have a beginning and an end", () => {
    const over = { code: coded(SNOMED, "47505003"), clinicalStatus: clinical("resolved"), onsetDateTime: "2025-01-05" };
    expect(entriesOf(condition({ ...over, abatementDateTime: "2025-06-01" }))).toMatchObject([
      { id: "fhir:Condition/c", at: "2025-01-05", status: "active" },
      { id: "fhir:Condition/c#end", at: "2025-06-01", status: "resolved" },
    ]);
    expect(entriesOf(condition({ ...over, clinicalStatus: undefined }))).toEqual([]);
  });
});

describe("medicines", () => {
  const request = (over: object) => ({
    resourceType: "MedicationRequest",
    id: "m",
    status: "active",
    intent: "order",
    subject,
    authoredOn: "2026-01-05",
    medicationCodeableConcept: { text: "Sertraline 50 MG Oral Tablet" },
    ...over,
  });
  const dosage = (repeat: object, value = 2) => [{ timing: { repeat }, doseAndRate: [{ doseQuantity: { value } }] }];

  it("start with what is taken at a time, and how often", () => {
    expect(entriesOf(request({ dosageInstruction: dosage({ frequency: 1, period: 1, periodUnit: "d" }) }))).toEqual([
      {
        id: "fhir:MedicationRequest/m",
        kind: "medication",
        at: "2026-01-05",
        orderId: "fhir:MedicationRequest/m",
        action: "start",
        medication: "sertraline",
        doseMg: 100,
        frequency: "once-daily",
        form: "oral tablet",
      },
    ]);
    expect(
      entriesOf(request({ dosageInstruction: dosage({ frequency: 1, period: 6, periodUnit: "h" }) })),
    ).toMatchObject([{ frequency: "four-times-daily" }]);
  });

  it("do not take the strength of a tablet for a dose, nor silence for once a day", () => {
    const [entry] = entriesOf(request({}));
    expect(entry).toMatchObject({ action: "report", frequency: "unknown" });
    expect(entry).not.toHaveProperty("doseMg");
  });

  it("stop where the source says so, when it says so", () => {
    const bounds = { frequency: 1, period: 1, periodUnit: "d", boundsPeriod: { end: "2026-02-05" } };
    const stopped = request({ status: "stopped", dosageInstruction: dosage(bounds) });
    expect(entriesOf(stopped)).toMatchObject([{ action: "start" }, { action: "stop", at: "2026-02-05" }]);
    expect(entriesOf(request({ status: "completed" }))[1]).toMatchObject({ action: "stop", at: "2026-01-05" });
    expect(entriesOf(request({ status: "draft" }), { ...request({ intent: "plan" }), id: "n" })).toEqual([]);
  });

  it("are named by the Medication they point to, and by the code of their ingredient", () => {
    const medication = { resourceType: "Medication", id: "d", code: { text: "Zoloft 50 MG Oral Tablet" } };
    const pointing = request({
      medicationCodeableConcept: undefined,
      medicationReference: { reference: "Medication/d" },
    });
    expect(entriesOf(medication, pointing)).toMatchObject([{ medication: "sertraline" }]);
    const coding = coded("http://www.nlm.nih.gov/research/umls/rxnorm", "36437");
    expect(entriesOf(request({ medicationCodeableConcept: { ...coding, text: "Lustral" } }))).toMatchObject([
      { medication: "sertraline" },
    ]);
  });
});

describe("visits, allergies, goals", () => {
  it("are taken where they stand", () => {
    const period = { start: "2026-01-05T10:00:00-05:00", end: "2026-01-05T10:45:00-05:00" };
    const encounter = {
      resourceType: "Encounter",
      id: "e",
      status: "finished",
      class: { code: "AMB" },
      subject,
      period,
    };
    expect(entriesOf(encounter)).toMatchObject([
      { kind: "visit", type: "primary-care", status: "attended", minutes: 45 },
    ]);
    expect(entriesOf({ ...encounter, class: { code: "IMP" } }, { ...encounter, id: "f", status: "planned" })).toEqual(
      [],
    );
    const appointment = {
      resourceType: "Appointment",
      id: "a",
      status: "noshow",
      start: period.start,
      participant: [{ actor: subject }],
    };
    expect(entriesOf(appointment)).toMatchObject([{ kind: "visit", status: "no-show" }]);
    const reaction = [
      { manifestation: [{ text: "Hives" }], severity: "mild" },
      { manifestation: [{ text: "Swelling" }], severity: "severe" },
    ];
    const allergy = {
      resourceType: "AllergyIntolerance",
      id: "y",
      patient: subject,
      code: { text: "Penicillin" },
      recordedDate: "2026-01-05",
      reaction,
    };
    expect(entriesOf(allergy)).toMatchObject([
      { kind: "allergy", substance: "Penicillin", reaction: "Hives, Swelling", severity: "severe" },
    ]);
    const goal = {
      resourceType: "Goal",
      id: "g",
      lifecycleStatus: "active",
      description: { text: "Walk daily" },
      subject,
    };
    expect(entriesOf(goal)).toEqual([]);
    expect(entriesOf({ ...goal, startDate: "2026-01-05" })).toMatchObject([
      { kind: "goal", text: "Walk daily", status: "active" },
    ]);
  });
});

describe("sensitivity and time", () => {
  const opioid = {
    resourceType: "Condition",
    id: "c",
    subject,
    clinicalStatus: clinical("active"),
    recordedDate: "2026-01-05",
    code: coded(SNOMED, "5602001"),
  };

  it("is what the source says, never concluded from content", () => {
    expect(entriesOf(opioid)[0]).not.toHaveProperty("label");
    const security = [{ code: "42CFRPart2" }];
    expect(entriesOf({ ...opioid, meta: { security } })).toMatchObject([{ condition: "oud", label: "sud" }]);
    expect(faultsOf({ ...opioid, meta: { security: [{ code: "PSYTHPN" }] } })[0]).toContain("psychotherapy note");
  });

  it("refuses what cannot have been: before birth, or in the future", () => {
    expect(faultsOf({ ...opioid, recordedDate: "1990-05-03" })).toEqual([
      "f: line 1: Condition/c: at: lies before the patient's birth",
    ]);
    expect(faultsOf({ ...opioid, recordedDate: "2026-03-04" })).toEqual([
      "f: line 1: Condition/c: at: lies in the future",
    ]);
  });

  it("takes an entry a resource carries only if it is a sound entry", () => {
    const carrying = (valueString: string) => ({
      ...opioid,
      extension: [{ url: "https://accord.example/fhir/StructureDefinition/entry", valueString }],
    });
    const entry = { id: "e1", kind: "step", at: "2026-01-05", level: 2 };
    expect(entriesOf(carrying(JSON.stringify(entry)))).toEqual([entry]);
    expect(faultsOf(carrying(JSON.stringify({ ...entry, level: 9 })))).toHaveLength(1);
    expect(faultsOf(carrying("{"))[0]).toContain("carries an entry that is not JSON");
    for (const odd of ["null", "7", "[]", '"x"', "{}"]) expect(faultsOf(carrying(odd)).length).toBeGreaterThan(0);
  });
});
