import { expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { loadDemo } from "./load-demo.ts";

const NOW = "2026-03-02T13:50:00.000Z";
const test_ = withTestDatabase();
const knowledge = loadKnowledge();
const demo = loadDemoKnowledge();
const [riverbend, harbour] = demo.people.organizations;

/** Rows as they really are, whatever any policy says. */
function rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  return test_.asSuperuser(async (client) => {
    await client.query("set search_path to accord, auth");
    return (await client.query(sql, [...values])).rows;
  });
}

const load = (now: string, progress?: (done: number, of: number) => void) =>
  loadDemo(test_.database, { knowledge, demo, now, patients: 40, ...(progress ? { progress } : {}) });

test("the first start fills both clinics and says how far it is, the second adds nothing, even a day later", async () => {
  const steps: string[] = [];
  expect(await load(NOW, (done, of) => steps.push(`${done}/${of}`))).toEqual({ added: 51 });
  expect(steps.at(-1)).toBe("51/51");
  const before = await rows("select count(*)::int as n from entry");
  expect(await load(NOW)).toEqual({ added: 0 });
  expect(await load("2026-03-03T13:50:00.000Z")).toEqual({ added: 0 });
  expect(await rows("select count(*)::int as n from entry")).toEqual(before);
  const perClinic = await rows<{ organization_id: string; n: number }>(
    "select organization_id, count(*)::int as n from patient group by 1",
  );
  expect(new Map(perClinic.map((row) => [row.organization_id, row.n]))).toEqual(
    new Map([
      [riverbend!.id, 43],
      [harbour!.id, 8],
    ]),
  );
});

test("every person of the demo can be signed in as, and Jordan's own sign-in is tied to Jordan's record", async () => {
  const people = await rows<{ id: string; demo: boolean; patient: string | null }>(
    "select p.id, p.demo, t.name as patient from person p left join patient t on t.organization_id = p.organization_id and t.id = p.patient_id",
  );
  expect(people.map(({ id }) => id).sort()).toEqual(demo.people.people.map(({ id }) => id).sort());
  expect(people.every((person) => person.demo)).toBe(true);
  expect(people.filter(({ patient }) => patient !== null)).toMatchObject([{ patient: "Jordan Reyes" }]);
});

test("every patient has a current registry row, a team, and an up-to-date record", async () => {
  const behind = await rows(
    "select p.name from patient p left join registry_row r on r.organization_id = p.organization_id and r.patient_id = p.id where r.patient_id is null or r.record_version <> p.record_version",
  );
  expect(behind).toEqual([]);
  const stale = await rows("select patient_id from registry_row where not up_to_date");
  expect(stale).toEqual([]);
  const alone = await rows(
    "select name from patient p where not exists (select from care_team_member t where t.organization_id = p.organization_id and t.patient_id = p.id)",
  );
  expect(alone).toEqual([]);
});

test("Jordan, Maya and Luis stand on their day of the story, with the visits that follow", async () => {
  const [jordan] = await rows<{ last: string; first: string }>(
    "select max(left(at, 10)) as last, min(left(at, 10)) as first from entry e join patient p on p.id = e.patient_id where p.name = 'Jordan Reyes'",
  );
  expect(jordan).toEqual({ last: "2026-03-02", first: "2025-12-27" });
  const next = await rows<{ name: string; start: string }>(
    "select p.name, min(a.start_text) as start from appointment a join patient p on p.id = a.patient_id where p.name in ('Jordan Reyes', 'Maya Haddad', 'Luis Marrero') group by p.name order by p.name",
  );
  expect(next).toEqual([
    { name: "Jordan Reyes", start: "2026-03-02T09:00:00-05:00" },
    { name: "Luis Marrero", start: "2026-03-09T10:00:00-04:00" },
    { name: "Maya Haddad", start: "2026-03-06T16:30:00-05:00" },
  ]);
  const labels = await rows<{ label: string }>(
    "select distinct label from entry e join patient p on p.id = e.patient_id where p.name = 'Luis Marrero' order by 1",
  );
  expect(labels.map(({ label }) => label)).toEqual(["general", "sud"]);
});

test("only what is new and not yet judged waits as an alert", async () => {
  const open = await rows<{ at: string; judged: boolean }>(
    `select left(e.at, 10) as at, exists (select from entry r where r.patient_id = e.patient_id and r.kind = 'risk' and r.id <> e.id and left(r.at, 10) >= left(e.at, 10)) as judged
       from safety_alert a join entry e on e.patient_id = a.patient_id and e.id = a.entry_id where a.state = 'open'`,
  );
  expect(open.every(({ at, judged }) => at >= "2026-03-01" && !judged)).toBe(true);
  const raising = await rows<{ n: number }>(
    "select count(*)::int as n from entry where kind = 'score' and (body ->> 'instrument') like 'PHQ-9%' and coalesce(body -> 'answers' ->> 8, 'null') <> '0'",
  );
  expect(raising[0]!.n).toBeGreaterThan(open.length);
});

test("nobody is booked twice at one time", async () => {
  const twice = await rows(
    `select c, a.starts_at from appointment a, unnest(a.clinicians) c join person p on p.id = c
      where p.role in ('therapist', 'prescriber') and not exists (select from patient v where v.id = a.patient_id and v.name in ('Jordan Reyes', 'Maya Haddad', 'Luis Marrero'))
      group by 1, 2 having count(*) > 1`,
  );
  expect(twice).toEqual([]);
});
