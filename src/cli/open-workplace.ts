import { resolve } from "node:path";
import { v7 } from "uuid";
import { loadKnowledge } from "../knowledge/load.ts";
import { allOrganizations, type Workplace } from "../service/in-organization.ts";
import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import { openDatabase } from "../store/database.ts";
import { addOrganization, findOrganization, type Organization } from "../store/people.ts";

/** Opens the database that the environment names (`ACCORD_DATA`, `DATABASE_URL`), runs `work`, and lets go of it. */
export async function withWorkplace<T>(work: (at: Workplace) => Promise<T>): Promise<T> {
  const knowledge = loadKnowledge();
  const dataFolder = resolve(process.env.ACCORD_DATA || "data");
  const database = await openDatabase({ dataFolder, databaseUrl: process.env.DATABASE_URL || undefined });
  try {
    return await work({ database, knowledge, clock: () => new Date().toISOString() });
  } finally {
    await database.close();
  }
}

/** Who acts from the command line: the program itself, in this organisation. */
export interface CommandLineClinic {
  readonly actor: ActingPerson;
  readonly name: string;
}

/**
 * The organisation called `name`; without a name the first there is. Where there is none at all, one is made when `make` is set.
 * Throws a sentence that names those there are.
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
  throw new Error(
    known.length === 0 ? "There is no clinic here yet." : `There is no clinic of that name. There is: ${names}.`,
  );
}

async function makeClinic(at: Workplace, name: string): Promise<CommandLineClinic> {
  const actor = systemActor(v7(), "command-line");
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  await at.database.withTransaction(actor, (tx) => addOrganization(tx, name, timeZone));
  return { actor, name };
}
