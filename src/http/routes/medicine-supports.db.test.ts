import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const of = (path: string, patient = clinic.here.patient) => `/api/patients/${patient}/${path}`;

describe("results over HTTP", () => {
  it("are kept once though sent twice, and refused with the field where they cannot be", async () => {
    const cookie = await clinic.signInAs(clinic.here, "therapist");
    const results = [{ entryId: v7(), test: "weight", value: 154, unit: "[lb_av]" }];
    const first = await clinic.post(of("results"), { results }, cookie);
    expect(first.statusCode).toBe(201);
    expect(first.json()).toMatchObject({ repeated: false, upToDate: true, alerts: [] });
    expect((await clinic.post(of("results"), { results }, cookie)).statusCode).toBe(200);
    const impossible = [{ entryId: v7(), test: "weight", value: 7000, unit: "kg" }];
    const refused = await clinic.post(of("results"), { results: impossible }, cookie);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().faults).toMatchObject([{ field: "value" }]);
    const quality = await clinic.signInAs(clinic.here, "quality-lead");
    expect((await clinic.post(of("results"), { results }, quality)).statusCode).toBe(403);
  });
});

describe("the pharmacist's queue over HTTP", () => {
  it("is the pharmacist's and the prescriber's, says nothing in free words, and stays out of the registry's rows", async () => {
    const pharmacist = await clinic.signInAs(clinic.here, "pharmacist");
    const notes = [
      {
        id: v7(),
        kind: "medication-question",
        questionId: v7(),
        medication: "sertraline",
        action: "asked",
        text: "Could the headache come from it?",
      },
    ];
    expect((await clinic.post(of("medicine-notes"), { notes }, pharmacist)).statusCode).toBe(201);
    const queue = await clinic.post("/api/pharmacy-queue", {}, pharmacist);
    expect(queue.statusCode).toBe(200);
    const own = queue.json().people.find((one: { patientId: string }) => one.patientId === clinic.here.patient);
    expect(own.items).toContainEqual(
      expect.objectContaining({ kind: "question", reasons: ["asked"], medications: ["sertraline"] }),
    );
    expect(queue.body).not.toContain("headache");
    const registry = await clinic.post("/api/registry/query", {}, pharmacist);
    expect(registry.json().rows[0]).not.toHaveProperty("pharmacy");
    for (const role of ["therapist", "care-manager", "front-desk", "quality-lead", "patient"] as const) {
      const cookie = await clinic.signInAs(clinic.here, role);
      expect((await clinic.post("/api/pharmacy-queue", {}, cookie)).statusCode, role).toBe(403);
    }
  });

  it("and the supports of another clinic's patient are answered as if there were none", async () => {
    const cookie = await clinic.signInAs(clinic.here, "pharmacist");
    const there = clinic.there.patient;
    expect((await clinic.get(of("medicine-supports", there), cookie)).statusCode).toBe(404);
    expect((await clinic.get(of("monitoring", there), cookie)).statusCode).toBe(404);
  });
});
