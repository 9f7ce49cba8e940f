import { beforeAll, describe, expect, it } from "vitest";
import type { ExpectedCourse } from "../clinical/situation/expected-course.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { courseCurvesDay, courseCurvesOf } from "../store/course-curves.ts";
import { makeClinic, type TestClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { drawCourseCurves, drawDueCurves } from "./draw-course-curves.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readChart } from "./read-chart.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const at = (now = "2025-12-26T15:00:00.000Z"): Workplace => ({ database: test.database, knowledge, clock: () => now });
let clinic: TestClinic;
let elsewhere: TestClinic;

/** Twelve weeks of sertraline for a depression that began moderately severe; the scores of weeks 0, 4, 8 and 12. */
function course(totals: readonly number[]): object[] {
  const days = ["2025-10-01", "2025-10-29", "2025-11-26", "2025-12-24"];
  return [
    { kind: "condition", at: "2025-10-01", condition: "mdd", status: "active", verificationStatus: "confirmed" },
    {
      kind: "medication",
      at: "2025-10-01",
      orderId: "order",
      medication: "sertraline",
      doseMg: 100,
      frequency: "once-daily",
      action: "start",
    },
    ...totals.map((total, place) => ({ kind: "score", at: days[place], instrument: "PHQ-9", total })),
  ];
}

const INSERT = `
insert into accord.entry (organization_id, patient_id, id, kind, at, kept_by, version, body)
select $1, p.patient::uuid, p.patient || '-' || e.place, e.entry->>'kind', e.entry->>'at', $2, e.place,
       jsonb_build_object('id', p.patient || '-' || e.place) || e.entry
  from unnest($3::text[], $4::jsonb[]) as p(patient, entries)
  cross join lateral jsonb_array_elements(p.entries) with ordinality as e(entry, place)`;
const COUNTED = `update accord.patient set record_version = 10 where id = any($1::uuid[])`;

async function keep(patients: readonly string[], courses: readonly object[][]): Promise<void> {
  await test.asSuperuser(async (client) => {
    const bodies = courses.map((entries) => JSON.stringify(entries));
    await client.query(INSERT, [clinic.organizationId, clinic.people.therapist.personId, patients, bodies]);
    await client.query(COUNTED, [patients]);
  });
}

const expectedOf = (patientId: string) =>
  inOrganization(at(), clinic.people.therapist, async (ctx) => {
    const { situation } = await readChart(ctx, patientId);
    return (situation.expected as { value: ExpectedCourse }).value;
  });
const curves = (of: TestClinic) => inOrganization(at(), of.system, ({ tx }) => courseCurvesOf(tx));

beforeAll(async () => {
  clinic = await makeClinic(
    test.database,
    Array.from({ length: 202 }, (_, number) => `Person ${number}`),
  );
  elsewhere = await makeClinic(test.database);
  const began = clinic.patients.slice(0, 199);
  await keep(
    began,
    began.map((_, number) => course([18, 14 + (number % 5), 12, 10])),
  );
});

describe("the expected course of a clinic", () => {
  it("is not drawn from 199 courses: charts keep to the reference path and say how many there are", async () => {
    expect(await expectedOf(clinic.patients[0]!)).toMatchObject({ from: "reference", courses: null });
    expect(await drawCourseCurves(at(), clinic.system)).toEqual([
      { instrument: "PHQ-9", version: null, band: "moderately severe", courses: 199, curve: null },
    ]);
    expect(await expectedOf(clinic.patients[0]!)).toMatchObject({ from: "reference", courses: 199 });
  });

  it("is drawn from 200, and a score above its band is off track", async () => {
    await keep(clinic.patients.slice(199), [course([18, 19, 20, 20]), [], course([18])]);
    const [drawn] = (await drawCourseCurves(at(), clinic.system)) ?? [];
    expect(drawn).toMatchObject({ band: "moderately severe", courses: 200 });
    expect(await curves(clinic)).toEqual([drawn]);
    const worse = await expectedOf(clinic.patients[199]!);
    expect(worse).toMatchObject({ from: "local", courses: 200, onTrack: false });
    const { low, expected, high } = worse.weeks[12] ?? {};
    expect(low).toBeLessThan(expected ?? 0);
    expect(expected).toBeLessThan(high ?? 0);
    expect(expected).toBeGreaterThan(9);
    expect(expected).toBeLessThan(12);
  });

  it("is seen by nobody else: another clinic has none", async () => {
    expect(await curves(elsewhere)).toEqual([]);
  });

  it("is drawn once a day, whoever asks", async () => {
    expect(await drawDueCurves(at())).toBe(1);
    expect(await drawDueCurves(at())).toBe(0);
    expect(await drawDueCurves(at("2025-12-27T15:00:00.000Z"))).toBe(2);
    expect(await inOrganization(at(), clinic.system, ({ tx }) => courseCurvesDay(tx))).toBe("2025-12-27");
  });

  it("says in the trail that every record was read for it", async () => {
    const { rows } = await test.asSuperuser((client) =>
      client.query(
        "select detail from accord.audit_event where organization_id = $1 and action = 'records-read' order by seq",
        [clinic.organizationId],
      ),
    );
    expect(JSON.parse(rows[0].detail)).toEqual({ purpose: "course-curves", records: 202 });
  });

  it("stopped on the way keeps what was drawn before", async () => {
    const before = await curves(clinic);
    const stopping = new AbortController();
    stopping.abort();
    expect(await drawCourseCurves(at(), clinic.system, { signal: stopping.signal })).toBeNull();
    expect(await curves(clinic)).toEqual(before);
  });
});
