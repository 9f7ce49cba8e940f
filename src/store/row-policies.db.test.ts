import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { FORM_ROLE, ROLES } from "../clinical/access/roles.ts";
import { type RowOperation, type RowRole, rowAccess } from "../clinical/access/row-access.ts";
import type { ActingPerson } from "./acting-person.ts";
import { makeClinic, type TestClinic } from "./testing/clinic.ts";
import { withTestDatabase } from "./testing/test-database.ts";

const test = withTestDatabase();
let here: TestClinic;
let there: TestClinic;

const OPERATIONS: readonly RowOperation[] = ["select", "insert", "update", "delete"];
const EVERYONE: readonly RowRole[] = [...ROLES, "system", FORM_ROLE];
/** An open request for a form of each clinic, for its first patient. */
const requests = new Map<string, string>();

/** A row of each table. `:rowless` is a patient without a registry row, `:colleague` someone outside the care team. */
const INSERTS: Readonly<Record<string, string>> = {
  organization: "insert into organization (organization_id, name, time_zone) values (:new, 'x', 'UTC')",
  clinic_hours:
    "insert into clinic_hours (organization_id, weekday, opens, closes) values (:organization, 1, now()::time(6), '24:00')",
  closed_day:
    "insert into closed_day (organization_id, day, name) values (:organization, current_date + (random() * 1000000)::integer, 'x')",
  person:
    "insert into person (organization_id, id, name, initials, role, role_title) values (:organization, :new, 'x', 'x', 'therapist', 'x')",
  patient: "insert into patient (organization_id, id, name) values (:organization, :new, 'x')",
  patient_identifier:
    "insert into patient_identifier (organization_id, system, value, patient_id) values (:organization, 'x', :new, :patient)",
  patient_word: "insert into patient_word (organization_id, word, patient_id) values (:organization, :new, :patient)",
  care_team_member:
    "insert into care_team_member (organization_id, patient_id, person_id, role, track) values (:organization, :patient, :colleague, 'x', 'none')",
  appointment: `insert into appointment (organization_id, id, patient_id, start_text, starts_at, minutes, type, modality)
    values (:organization, :new, :patient, 'x', now(), 30, 'therapy', 'video')`,
  entry: `insert into entry (organization_id, patient_id, id, kind, at, kept_by, version, body)
    values (:organization, :patient, :new, 'step', '2026-01-01', :person, (random() * 1e9)::int, '{}')`,
  kept_resource: `insert into kept_resource (organization_id, id, patient_id, source_key, resource_type, mapped, sha256, body)
    values (:organization, :new, :patient, 'x', 'x', false, 'x', '{}')`,
  kept_identifier:
    "insert into kept_identifier (organization_id, resource_type, system, value, source_key) values (:organization, 'x', 'x', :new, 'x')",
  safety_alert: `insert into safety_alert (organization_id, id, patient_id, entry_id, rule, severity, message, for_roles, owners, opened_at, due_at)
    values (:organization, :new, :patient, 'e1', :new, 'ask', 'x', '{}', '{}', now(), now())`,
  registry_row: `insert into registry_row (organization_id, patient_id, group_place, urgency, sort_name, in_safety, in_decide_now, in_not_improving,
      in_overdue, in_lost_to_contact, in_unknown_to_ask, in_labs_due, in_refill_gap, in_ready_to_step_down, interpreter_needed, derived_on,
      record_version, up_to_date, row)
    values (:organization, :rowless, 0, 0, 'x', false, false, false, false, false, false, false, false, false, false, '2026-01-01', 0, true, '{}')`,
  registry_word:
    "insert into registry_word (organization_id, word, patient_id, origin) values (:organization, :new, :patient, 'row')",
  score_draft: `insert into score_draft (organization_id, person_id, patient_id, instrument, entry_id, body, begun_at, saved_at)
    values (:organization, :person, :patient, :new, :new, '{}', now(), now())`,
  rule_firing: `insert into rule_firing (organization_id, rule, playbook, month, patient_id, first)
    values (:organization, :new, 'x', '2026-01-01', :patient, false)`,
  registry_rebuild: `insert into registry_rebuild (organization_id, playbook, started_at, after_patient, patients, different, failed)
    values (:organization, :new, now(), :new, 0, 0, 0)`,
  registry_basis: `insert into registry_basis (organization_id, playbook) values (:organization, 'x')
    on conflict (organization_id) do update set playbook = excluded.playbook`,
  course_curve:
    "insert into course_curve (organization_id, instrument, version, band, courses) values (:organization, 'x', '', :new, 1)",
  course_curve_day: `insert into course_curve_day (organization_id, drawn_on) values (:organization, '2026-01-01')
    on conflict (organization_id) do update set drawn_on = excluded.drawn_on`,
  form_request: `insert into form_request (organization_id, id, patient_id, instruments, language, mode, asked_by, asked_at, expires_at, secret_hash)
    values (:organization, :new, :patient, '{PHQ-9}', 'en', 'link', :colleague, now(), now(), 'x')`,
  form_answer:
    "insert into form_answer (organization_id, request_id, instrument, answers, saved_at) values (:organization, :request, :new, '{}', now())",
  outbox:
    "insert into outbox (organization_id, id, patient_id, kind) values (:organization, :new, :patient, 'patient-changed')",
  audit_event: `insert into audit_event (organization_id, chain_id, seq, at, person_id, role, via, action, detail, previous_hash, hash)
    values (:organization, :new, 1, now(), :person, 'x', 'x', 'x', '{}', '', '')`,
  audit_head: "insert into audit_head (organization_id, chain_id, seq, hash) values (:organization, :new, 1, '')",
  audit_checkpoint: `insert into audit_checkpoint (organization_id, number, payload, hash, key_id, signature)
    values (:organization, (random() * 1e9)::int, '{}', '', '', '')`,
};

/** A column of each table that whoever may update at all may update. */
const UPDATABLE: Readonly<Record<string, string>> = {
  organization: "name",
  clinic_hours: "closes",
  closed_day: "name",
  person: "name",
  patient: "name",
  care_team_member: "role",
  appointment: "type",
  safety_alert: "note",
  registry_row: "up_to_date",
  rule_firing: "first",
  score_draft: "saved_at",
  form_request: "birth_tries",
  form_answer: "saved_at",
  outbox: "attempts",
};

beforeAll(async () => {
  here = await makeClinic(test.database, ["Ada Example", "Bo Example"]);
  there = await makeClinic(test.database, ["Cleo Example", "Dan Example"]);
  await test.asSuperuser(async (client) => {
    await client.query("set search_path = accord");
    for (const clinic of [here, there]) {
      const seed = { person: clinic.people.therapist.personId, rowless: clinic.patients[0]! };
      const request = v7();
      requests.set(clinic.organizationId, request);
      await client.query(filled("form_request", clinic, { ...seed, new: request }));
      await client.query(filled("entry", clinic, { ...seed, person: request, new: "e1" }));
      const others = Object.keys(INSERTS).filter((table) => table !== "organization" && table !== "care_team_member");
      for (const table of others) await client.query(filled(table, clinic, seed));
      for (const role of ["prescriber", "care-manager", "pharmacist"] as const)
        await client.query(filled("score_draft", clinic, { ...seed, person: clinic.people[role].personId }));
    }
  });
});

/** The insert of a table with its ids put in: all are made here, none comes from outside. */
function filled(table: string, clinic: TestClinic, own: Readonly<Record<string, string>>): string {
  const values: Record<string, string> = {
    organization: clinic.organizationId,
    patient: clinic.patients[0]!,
    rowless: clinic.patients[1]!,
    colleague: clinic.people["care-manager"].personId,
    new: v7(),
    request: requests.get(clinic.organizationId) ?? "",
    ...own,
  };
  return INSERTS[table]!.replaceAll(
    /:(organization|patient|person|new|colleague|rowless|request)/g,
    (_, name: string) => `'${values[name]}'`,
  );
}

function actorOf(role: RowRole): ActingPerson {
  if (role === "system") return here.system;
  if (role !== FORM_ROLE) return here.people[role];
  const { organizationId } = here;
  return { organizationId, personId: requests.get(organizationId) ?? "", role, via: "form" };
}

/** Whether the operation touched a row; whatever it did is undone. */
async function can(role: RowRole, table: string, operation: RowOperation, clinic: TestClinic): Promise<boolean> {
  const undo = new Error("undo");
  let touched = false;
  const undone = test.database.withTransaction(actorOf(role), async (tx) => {
    const did = operation === "insert" ? () => true : (rows: unknown[]) => rows.length > 0;
    touched = await tx.query(textOf(role, table, operation, clinic)).then(did, isRefusal);
    throw undo;
  });
  await undone.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return touched;
}

/** 42501: refused by grant or policy. Whatever else went wrong is a fault of this test. */
function isRefusal(error: { code?: string }): false {
  if (error.code !== "42501") throw error;
  return false;
}

function textOf(role: RowRole, table: string, operation: RowOperation, clinic: TestClinic): string {
  const own = `where organization_id = '${clinic.organizationId}'`;
  const column = UPDATABLE[table] ?? "organization_id";
  switch (operation) {
    case "select":
      return `select 1 from ${table} ${own}`;
    case "update":
      return `update ${table} set ${column} = ${column} ${own} returning 1`;
    case "delete":
      return `delete from ${table} ${own} returning 1`;
    case "insert":
      // `returning` asks for the right to read as well, which not everyone who may write has.
      return filled(table, clinic, { person: actorOf(role).personId });
  }
}

describe.each(Object.keys(rowAccess))("%s", (table) => {
  it.each(EVERYONE)("opens for %s what the access table says, and nothing of another organisation", async (role) => {
    for (const operation of OPERATIONS) {
      // A second row of the organisation itself would be another organisation's.
      const expected =
        (rowAccess[table]?.[operation]?.includes(role) ?? false) &&
        !(table === "organization" && operation === "insert");
      expect({ operation, own: await can(role, table, operation, here) }).toEqual({ operation, own: expected });
      expect({ operation, foreign: await can(role, table, operation, there) }).toEqual({ operation, foreign: false });
    }
  });
});

describe("a transaction in which nobody acts", () => {
  it("sees and changes nothing", async () => {
    const client = await test.database.connect();
    try {
      for (const table of Object.keys(rowAccess)) {
        const { rows } = await client.query(`select 1 from accord.${table}`);
        expect({ table, rows }).toEqual({ table, rows: [] });
      }
      await expect(client.query("select accord.audit_append(null, 'x', '{}')")).rejects.toMatchObject({
        code: "42501",
      });
    } finally {
      await client.end();
    }
  });
});

describe("own rows", () => {
  it("are all a patient sees", async () => {
    const [mine, all] = await test.database.withTransaction(here.people.patient, async (tx) => [
      await tx.query("select id from patient"),
      await tx.query("select distinct patient_id from entry"),
    ]);
    expect(mine).toEqual([{ id: here.patients[0] }]);
    expect(all).toEqual([{ patient_id: here.patients[0] }]);
  });
});
