import type { DemoOrganization, DemoPerson } from "../../clinical/simulation/demo-people.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { markDemoPeople } from "../../store/identity/demo-people.ts";
import { addOrganization, addPerson, findOrganization, peopleById } from "../../store/people.ts";
import type { Transaction } from "../../store/transaction.ts";

/** Makes the organisation and those of its people that are not there yet; a patient's own sign-in waits for `patientIds` to know them. */
export async function addDemoPeople(
  tx: Transaction,
  organization: DemoOrganization,
  people: readonly DemoPerson[],
  patientIds: ReadonlyMap<string, string>,
): Promise<void> {
  if ((await findOrganization(tx)) === null) await addOrganization(tx, organization.name, organization.timeZone);
  const ready = people.filter(
    ({ organization: of, patient }) => of === organization.key && (patient === undefined || patientIds.has(patient)),
  );
  const known = await peopleById(
    tx,
    ready.map(({ id }) => id),
  );
  for (const { id, name, role, title, email, about, patient } of ready) {
    if (known.has(id)) continue;
    const patientId = patient === undefined ? null : patientIds.get(patient)!;
    await addPerson(tx, { id, name, initials: initialsOf(name), role, roleTitle: title, email, about, patientId });
    await appendAudit(tx, null, "person-added", { personId: id, role });
  }
  await markDemoPeople(tx);
}

export function initialsOf(name: string): string {
  const words = name.split(" ");
  return `${words[0]![0]}${words.at(-1)![0]}`;
}
