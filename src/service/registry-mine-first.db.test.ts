import { beforeAll, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { inOrganization } from "./in-organization.ts";
import { type ReadRegistry, readRegistry } from "./read-registry.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;

/** In the order of urgency: whose team, and the roles that answer the first finding. */
const PEOPLE = [
  { name: "Dee", team: "prescriber", roles: ["therapist"] },
  { name: "Eve", team: "prescriber", roles: ["prescriber"] },
  { name: "Ann", team: "therapist", roles: ["prescriber"] },
  { name: "Cleo", team: "therapist", roles: ["therapist", "prescriber"] },
  { name: "Bo", team: "therapist", roles: ["therapist"] },
] as const;

const as = <T>(role: TestRole, work: (ctx: Ctx) => Promise<T>) =>
  inOrganization(
    { database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" },
    clinic.people[role],
    work,
  );
const decideNow = (role: TestRole, query: ReadRegistry = {}) =>
  as(role, (ctx) => readRegistry(ctx, { view: "decide-now", ...query }));
const namesOf = ({ rows }: { readonly rows: readonly { readonly name: string }[] }) => rows.map(({ name }) => name);

beforeAll(async () => {
  clinic = await makeClinic(test.database, []);
  for (const [place, { name, team, roles }] of PEOPLE.entries()) {
    const members = [{ personId: clinic.people[team].personId, role: team, track: "both" as const }];
    const { patientId } = await as("care-manager", (ctx) => enrolPatient(ctx, { name, team: members }));
    await test.asSuperuser((client) =>
      client.query(
        "update accord.registry_row set in_decide_now = true, group_place = 1, urgency = $2, decide_roles = $3 where patient_id = $1",
        [patientId, place, roles],
      ),
    );
  }
});

it("puts first whom I care for and have to answer for, each part by urgency, and says how many", async () => {
  const therapist = await decideNow("therapist");
  expect(namesOf(therapist)).toEqual(["Cleo", "Bo", "Dee", "Eve", "Ann"]);
  expect(therapist.groups).toEqual([
    { group: "yours", count: 2 },
    { group: "teams", count: 3 },
  ]);
  const prescriber = await decideNow("prescriber");
  expect(namesOf(prescriber)).toEqual(["Eve", "Dee", "Ann", "Cleo", "Bo"]);
  expect(prescriber.groups[0]).toEqual({ group: "yours", count: 1 });
});

it("goes through the pages without skipping or repeating anyone, over the seam too", async () => {
  const paged: string[] = [];
  for (let offset = 0; offset < PEOPLE.length; offset += 1) {
    const page = await decideNow("therapist", { offset, limit: 1 });
    expect(page.total).toBe(PEOPLE.length);
    paged.push(...namesOf(page));
  }
  expect(paged).toEqual(["Cleo", "Bo", "Dee", "Eve", "Ann"]);
});

it("keeps the groups where nobody waits for the reader, and the order where another is asked for", async () => {
  const pharmacist = await decideNow("pharmacist");
  expect(namesOf(pharmacist)).toEqual(["Dee", "Eve", "Ann", "Cleo", "Bo"]);
  expect(pharmacist.groups).toContainEqual({ group: "decide", count: 5 });
  expect(namesOf(await decideNow("therapist", { sort: "name" }))).toEqual(["Ann", "Bo", "Cleo", "Dee", "Eve"]);
  const narrowed = await decideNow("therapist", { search: "ann" });
  expect(narrowed.groups.every(({ group }) => group !== "yours")).toBe(true);
});
