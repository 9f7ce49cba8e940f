import type { BandCurve } from "../clinical/situation/local-curves.ts";
import type { Transaction } from "./transaction.ts";

interface Found {
  instrument: string;
  version: string | null;
  band: string;
  courses: number;
  b0: number | null;
  b1: number;
  low: number;
  middle: number;
  high: number;
}

const READ = `
select instrument, nullif(version, '') as version, band, courses, b0, b1, low, middle, high from course_curve
 where organization_id = $1 order by instrument, version, band`;

/** How courses of the acting organisation went; none where they were never counted. */
export async function courseCurvesOf(tx: Transaction): Promise<BandCurve[]> {
  const found = await tx.query<Found & Record<string, unknown>>(READ, [tx.actor.organizationId]);
  return found.map(({ instrument, version, band, courses, b0, b1, low, middle, high }) => ({
    instrument,
    version,
    band,
    courses,
    curve: b0 === null ? null : { b0, b1, low, middle, high },
  }));
}

const PUT = `
insert into course_curve (organization_id, instrument, version, band, courses, b0, b1, low, middle, high)
select $1, c.instrument, coalesce(c.version, ''), c.band, c.courses,
       (c.curve->>'b0')::float8, (c.curve->>'b1')::float8, (c.curve->>'low')::float8, (c.curve->>'middle')::float8,
       (c.curve->>'high')::float8
  from jsonb_to_recordset($2::jsonb) as c(instrument text, version text, band text, courses integer, curve jsonb)`;

/** Puts these in the place of all that were drawn before. */
export async function replaceCourseCurves(tx: Transaction, curves: readonly BandCurve[]): Promise<void> {
  const { organizationId } = tx.actor;
  await tx.query("delete from course_curve where organization_id = $1", [organizationId]);
  await tx.query(PUT, [organizationId, JSON.stringify(curves)]);
}

const CLAIM = `
insert into course_curve_day (organization_id, drawn_on) values ($1, $2)
on conflict (organization_id) do update set drawn_on = excluded.drawn_on where course_curve_day.drawn_on < excluded.drawn_on
returning drawn_on`;

/** True for the first who asks to draw the curves of this day (ISO date); false for all others. */
export async function claimCourseCurves(tx: Transaction, today: string): Promise<boolean> {
  return (await tx.query(CLAIM, [tx.actor.organizationId, today])).length > 0;
}

/** ISO date on which the curves were last drawn; null: never. */
export async function courseCurvesDay(tx: Transaction): Promise<string | null> {
  const text = "select drawn_on::text as day from course_curve_day where organization_id = $1";
  const [found] = await tx.query<{ day: string }>(text, [tx.actor.organizationId]);
  return found?.day ?? null;
}
