import { v7 } from "uuid";
import { allOrganizations, type Workplace } from "../service/in-organization.ts";
import { Refusal } from "../service/refusal.ts";
import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import { addOrganization, findOrganization, type Organization } from "../store/people.ts";

/** Who acts from the command line: the program itself, in this organisation. */
export interface CommandLineClinic {
  readonly actor: ActingPerson;
  readonly name: string;
}

/**
 * The organisation called `name`; without a name the first there is. Where there is none at all, one is made when `make` is set.
 * Refuses otherwise, in a sentence that names those there are.
 */
export async function clinicNamed(at: Workplace, name: string | undefined, make: boolean): Promise<CommandLineClinic> {
  const known: Organization[] = [];
  for (const id of await allOrganizations(at.database)) {
    const found = await at.database.withTransaction(systemActor(id, "command-line"), findOrganization);
    if (found !== null) known.push(found);
  }
  if (known.length === 0 && make) return makeClinic(at, name ?? "My clinic");
  const chosen = name === undefined ? known[0] : known.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (chosen !== undefined) return { actor: systemActor(chosen.id, "command-line"), name: chosen.name };
  const names = known.map((one) => one.name).join(", ");
  const sentence =
    known.length === 0 ? "There is no clinic here yet." : `There is no clinic of that name. There is: ${names}.`;
  throw new Refusal("not-found", 404, sentence);
}

async function makeClinic(at: Workplace, name: string): Promise<CommandLineClinic> {
  const actor = systemActor(v7(), "command-line");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  await at.database.withTransaction(actor, (tx) => addOrganization(tx, name, timeZone));
  return { actor, name };
}
