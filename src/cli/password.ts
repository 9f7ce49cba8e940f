import type { Command } from "commander";
import { readSettings } from "../http/read-settings.ts";
import { attemptKey } from "../http/sign-in/attempt-key.ts";
import { installationSecret } from "../http/sign-in/installation-secret.ts";
import { systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { type Database, openDatabase } from "../store/database.ts";
import { clearAttempts } from "../store/identity/attempts.ts";
import { membershipOf, setMustChangePassword } from "../store/identity/memberships.ts";
import { endOtherSessions } from "../store/identity/sessions.ts";
import { oneTimePassword } from "./one-time-password.ts";
import { sealAndClose } from "./seal-and-close.ts";

export function register(program: Command): void {
  program
    .command("password")
    .description("give a person a new password for one time, where theirs is forgotten or known to others")
    .argument("<email>", "what they sign in with")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nTheir open sessions end at once, and a wait after wrong passwords with them.\n\nExample:\n  $ accord password amara@riverside.example",
    )
    .action(givePassword);
}

async function givePassword(given: string, options: { readonly json?: boolean }): Promise<void> {
  const email = given.trim().toLowerCase();
  const { dataFolder, databaseUrl } = readSettings({}, process.env);
  const secret = await installationSecret(dataFolder, process.env.ACCORD_SECRET);
  const database = await openDatabase({ dataFolder, databaseUrl: databaseUrl ?? undefined });
  try {
    const password = await replacePassword(database, secret, email);
    if (options.json) console.log(JSON.stringify({ email, password }));
    else
      console.log(
        `password  ${password}\n\nIt is for one time: Accord asks for a new one at the next sign-in. It is shown only here.`,
      );
  } finally {
    await sealAndClose(database);
  }
}

async function replacePassword(database: Database, secret: string, email: string): Promise<string> {
  // Loaded only now: the help of all commands needs none of it.
  const { identityLibrary } = await import("../http/sign-in/identity-library.ts");
  const identities = identityLibrary(database, secret);
  const identityId = await identities.identityOf(email);
  if (identityId === null) throw new Error(`Nobody signs in with ${email} here.`);
  const password = oneTimePassword();
  await identities.setPassword(identityId, password);
  await setMustChangePassword(database, identityId, true);
  await endOtherSessions(database, identityId, null);
  await clearAttempts(database, [attemptKey(secret, "account", email)]);
  const membership = await membershipOf(database, identityId);
  if (membership !== null) {
    const { organizationId, personId } = membership;
    await database.withTransaction(systemActor(organizationId, "command-line"), (tx) =>
      appendAudit(tx, null, "password-replaced", { personId }),
    );
  }
  return password;
}
