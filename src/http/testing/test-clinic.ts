import type { FastifyInstance, LightMyRequestResponse } from "fastify";
import { v7 } from "uuid";
import { afterAll, beforeAll } from "vitest";
import { ROLES } from "../../clinical/access/roles.ts";
import { loadKnowledge } from "../../knowledge/load.ts";
import { enrolPatient } from "../../service/enrol-patient.ts";
import { systemActor } from "../../store/acting-person.ts";
import { addMembership, identityOf } from "../../store/identity/memberships.ts";
import { addOrganization, addPerson } from "../../store/people.ts";
import { type TestDatabase, withTestDatabase } from "../../store/testing/test-database.ts";
import type { Role } from "../contract/session.ts";
import { ChangeHub } from "../events/change-hub.ts";
import { buildServer, type Server } from "../server.ts";
import type { ServerSettings } from "../server-settings.ts";
import { identityLibrary } from "../sign-in/identity-library.ts";

export const PASSWORD = "the kettle sings at noon";

export interface TestOrganization {
  readonly id: string;
  /** Person ids by role. */
  readonly people: Readonly<Record<Role, string>>;
  readonly patient: string;
}

/** Two organisations with one person a role and one patient each, and a server over them whose clock the test turns. */
export interface TestClinic {
  readonly store: TestDatabase;
  readonly server: Server;
  readonly app: FastifyInstance;
  readonly here: TestOrganization;
  readonly there: TestOrganization;
  /** Moves the server's clock on. */
  wait(minutes: number): void;
  /** The cookie of a new session. */
  signInAs(organization: TestOrganization, role: Role): Promise<string>;
  get(url: string, cookie?: string): Promise<LightMyRequestResponse>;
  post(url: string, body: unknown, cookie?: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
}

export function withTestClinic(settings: Partial<ServerSettings> = {}): TestClinic {
  const store = withTestDatabase();
  let now = Date.parse("2026-03-02T15:00:00.000Z");
  let made: Pick<TestClinic, "server" | "app" | "here" | "there"> | undefined;
  const ready = () => {
    if (made === undefined) throw new Error("The test clinic is there only while tests run.");
    return made;
  };

  beforeAll(async () => {
    const server: Server = {
      settings: { ...plainSettings, ...settings },
      database: store.database,
      knowledge: loadKnowledge(),
      identities: identityLibrary(store.database, plainSettings.secret),
      changes: new ChangeHub(),
      streams: new Set(),
      clock: () => new Date(now).toISOString(),
    };
    const app = await buildServer(server);
    made = {
      server,
      app,
      here: await makeOrganization(server, "Here"),
      there: await makeOrganization(server, "There"),
    };
  });
  afterAll(() => made?.app.close());

  const headers = (cookie?: string) => (cookie === undefined ? {} : { cookie });
  return {
    store,
    get server() {
      return ready().server;
    },
    get app() {
      return ready().app;
    },
    get here() {
      return ready().here;
    },
    get there() {
      return ready().there;
    },
    wait: (minutes) => {
      now += minutes * 60_000;
    },
    signInAs: async (organization, role) => {
      const { server } = ready();
      const person = { organizationId: organization.id, personId: organization.people[role] };
      const identityId = await identityOf(server.database, person);
      const from = { ipAddress: "198.51.100.1", now: server.clock() };
      const { token } = await server.identities.openSession(identityId ?? "", from);
      return `accord=${token}`;
    },
    get: (url, cookie) => ready().app.inject({ method: "GET", url, headers: headers(cookie) }),
    post: (url, body, cookie, more = {}) =>
      ready().app.inject({
        method: "POST",
        url,
        headers: { "x-accord": "1", ...headers(cookie), ...more },
        ...(body === undefined ? {} : { payload: body as object }),
      }),
  };
}

const plainSettings: ServerSettings = {
  host: "127.0.0.1",
  port: 0,
  dataFolder: "",
  databaseUrl: null,
  demo: false,
  publicOrigin: null,
  trustedProxies: [],
  secret: "a secret of more than thirty-two characters",
  formDays: 7,
  webFolder: null,
};

export function emailOf(organizationId: string, role: string): string {
  return `${role}@${organizationId}.example`;
}

/** The session cookie an answer sets, ready to be sent back. */
export function cookieOf(answer: LightMyRequestResponse): string {
  const [cookie] = answer.cookies;
  if (cookie === undefined) throw new Error(`No session was opened: ${answer.statusCode} ${answer.body}`);
  return `${cookie.name}=${cookie.value}`;
}

async function makeOrganization(server: Server, name: string): Promise<TestOrganization> {
  const id = v7();
  const people = Object.fromEntries(ROLES.map((role) => [role, v7()])) as Record<Role, string>;
  const now = server.clock();
  const system = systemActor(id, "command-line");
  const patient = await server.database.withTransaction(system, async (tx) => {
    await addOrganization(tx, name, "America/New_York");
    const ctx = {
      tx,
      actor: system,
      now,
      today: now.slice(0, 10),
      timeZone: "America/New_York",
      newId: () => v7(),
      knowledge: server.knowledge,
    };
    const { patientId } = await enrolPatient(ctx, {
      name: `Jordan of ${name}`,
      birthDate: "1988-03-02",
      language: "en",
    });
    for (const role of ROLES) {
      await addPerson(tx, {
        id: people[role],
        name: `The ${role} of ${name}`,
        initials: "XY",
        role,
        roleTitle: role,
        email: emailOf(id, role),
        about: "",
        patientId: role === "patient" ? patientId : null,
      });
    }
    return patientId;
  });
  for (const role of ROLES) {
    const identity = await server.identities.addIdentity({ name: role, email: emailOf(id, role), password: PASSWORD });
    await addMembership(server.database, identity, { organizationId: id, personId: people[role] });
  }
  return { id, people, patient };
}
