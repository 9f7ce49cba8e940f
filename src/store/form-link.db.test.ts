import { v7 } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { FORM_ROLE } from "../clinical/access/roles.ts";
import type { ActingPerson } from "./acting-person.ts";
import { addFormRequest, noteOnForm } from "./form-requests.ts";
import { makeClinic, type TestClinic } from "./testing/clinic.ts";
import { withTestDatabase } from "./testing/test-database.ts";

const test = withTestDatabase();
let here: TestClinic;
let there: TestClinic;
beforeAll(async () => {
  here = await makeClinic(test.database, ["Ada Example", "Bo Example"]);
  there = await makeClinic(test.database, ["Cleo Example"]);
});

/** A request for the first patient of a clinic, and the actor its link makes. */
async function request(clinic: TestClinic = here, patientId = clinic.patients[0]!): Promise<ActingPerson> {
  const id = v7();
  const now = new Date().toISOString();
  await test.database.withTransaction(clinic.people.therapist, (tx) =>
    addFormRequest(tx, {
      id,
      patientId,
      instruments: ["PHQ-9"],
      language: "en",
      mode: "link",
      completedBy: "patient",
      why: "",
      askedAt: now,
      expiresAt: now,
      secretHash: "x",
    }),
  );
  return { organizationId: clinic.organizationId, personId: id, role: FORM_ROLE, via: "form" };
}

const run = (actor: ActingPerson, text: string, values: unknown[] = []) =>
  test.database.withTransaction(actor, (tx) => tx.query(text, values));
const refused = { code: "42501" };

const INSERT_ENTRY = `insert into entry (organization_id, patient_id, id, kind, at, label, kept_by, version, body)
  values ($1, $2, $3, $4, '2026-03-02', $5, $6, (random() * 1e9)::int, $7)`;
interface EntryOf {
  readonly patient?: string;
  readonly kind?: string;
  readonly label?: string;
  readonly keptBy?: string;
  readonly author?: string;
  readonly organization?: string;
}
function keep(actor: ActingPerson, given: EntryOf = {}) {
  const { kind = "score", label = "general", keptBy = actor.personId, author = "patient" } = given;
  const { patient = here.patients[0]!, organization = here.organizationId } = given;
  const body = JSON.stringify({ kind, author: { role: author, id: "x" } });
  return run(actor, INSERT_ENTRY, [organization, patient, v7(), kind, label, keptBy, body]);
}

describe("a form", () => {
  it.each(["score", "diary", "adherence", "side-effect"])("keeps a %s entry of its patient", async (kind) => {
    const actor = await request();
    await keep(actor, { kind });
    expect(await run(actor, "select kind from entry")).toEqual([{ kind }]);
  });

  it.each<[string, () => EntryOf]>([
    ["a medication", () => ({ kind: "medication" })],
    ["a risk judgement", () => ({ kind: "risk" })],
    ["a decision", () => ({ kind: "decision" })],
    ["a private note", () => ({ label: "psychotherapy-notes" })],
    ["anything labelled otherwise", () => ({ label: "sud" })],
    ["another patient's score", () => ({ patient: here.patients[1]! })],
    ["another clinic's", () => ({ patient: there.patients[0]!, organization: there.organizationId })],
    ["a score in a clinician's name", () => ({ author: "therapist" })],
    ["a score kept as someone else", () => ({ keptBy: here.people.therapist.personId })],
  ])("keeps nothing like %s", async (_, entry) => {
    await expect(keep(await request(), entry())).rejects.toMatchObject(refused);
  });

  it("sees its own request, its patient, that patient's team, and what it kept itself", async () => {
    await keep(await request());
    await request(here, here.patients[1]);
    const actor = await request();
    await keep(actor);
    expect(await run(actor, "select id from form_request")).toEqual([{ id: actor.personId }]);
    expect(await run(actor, "select id from patient")).toEqual([{ id: here.patients[0] }]);
    expect(await run(actor, "select distinct patient_id as id from care_team_member")).toEqual([
      { id: here.patients[0] },
    ]);
    expect(await run(actor, "select role from person order by 1")).toEqual([
      { role: "prescriber" },
      { role: "therapist" },
    ]);
    expect(await run(actor, "select kept_by from entry")).toEqual([{ kept_by: actor.personId }]);
  });

  it.each([
    "name = 'x'",
    "birth_date = null",
    "sex = 'x'",
    "language = 'x'",
    "interpreter_needed = true",
    "name = 'x', record_version = 1",
  ])("may not set %s of its patient, though it moves the record on", async (change) => {
    const actor = await request();
    await expect(run(actor, `update patient set ${change}`)).rejects.toMatchObject(refused);
    expect(await run(actor, "update patient set record_version = record_version + 1 returning id")).toHaveLength(1);
  });

  it.each([
    "patient_id = patient_id",
    "instruments = '{GAD-7}'",
    "expires_at = now()",
    "secret_hash = 'y'",
    "mode = 'kiosk'",
  ])("may not set %s of its own request", async (change) => {
    await expect(run(await request(), `update form_request set ${change}`)).rejects.toMatchObject(refused);
  });

  it("raises no alert on an entry it did not keep", async () => {
    const other = await request();
    await keep(other);
    const [entry] = (await run(other, "select id from entry")) as { id: string }[];
    const alert = `insert into safety_alert (organization_id, id, patient_id, entry_id, rule, severity, message, for_roles, owners, opened_at, due_at)
      values ($1, $2, $3, $4, 'x', 'ask', 'x', '{}', '{}', now(), now())`;
    const values = [here.organizationId, v7(), here.patients[0], entry?.id];
    await expect(run(await request(), alert, values)).rejects.toMatchObject(refused);
    await run(other, alert, values);
    await expect(run(other, "delete from safety_alert")).rejects.toMatchObject(refused);
    // No policy lets it change one: nothing is found to change.
    expect(await run(other, "update safety_alert set note = note returning 1")).toEqual([]);
  });

  it.each(["answered", "cancelled"] as const)("opens nothing any more once %s", async (over) => {
    const actor = await request();
    await keep(actor);
    await test.database.withTransaction(here.people.therapist, (tx) =>
      noteOnForm(tx, actor.personId, over, new Date().toISOString()),
    );
    for (const table of ["patient", "entry", "care_team_member", "person", "form_answer"])
      expect({ table, rows: await run(actor, `select 1 from ${table}`) }).toEqual({ table, rows: [] });
    await expect(keep(actor)).rejects.toMatchObject(refused);
    expect(await run(actor, "update form_request set answered_at = null, cancelled_at = null returning 1")).toEqual([]);
  });

  it("is nobody where its request is not of the organisation it names, or does not exist", async () => {
    const theirs = await request(there);
    for (const actor of [
      { ...theirs, organizationId: here.organizationId },
      { ...theirs, personId: v7() },
    ])
      for (const table of ["form_request", "patient", "entry", "person", "form_answer", "safety_alert", "registry_row"])
        expect({ table, rows: await run(actor, `select 1 from ${table}`) }).toEqual({ table, rows: [] });
  });

  it("gains nothing by naming another patient as its own", async () => {
    const actor = { ...(await request()), patientId: here.patients[1]! };
    expect(await run(actor, "select id from patient")).toEqual([{ id: here.patients[0] }]);
    await expect(keep(actor, { patient: here.patients[1]! })).rejects.toMatchObject(refused);
  });
});
