import { describe, expect, test } from "vitest";
import { z } from "zod";
import { RECORD_FORMAT } from "../../clinical/record/record.ts";
import { validateRecord } from "../../clinical/record/validate.ts";
import { entriesByKind } from "../../clinical/timeline/entries-by-kind.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { checkFile } from "../check/check-file.ts";
import { NOTHING_KNOWN } from "../check/references.ts";
import { readResources } from "../source/read-resources.ts";
import { dosageInstruction } from "./dosage-instruction.ts";
import { orderRequests } from "./order-request.ts";

const knowledge = loadKnowledge();
const codes = loadFhirCodes();
const TODAY = "2026-03-02";
const subject = { reference: "urn:uuid:11111111-1111-4111-8111-111111111111" };

const start = { kind: "medication", at: "2026-02-02", orderId: "o1", action: "start" };
function requests(acts: readonly object[]) {
  const entries = acts.map((act, place) => ({ id: `e${place}`, ...act }));
  const read = validateRecord({ format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries }, knowledge);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const timeline = timelineOf(read.record, knowledge, TODAY);
  const own = entriesByKind(read.record, TODAY).of("medication");
  return orderRequests(timeline, { acts: own, names: {} }, { knowledge, codes, subject });
}

// R4 MedicationRequest as far as it is written here, by hand from the specification: nothing else may stand in it.
const coding = z.strictObject({ system: z.url(), code: z.string().min(1), display: z.string().optional() });
const concept = z.strictObject({ coding: z.array(coding).optional(), text: z.string().min(1).optional() });
const quantity = z.strictObject({
  value: z.number().nonnegative(),
  unit: z.string(),
  system: z.literal("http://unitsofmeasure.org"),
  code: z.enum(["mg", "d"]),
});
const period = z.strictObject({ start: z.iso.date().optional(), end: z.iso.date().optional() });
const medicationRequest = z.strictObject({
  resourceType: z.literal("MedicationRequest"),
  id: z.string().regex(/^[A-Za-z0-9\-.]{1,64}$/),
  identifier: z.array(z.strictObject({ system: z.url(), value: z.string().min(1) })).min(1),
  status: z.enum(["active", "on-hold", "cancelled", "completed", "entered-in-error", "stopped", "draft", "unknown"]),
  statusReason: concept.optional(),
  intent: z.literal("order"),
  category: z.array(concept),
  medicationCodeableConcept: concept,
  subject: z.strictObject({ reference: z.string(), display: z.string().optional() }),
  authoredOn: z.union([z.iso.date(), z.iso.datetime({ offset: true })]),
  requester: z.strictObject({ display: z.string() }).optional(),
  reasonCode: z.array(concept).optional(),
  note: z.array(z.strictObject({ text: z.string() })).optional(),
  dosageInstruction: z.array(
    z
      .strictObject({
        sequence: z.number().int().positive().optional(),
        text: z.string().min(1),
        timing: z
          .strictObject({
            repeat: z.strictObject({
              boundsPeriod: period.optional(),
              frequency: z.number().int().positive().optional(),
              period: z.number().positive().optional(),
              periodUnit: z.enum(["s", "min", "h", "d", "wk", "mo", "a"]).optional(),
              when: z.array(z.enum(["HS", "MORN", "EVE"])).optional(),
            }),
          })
          .optional(),
        asNeededBoolean: z.boolean().optional(),
        asNeededCodeableConcept: concept.optional(),
        route: concept.optional(),
        doseAndRate: z.array(z.strictObject({ doseQuantity: quantity })).optional(),
        maxDosePerPeriod: z.strictObject({ numerator: quantity, denominator: quantity }).optional(),
      })
      .refine((one) => one.asNeededBoolean === undefined || one.asNeededCodeableConcept === undefined),
  ),
  dispenseRequest: z.strictObject({
    validityPeriod: period,
    numberOfRepeatsAllowed: z.number().int().nonnegative().optional(),
    expectedSupplyDuration: quantity.optional(),
  }),
});

describe("orderRequests", () => {
  test("writes an order with its steps, codes, days and supply", () => {
    const [request] = requests([
      {
        ...start,
        medication: "Zoloft",
        doseMg: 25,
        frequency: "once-daily",
        route: "by mouth",
        indication: "mdd",
        titration: [
          { day: 7, doseMg: 50 },
          { day: 35, doseMg: 100 },
        ],
        daysSupply: 30,
        refills: 2,
      },
    ]);
    expect(request).toMatchObject({
      status: "active",
      medicationCodeableConcept: {
        coding: [{ system: "http://www.nlm.nih.gov/research/umls/rxnorm", code: "36437" }, {}],
      },
      reasonCode: [{ text: "mdd" }],
      dispenseRequest: {
        validityPeriod: { start: "2026-02-02" },
        numberOfRepeatsAllowed: 2,
        expectedSupplyDuration: { value: 30, code: "d" },
      },
    });
    expect(request?.dosageInstruction).toMatchObject([
      {
        sequence: 1,
        timing: {
          repeat: {
            frequency: 1,
            period: 1,
            periodUnit: "d",
            boundsPeriod: { start: "2026-02-09", end: "2026-03-08" },
          },
        },
        doseAndRate: [{ doseQuantity: { value: 50, code: "mg" } }],
        route: { text: "by mouth" },
      },
      { sequence: 2, doseAndRate: [{ doseQuantity: { value: 100 } }] },
    ]);
  });

  test("says as needed for what, and how much at most in a day", () => {
    const order = { ...start, medication: "lorazepam", doseMg: 0.5, frequency: "as-needed", maxPerDay: 2 };
    const [request] = requests([{ ...order, indication: "panic", plannedStop: "2026-03-20" }]);
    expect(request?.dosageInstruction).toMatchObject([
      {
        asNeededCodeableConcept: { text: "panic" },
        maxDosePerPeriod: { numerator: { value: 1, code: "mg" }, denominator: { value: 1, code: "d" } },
      },
    ]);
    expect(request?.dispenseRequest).toMatchObject({ validityPeriod: { start: "2026-02-02", end: "2026-03-20" } });
  });

  test.each([
    ["stop", "stopped"],
    ["hold", "on-hold"],
  ])("a %s makes it %s with its reason", (action, status) => {
    const order = { ...start, medication: "sertraline", doseMg: 50 };
    const act = { ...start, at: "2026-02-20", action, medication: "sertraline", reason: "Rash" };
    expect(requests([order, act])).toMatchObject([{ status, statusReason: { text: "Rash" } }]);
  });

  test("gives out no order of others and no code for a name nobody knows", () => {
    expect(requests([{ ...start, medication: "metformin", doseMg: 500, source: "other-prescriber" }])).toEqual([]);
    const [unknown] = requests([{ ...start, medication: "Brainwort drops", doseMg: 5 }]);
    expect(JSON.stringify(unknown)).not.toContain("rxnorm");
  });

  test("each of them is a MedicationRequest of R4, and passes the check of what comes in", () => {
    const made = requests([
      { ...start, medication: "sertraline", doseMg: 50, frequency: "nightly" },
      { ...start, orderId: "o2", medication: "lithium", doseMg: 300, frequency: "three-times-daily" },
      { ...start, orderId: "o3", medication: "Brainwort drops", doseMg: 5, frequency: "some-rhythm" },
      { ...start, orderId: "o2", at: "2026-02-20", action: "hold", medication: "lithium", reason: "ill" },
    ]);
    for (const one of made) expect(medicationRequest.safeParse(one).error?.issues ?? []).toEqual([]);
    const patient = { resourceType: "Patient", id: subject.reference.slice("urn:uuid:".length), name: [{ text: "P" }] };
    const entry = [{ fullUrl: subject.reference, resource: patient }].concat(
      made.map((resource, place) => ({
        fullUrl: `urn:uuid:22222222-2222-4222-8222-22222222222${place}`,
        resource: resource as never,
      })),
    );
    const text = JSON.stringify({ resourceType: "Bundle", type: "collection", entry });
    const read = readResources({ name: "orders.json", text });
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    const checked = checkFile(read.resources, NOTHING_KNOWN, codes);
    expect("faults" in checked ? checked.faults : []).toEqual([]);
  });
});

test("every rhythm the import reads is written so that it reads the same again", () => {
  const words = new Set(Object.values(codes.medications.frequencies));
  for (const frequency of words) {
    const { timing } = dosageInstruction({ doseMg: 1, frequency, maxPerDay: null }, codes) as {
      timing: { repeat: { frequency: number; period: number; periodUnit: string } };
    };
    const { frequency: times, period: every, periodUnit } = timing.repeat;
    expect(codes.medications.frequencies[`${times}/${every}/${periodUnit}`]).toBe(frequency);
  }
});
