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

/** What says who acts, in the order of `actingValues`. */
const SETTINGS = ["organization", "person", "role", "via", "patient"] as const;

/** The values that say who acts. Everything is checked: they hold no free input. */
export function actingValues({ organizationId, personId, role, via, patientId = "" }: ActingPerson): readonly string[] {
  if (!UUID.test(organizationId) || !UUID.test(personId) || !(patientId === "" || UUID.test(patientId)))
    throw new Error("An actor's ids are UUIDs.");
  if (!WORD.test(role) || !WORD.test(via)) throw new Error("An actor's role and origin are plain words.");
  return [organizationId, personId, role, via, patientId];
}

const settingCalls = (value: (place: number) => string): string =>
  SETTINGS.map((name, place) => `set_config('accord.${name}', ${value(place)}, true)`).join(", ");

/** Opens a transaction as the person of these `actingValues`, in one trip. */
export const beginAs = (acting: readonly string[], snapshot: boolean): string =>
  `begin${snapshot ? SNAPSHOT : ""}; select ${settingCalls((place) => `'${acting[place]}'`)}`;

/** One statement that is a transaction of its own: who acts, then `calls`, in this order. Its first values are the `actingValues`. */
export const alone = (calls: (before: number) => string): string =>
  `select ${settingCalls((place) => `$${place + 1}`)}, ${calls(SETTINGS.length)}`;
