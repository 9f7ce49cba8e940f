import type { OpenHours } from "../clinical/hours/clinic-hours.ts";
import type { Transaction } from "./transaction.ts";

const HOURS = `
select weekday::integer as weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes from clinic_hours
 where organization_id = $1 order by weekday, opens`;

/** The hours the acting organisation has set; none where it has set none. */
export function clinicHoursOf(tx: Transaction): Promise<OpenHours[]> {
  return tx.query<OpenHours & Record<string, unknown>>(HOURS, [tx.actor.organizationId]);
}

const SET = `
insert into clinic_hours (organization_id, weekday, opens, closes) select $1, h.weekday, h.opens, h.closes
  from unnest($2::smallint[], $3::time[], $4::time[]) as h(weekday, opens, closes)`;

/** Puts these hours in the place of all that were set before. */
export async function replaceClinicHours(tx: Transaction, hours: readonly OpenHours[]): Promise<void> {
  const { organizationId } = tx.actor;
  await tx.query("delete from clinic_hours where organization_id = $1", [organizationId]);
  const columns = [hours.map((one) => one.weekday), hours.map((one) => one.opens), hours.map((one) => one.closes)];
  await tx.query(SET, [organizationId, ...columns]);
}

/** A day on which the clinic is closed, by its own calendar. */
export interface ClosedDay {
  /** ISO date. */
  readonly day: string;
  readonly name: string;
}

const CLOSED = "select day::text as day, name from closed_day where organization_id = $1 order by day";

/** The days the acting organisation has named as closed, in order. */
export function closedDaysOf(tx: Transaction): Promise<ClosedDay[]> {
  return tx.query<ClosedDay & Record<string, unknown>>(CLOSED, [tx.actor.organizationId]);
}

const CLOSE = `
insert into closed_day (organization_id, day, name) values ($1, $2, $3)
on conflict (organization_id, day) do update set name = excluded.name`;

export async function putClosedDay(tx: Transaction, { day, name }: ClosedDay): Promise<void> {
  await tx.query(CLOSE, [tx.actor.organizationId, day, name]);
}

/** False where that day was not closed. */
export async function removeClosedDay(tx: Transaction, day: string): Promise<boolean> {
  const text = "delete from closed_day where organization_id = $1 and day = $2 returning day";
  return (await tx.query(text, [tx.actor.organizationId, day])).length > 0;
}
