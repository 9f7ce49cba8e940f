/** Who acts, as row policies and the audit trail see it: set on each transaction, gone with it. */
export interface ActingPerson {
  readonly organizationId: string;
  readonly personId: string;
  readonly role: string;
  /** Where the act came from: `web`, `command-line`, `job`. */
  readonly via: string;
  /** Only where a patient acts. */
  readonly patientId?: string;
}

/** The role of the program's own work (sweeps, sealing, imports from the command line). No signed-in person ever has it. */
export const SYSTEM_ROLE = "system";

/** The program itself, working in one organisation. */
export function systemActor(organizationId: string, via: "job" | "command-line"): ActingPerson {
  return { organizationId, personId: "00000000-0000-0000-0000-000000000000", role: SYSTEM_ROLE, via };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const WORD = /^[a-z-]{1,40}$/;

const SNAPSHOT = " isolation level repeatable read read only";

/** Opens a transaction as this person, in one trip. Everything is checked first: the text holds no free input. */
export function beginAs(actor: ActingPerson, snapshot: boolean): string {
  const { organizationId, personId, role, via, patientId = "" } = actor;
  if (!UUID.test(organizationId) || !UUID.test(personId) || !(patientId === "" || UUID.test(patientId)))
    throw new Error("An actor's ids are UUIDs.");
  if (!WORD.test(role) || !WORD.test(via)) throw new Error("An actor's role and origin are plain words.");
  const settings = { organization: organizationId, person: personId, role, via, patient: patientId };
  const calls = Object.entries(settings).map(([name, value]) => `set_config('accord.${name}', '${value}', true)`);
  return `begin${snapshot ? SNAPSHOT : ""}; select ${calls.join(", ")}`;
}
