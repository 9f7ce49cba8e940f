import { v7 } from "uuid";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { verifyAudit } from "../../service/verify-audit.ts";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const chartOf = (patient: string) => `/api/patients/${patient}/chart`;

/** The refused attempts of one person, in the order written, with the chain each stands in. */
async function refusedOf(personId: string) {
  const { rows } = await clinic.store.asSuperuser((client) =>
    client.query(
      `select chain_id as chain, role, detail from accord.audit_event
        where action = 'refused' and person_id = $1 order by at`,
      [personId],
    ),
  );
  return rows.map(({ chain, role, detail }) => ({ chain, role, ...JSON.parse(detail) }));
}

describe("a refused attempt", () => {
  it("at reading a chart is kept in the patient's own chain, with who tried", async () => {
    const desk = await clinic.signInAs(clinic.here, "front-desk");
    expect((await clinic.get(chartOf(clinic.here.patient), desk)).statusCode).toBe(403);
    expect(await refusedOf(clinic.here.people["front-desk"])).toEqual([
      {
        chain: clinic.here.patient,
        role: "front-desk",
        route: "GET /api/patients/:patientId/chart",
        code: "not-allowed",
        patientId: clinic.here.patient,
        unwritten: 0,
      },
    ]);
  });

  it("at writing is kept, and nothing of what was to be written", async () => {
    const lead = await clinic.signInAs(clinic.here, "quality-lead");
    const body = { entryId: v7(), instrument: "PHQ-9", answers: [3, 3, 3, 3, 3, 3, 3, 3, 3] };
    const url = `/api/patients/${clinic.here.patient}/scores`;
    expect((await clinic.post(url, body, lead)).statusCode).toBe(403);
    const [line, ...more] = await refusedOf(clinic.here.people["quality-lead"]);
    expect(more).toEqual([]);
    expect(line).toMatchObject({ chain: clinic.here.patient, route: "POST /api/patients/:patientId/scores" });
    expect(JSON.stringify(line)).not.toMatch(/PHQ|answers/);
  });

  it("at another clinic's patient stays in the chain of whoever tried, and starts none for an id that was guessed", async () => {
    const therapist = await clinic.signInAs(clinic.here, "therapist");
    const strangers = [clinic.there.patient, v7()];
    for (const patient of strangers) expect((await clinic.get(chartOf(patient), therapist)).statusCode).toBe(404);
    const lines = await refusedOf(clinic.here.people.therapist);
    expect(lines.map(({ patientId }) => patientId)).toEqual(strangers);
    for (const line of lines) expect(line).toMatchObject({ chain: clinic.here.people.therapist, code: "not-found" });
  });

  it("with an id that is none says whose try it was, and keeps no free text", async () => {
    const patient = await clinic.signInAs(clinic.here, "patient");
    await clinic.post("/api/patients/Jordan%20Reyes/scores", {}, patient);
    expect(await refusedOf(clinic.here.people.patient)).toEqual([
      expect.objectContaining({ chain: clinic.here.people.patient, patientId: null }),
    ]);
  });

  it("repeated by a program is counted, not written a thousand times, and keeps nobody from what they may do", async () => {
    const pharmacist = await clinic.signInAs(clinic.there, "pharmacist");
    const statuses: number[] = [];
    for (let tries = 0; tries < 40; tries += 1)
      statuses.push((await clinic.get(chartOf(clinic.here.patient), pharmacist)).statusCode);
    expect(statuses).toEqual([...Array(30).fill(404), ...Array(10).fill(429)]);
    expect((await clinic.get(chartOf(clinic.there.patient), pharmacist)).statusCode).toBe(200);
    clinic.wait(1);
    await clinic.get(chartOf(clinic.here.patient), pharmacist);
    const lines = await refusedOf(clinic.there.people.pharmacist);
    expect(lines).toHaveLength(31);
    expect(lines.at(-1)).toMatchObject({ unwritten: 10 });
  });

  it("is part of the chain that verify reads", async () => {
    const at = { database: clinic.store.database, knowledge: loadKnowledge(), clock: () => new Date().toISOString() };
    const report = await verifyAudit(at);
    expect(report.faults).toEqual([]);
    expect(report.events).toBeGreaterThan(30);
  });
});
