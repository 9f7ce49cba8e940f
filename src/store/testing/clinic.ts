import { v7 } from "uuid";
import { ROLES, type Role } from "../../clinical/access/roles.ts";
import { type ActingPerson, systemActor } from "../acting-person.ts";
import type { Database } from "../database.ts";
import { addPatient } from "../patients.ts";
import { addOrganization, addPerson, addToCareTeam } from "../people.ts";

/** A small synthetic clinic: someone of every role, and patients in the care of the first two. */
export interface TestClinic {
  readonly organizationId: string;
  readonly system: ActingPerson;
  readonly people: Readonly<Record<TestRole, ActingPerson>>;
  readonly patients: readonly string[];
}

export type TestRole = Role;

/** Puts a clinic into the database. The first patient is the one behind the role `patient`. */
export async function makeClinic(
  database: Database,
  patients: readonly string[] = ["Ada Example"],
): Promise<TestClinic> {
  const organizationId = v7();
  const system = systemActor(organizationId, "job");
  const ids = patients.map(() => v7());
  const people = Object.fromEntries(
    ROLES.map((role) => [
      role,
      {
        organizationId,
        personId: v7(),
        role,
        via: "web",
        ...(role === "patient" && ids[0] ? { patientId: ids[0] } : {}),
      },
    ]),
  ) as Record<TestRole, ActingPerson>;
  await database.withTransaction(system, async (tx) => {
    await addOrganization(tx, "Test Clinic", "America/New_York");
    for (const [index, name] of patients.entries()) {
      const birthDate = "1988-03-02";
      await addPatient(tx, {
        id: ids[index]!,
        name,
        birthDate,
        sex: "female",
        language: "en",
        interpreterNeeded: false,
      });
    }
    for (const { personId: id, role, patientId = null } of Object.values(people)) {
      const shared = { id, role, roleTitle: role, email: null, about: "", patientId };
      await addPerson(tx, { ...shared, name: `${role} of the test`, initials: role.slice(0, 2).toUpperCase() });
    }
    for (const id of ids) {
      await addToCareTeam(tx, id, { personId: people.therapist.personId, role: "therapist", track: "therapy" });
      await addToCareTeam(tx, id, { personId: people.prescriber.personId, role: "prescriber", track: "medication" });
    }
  });
  return { organizationId, system, people, patients: ids };
}
