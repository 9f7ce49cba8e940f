import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { addPerson } from "../store/people.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { assignCareTeam, listClinicians } from "./assign-care-team.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { listAlerts } from "./list-alerts.ts";
import { newcomersTeam } from "./newcomers-team.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { submitScore } from "./submit-score.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
let orphan: string;

beforeAll(async () => {
  clinic = await makeClinic(test.database, ["Ada Example"]);
  const enrolled = await inOrganization(at(), clinic.system, (ctx) =>
    enrolPatient(ctx, { name: "Nobody's Example", team: [] }),
  );
  orphan = enrolled.patientId;
});

const at = (): Workplace => ({ database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" });
const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>) => inOrganization(at(), clinic.people[role], work);
const id = (role: TestRole) => clinic.people[role].personId;
const alertsFor = async (role: TestRole) =>
  (await as(role, (ctx) => listAlerts(ctx))).alerts.filter(({ patientId }) => patientId === orphan);

describe("assignCareTeam", () => {
  it("gives a patient of nobody's a team, and the team the alert that was nobody's", async () => {
    const answers = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    await as("pharmacist", (ctx) =>
      submitScore(ctx, { patientId: orphan, entryId: v7(), instrument: "PHQ-9", answers }),
    );
    const everyone = ["therapist", "prescriber", "care-manager", "pharmacist"] as const;
    for (const role of everyone) expect((await alertsFor(role)).map(({ owners }) => owners)).toEqual([[]]);
    await as("care-manager", (ctx) =>
      assignCareTeam(ctx, {
        patientId: orphan,
        members: [
          { personId: id("therapist"), track: "therapy" },
          { personId: id("care-manager"), track: "none" },
        ],
      }),
    );
    expect((await alertsFor("therapist"))[0]?.owners.map(({ personId }) => personId)).toEqual([id("therapist")]);
    expect(await alertsFor("prescriber")).toEqual([]);
    const { rows } = await as("prescriber", (ctx) => readRegistryRows(ctx, { patients: [orphan] }));
    expect(rows[0]?.team.map(({ personId }) => personId).sort()).toEqual([id("therapist"), id("care-manager")].sort());
  });

  it("takes out who is not named, and hands open alerts on", async () => {
    const members = [{ personId: id("prescriber"), track: "both" as const }];
    await as("therapist", (ctx) => assignCareTeam(ctx, { patientId: orphan, members }));
    expect((await alertsFor("prescriber"))[0]?.owners.map(({ personId }) => personId)).toEqual([id("prescriber")]);
    expect(await alertsFor("therapist")).toEqual([]);
  });

  it("leaves a line in the trail of who came and who went", async () => {
    const lines = await test.asSuperuser(
      async (client) =>
        (
          await client.query(
            "select detail from accord.audit_event where chain_id = $1 and action = 'care-team-changed' order by seq",
            [orphan],
          )
        ).rows as { detail: string }[],
    );
    expect(JSON.parse(lines.at(-1)!.detail)).toMatchObject({ members: [id("prescriber")] });
  });

  it("refuses who is no clinician of this clinic, and changes nothing", async () => {
    const stranger = await makeClinic(test.database, []);
    for (const personId of [id("front-desk"), stranger.people.therapist.personId, v7()]) {
      const act = as("therapist", (ctx) =>
        assignCareTeam(ctx, { patientId: orphan, members: [{ personId, track: "therapy" }] }),
      );
      await expect(act).rejects.toMatchObject({ status: 422 });
    }
    const { rows } = await as("prescriber", (ctx) => readRegistryRows(ctx, { patients: [orphan] }));
    expect(rows[0]?.team.map(({ personId }) => personId)).toEqual([id("prescriber")]);
  });

  it.each(["front-desk", "quality-lead", "patient", "support-person"] as const)("is not for %s", async (role) => {
    await expect(as(role, (ctx) => assignCareTeam(ctx, { patientId: orphan, members: [] }))).rejects.toMatchObject({
      status: 403,
    });
    await expect(as(role, (ctx) => listClinicians(ctx))).rejects.toMatchObject({ status: 403 });
  });
});

describe("the team of newcomers", () => {
  it("is found by address, one person for both tracks at most once", async () => {
    await test.database.withTransaction(clinic.system, (tx) =>
      addPerson(tx, {
        id: v7(),
        name: "Nia Example",
        initials: "NE",
        role: "prescriber",
        roleTitle: "Psychiatrist",
        email: "nia@example.org",
        about: "",
        patientId: null,
      }),
    );
    const named = (options: { therapist?: string; prescriber?: string }) =>
      test.database.withTransaction(clinic.system, (tx) => newcomersTeam(tx, options));
    expect(await named({})).toEqual([]);
    expect(await named({ prescriber: "NIA@example.org" })).toMatchObject([{ role: "prescriber", track: "medication" }]);
    expect(await named({ therapist: "nia@example.org", prescriber: "nia@example.org" })).toMatchObject([
      { track: "both" },
    ]);
    await expect(named({ therapist: "gone@example.org" })).rejects.toMatchObject({ status: 404 });
  });
});
