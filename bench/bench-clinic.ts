import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { v7 } from "uuid";
import type { Knowledge } from "../src/clinical/knowledge/knowledge.ts";
import { simulateClinic } from "../src/clinical/simulation/simulate-clinic.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { appendEntries } from "../src/service/append-entries.ts";
import type { Ctx } from "../src/service/context.ts";
import { enrolPatient } from "../src/service/enrol-patient.ts";
import { type ActingPerson, systemActor } from "../src/store/acting-person.ts";
import { type Database, openDatabase } from "../src/store/database.ts";
import { addOrganization, addPerson } from "../src/store/people.ts";
import { joinEmbeddedServer } from "../src/store/postgres/embedded-server.ts";

const TODAY = "2026-03-02";
const NOW = `${TODAY}T15:00:00Z`;
const TIME_ZONE = "America/New_York";

/** A clinic of synthetic people on a database of its own, opened as the product opens it. */
export interface BenchClinic {
  readonly database: Database;
  readonly knowledge: Knowledge;
  readonly therapist: ActingPerson;
  readonly patients: readonly string[];
  /** Past every policy: for the raw limit and for multiplying rows. */
  readonly superuser: pg.Pool;
  /** Runs a use case as the therapist, as the server does. */
  run<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Starts a server in a temporary folder (or takes `TEST_DATABASE_URL`, a superuser's) and fills it with `size` people. */
export async function openBenchClinic(size: number): Promise<BenchClinic> {
  const folder = await mkdtemp(join(tmpdir(), "accord-bench-"));
  const server = await superuserOf(folder);
  const name = `bench_${v7().replaceAll("-", "")}`;
  const maintenance = new pg.Pool({ ...server.config, max: 1 });
  await maintenance.query(`create database ${name}`);
  const url = urlOf(server.config, name);
  const database = await openDatabase({ dataFolder: folder, databaseUrl: url });
  const superuser = new pg.Pool({ ...server.config, database: name, max: 16, options: "-c search_path=accord,public" });
  const knowledge = loadKnowledge();
  const organizationId = v7();
  const therapist: ActingPerson = { organizationId, personId: v7(), role: "therapist", via: "web" };
  const system = systemActor(organizationId, "job");
  const runAs = (actor: ActingPerson) => (work: (ctx: Ctx) => Promise<never>) =>
    database.withTransaction(actor, (tx) =>
      work({ tx, actor, now: NOW, today: TODAY, timeZone: TIME_ZONE, newId: () => v7(), knowledge }),
    );
  const run = runAs(therapist) as BenchClinic["run"];
  await admitPeople(database, system, therapist);
  const patients: string[] = [];
  for (const record of simulateClinic({ patients: size, seed: 1, today: TODAY })) {
    patients.push(await (runAs(system) as BenchClinic["run"])((ctx) => admit(ctx, record, therapist.personId)));
  }
  const close = async () => {
    await superuser.end();
    await database.close();
    await maintenance.query(`drop database ${name} with (force)`);
    await maintenance.end();
    await server.leave();
    await rm(folder, { recursive: true, force: true });
  };
  return { database, knowledge, therapist, patients, superuser, run, close };
}

async function admitPeople(database: Database, system: ActingPerson, therapist: ActingPerson): Promise<void> {
  await database.withTransaction(system, async (tx) => {
    await addOrganization(tx, "Bench Clinic", TIME_ZONE);
    const shared = { email: null, about: "", patientId: null };
    await addPerson(tx, {
      id: therapist.personId,
      name: "Bench Therapist",
      initials: "BT",
      role: "therapist",
      roleTitle: "Therapist",
      ...shared,
    });
  });
}

type SimulatedRecord = ReturnType<typeof simulateClinic> extends Generator<infer Item> ? Item : never;

async function admit(ctx: Ctx, { patient, entries }: SimulatedRecord, personId: string): Promise<string> {
  const { patientId } = await enrolPatient(ctx, {
    name: patient.name,
    birthDate: patient.birthDate,
    sex: patient.sex,
    language: patient.language,
    interpreterNeeded: false,
    identifiers: [],
    team: [{ personId, role: "therapist", track: "therapy" }],
  });
  await appendEntries(ctx, { patientId, entries, alertsSince: "9999-12-31" });
  return patientId;
}

interface BenchServer {
  readonly config: pg.ClientConfig;
  leave(): Promise<void>;
}

async function superuserOf(folder: string): Promise<BenchServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given !== undefined) return { config: { connectionString: given }, leave: async () => undefined };
  const server = await joinEmbeddedServer(folder, process.env.ACCORD_POSTGRES);
  const { host, user, password } = server.superuser;
  return {
    config: { host: String(host), user: String(user), password: String(password), database: "postgres" },
    leave: () => server.leave(),
  };
}

function urlOf(config: pg.ClientConfig, name: string): string {
  if (config.connectionString) return config.connectionString.replace(/(\/)[^/?]*(\?|$)/, `$1${name}$2`);
  return `postgres://${config.user}:${config.password as string}@/${name}?host=${encodeURIComponent(String(config.host))}`;
}

/**
 * Multiplies the registry to `size` rows by copying the real ones under new ids: same widths, same indexes, same statistics. The id
 * inside the row is the copy's too: a list that knows its lines by it draws a person twice over else, and never takes the line away.
 */
export function growRegistry({ superuser, therapist }: BenchClinic, size: number): Promise<void> {
  return growRegistryRows(superuser, therapist.organizationId, size);
}

/** The same on any database, for one organisation. */
export async function growRegistryRows(superuser: pg.Pool, organizationId: string, size: number): Promise<void> {
  const count = async () =>
    Number(
      (await superuser.query("select count(*) from registry_row where organization_id = $1", [organizationId])).rows[0]
        .count,
    );
  for (let have = await count(); have < size; have = await count()) {
    await copyRows(superuser, organizationId, size - have);
  }
  await superuser.query("vacuum analyze registry_row");
  await superuser.query("vacuum analyze patient");
}

async function copyRows(superuser: pg.Pool, organizationId: string, most: number): Promise<void> {
  const columns = await superuser.query(
    "select column_name from information_schema.columns where table_name = 'registry_row' and column_name not in ('organization_id', 'patient_id') order by ordinal_position",
  );
  const names = columns.rows.map(({ column_name }) => column_name).join(", ");
  const copied = names.replace(/\brow\b/, "replace(r.row::text, r.patient_id::text, r.copy::text)::json");
  await superuser.query(
    `with source as (select r.*, gen_random_uuid() as copy from registry_row r where r.organization_id = $1 limit $2),
      people as (
        insert into patient (organization_id, id, name, birth_date, sex, language)
        select s.organization_id, s.copy, p.name, p.birth_date, p.sex, p.language
        from source s join patient p on p.organization_id = s.organization_id and p.id = s.patient_id returning 1)
    insert into registry_row (organization_id, patient_id, ${names})
    select r.organization_id, r.copy, ${copied} from source r where (select count(*) from people) >= 0`,
    [organizationId, most],
  );
}
