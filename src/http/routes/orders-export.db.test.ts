import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { ROLES } from "../../clinical/access/roles.ts";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const exportOf = (patient: string) => `/api/patients/${patient}/orders/export`;
const MAY = ["therapist", "prescriber", "care-manager", "pharmacist"];

async function auditOf(patientId: string) {
  const { rows } = await clinic.store.asSuperuser((client) =>
    client.query("select detail from accord.audit_event where chain_id = $1 and action = 'orders-exported'", [
      patientId,
    ]),
  );
  return rows;
}

beforeAll(async () => {
  const cookie = await clinic.signInAs(clinic.here, "prescriber");
  const path = `/api/patients/${clinic.here.patient}`;
  const { recordVersion } = (await clinic.get(`${path}/medicines`, cookie)).json();
  const order = {
    orderId: v7(),
    action: "start",
    medication: "sertraline",
    doseMg: 25,
    frequency: "daily",
    daysSupply: 30,
    refills: 2,
  };
  const kept = await clinic.post(`${path}/orders`, { entryId: v7(), order, recordVersion }, cookie);
  expect(kept.statusCode, kept.body).toBe(201);
});

describe("orders as FHIR over HTTP", () => {
  it("are the patient and one MedicationRequest an order, and that they went out is in the audit trail", async () => {
    const before = (await auditOf(clinic.here.patient)).length;
    const answer = await clinic.post(
      exportOf(clinic.here.patient),
      undefined,
      await clinic.signInAs(clinic.here, "prescriber"),
    );
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.headers["content-type"]).toBe("application/fhir+json; charset=utf-8");
    const bundle = answer.json();
    expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
    const [patient, request, ...others] = bundle.entry;
    expect(others).toEqual([]);
    expect(patient.resource).toMatchObject({ resourceType: "Patient", birthDate: "1988-03-02" });
    expect(request.resource).toMatchObject({
      resourceType: "MedicationRequest",
      status: "active",
      intent: "order",
      subject: { reference: patient.fullUrl },
      requester: { display: "The prescriber of Here" },
      dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value: 25, unit: "mg" } }] }],
      dispenseRequest: { numberOfRepeatsAllowed: 2, expectedSupplyDuration: { value: 30 } },
    });
    const audit = await auditOf(clinic.here.patient);
    expect(audit).toHaveLength(before + 1);
    expect(JSON.stringify(audit)).not.toContain("sertraline");
  });

  it("go to those who may read the chart, and to nobody else", async () => {
    for (const role of ROLES) {
      const answer = await clinic.post(
        exportOf(clinic.here.patient),
        undefined,
        await clinic.signInAs(clinic.here, role),
      );
      expect(answer.statusCode, `${role}: ${answer.body}`).toBe(MAY.includes(role) ? 200 : 403);
    }
    expect((await clinic.post(exportOf(clinic.here.patient), undefined)).statusCode).toBe(401);
  });

  it("of another clinic's patient are answered as if there were none, and nothing else passes for an id", async () => {
    const cookie = await clinic.signInAs(clinic.here, "prescriber");
    const foreign = await clinic.post(exportOf(clinic.there.patient), undefined, cookie);
    expect(foreign.statusCode).toBe(404);
    expect(foreign.json()).toEqual((await clinic.post(exportOf(v7()), undefined, cookie)).json());
    const named = await clinic.post(exportOf(encodeURIComponent("Jordan of Here")), undefined, cookie);
    expect(named.statusCode).toBeGreaterThanOrEqual(400);
    expect(await auditOf(clinic.there.patient)).toEqual([]);
  });
});
