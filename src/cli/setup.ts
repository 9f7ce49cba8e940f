import { type Command, Option } from "commander";
import { v7 } from "uuid";
import { abilitiesOf } from "../clinical/access/abilities-of.ts";
import { ROLES } from "../clinical/access/roles.ts";
import { say } from "../http/messages/say.ts";
import { readSettings } from "../http/read-settings.ts";
import { installationSecret } from "../http/sign-in/installation-secret.ts";
import { allOrganizations } from "../service/in-organization.ts";
import { systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { addMembership, setMustChangePassword } from "../store/identity/memberships.ts";
import { addOrganization, addPerson, findOrganization } from "../store/people.ts";
import { oneTimePassword } from "./one-time-password.ts";
import { sealAndClose } from "./seal-and-close.ts";

interface SetupOptions {
  readonly organization: string;
  readonly person: string;
  readonly email: string;
  readonly role: string;
  readonly timeZone: string;
  readonly json?: boolean;
}

const staff = ROLES.filter((role) => abilitiesOf(role).length > 0 && role !== "patient");

export function register(program: Command): void {
  program
    .command("setup")
    .description("make an organisation and a person who can sign in to it, with a password for one time")
    .requiredOption("--organization <name>", "the clinic's name; a clinic of that name is added to, not made twice")
    .requiredOption("--person <name>", "the person's full name")
    .requiredOption("--email <address>", "what they sign in with")
    .addOption(new Option("--role <role>", "what they do").choices(staff).makeOptionMandatory())
    .option(
      "--time-zone <zone>",
      "the clinic's time zone (IANA name)",
      Intl.DateTimeFormat().resolvedOptions().timeZone,
    )
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      '\nExample:\n  $ accord setup --organization "Riverside" --person "Amara Okafor" --email amara@riverside.example --role therapist',
    )
    .action(setup);
}

async function setup(options: SetupOptions, command: Command): Promise<void> {
  const fault = faultOf(options);
  if (fault !== null) command.error(`accord setup: ${fault}`, { exitCode: 2 });
  const { dataFolder, databaseUrl } = readSettings({}, process.env);
  const secret = await installationSecret(dataFolder, process.env.ACCORD_SECRET);
  const database = await openDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
  try {
    const organizationId = (await organizationNamed(database, options.organization)) ?? v7();
    const password = oneTimePassword();
    // Loaded only now: the help of all commands needs none of it.
    const { identityLibrary } = await import("../http/sign-in/identity-library.ts");
    const identities = identityLibrary(database, secret);
    if ((await identities.identityOf(options.email)) !== null)
      throw new Error(
        `Somebody signs in with ${options.email} already. A forgotten password: accord password ${options.email}`,
      );
    const personId = await makePerson(database, organizationId, options);
    const identityId = await identities.addIdentity({ name: options.person, email: options.email, password });
    await setMustChangePassword(database, identityId, true);
    await addMembership(database, identityId, { organizationId, personId });
    report(options, { organizationId, personId, password });
  } finally {
    await sealAndClose(database);
  }
}

function faultOf({ email, timeZone, person, organization }: SetupOptions): string | null {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return `--email: "${email}" is no e-mail address`;
  if (person.trim() === "") return "--person: a name is needed";
  if (organization.trim() === "") return "--organization: a name is needed";
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return null;
  } catch {
    return `--time-zone: "${timeZone}" is no time zone (one is "America/New_York")`;
  }
}

async function organizationNamed(database: Database, name: string): Promise<string | null> {
  for (const id of await allOrganizations(database)) {
    const found = await database.withTransaction(systemActor(id, "command-line"), (tx) => findOrganization(tx));
    if (found?.name === name) return id;
  }
  return null;
}

async function makePerson(database: Database, organizationId: string, options: SetupOptions): Promise<string> {
  const personId = v7();
  const role = ROLES.find((known) => known === options.role) ?? "therapist";
  await database.withTransaction(systemActor(organizationId, "command-line"), async (tx) => {
    if ((await findOrganization(tx)) === null) await addOrganization(tx, options.organization, options.timeZone);
    await addPerson(tx, {
      id: personId,
      name: options.person,
      initials: initialsOf(options.person),
      role,
      roleTitle: say(`role.${role}`),
      email: options.email.toLowerCase(),
      about: "",
      patientId: null,
    });
    await appendAudit(tx, null, "person-added", { personId, role });
  });
  return personId;
}

function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ""].map((word) => [...(word ?? "")][0] ?? "");
  return letters.join("").toUpperCase();
}

function report(options: SetupOptions, made: { organizationId: string; personId: string; password: string }): void {
  if (options.json) {
    console.log(JSON.stringify({ ...made, email: options.email.toLowerCase() }));
    return;
  }
  console.log(`${options.person} can now sign in to ${options.organization}.

  e-mail    ${options.email.toLowerCase()}
  password  ${made.password}

The password is for one time: Accord asks for a new one at the first sign-in. It is shown only here.`);
}
