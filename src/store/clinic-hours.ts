import type { OpenHours } from "../clinical/hours/clinic-hours.ts";
import type { Transaction } from "./transaction.ts";

const HOURS = `
select weekday::integer as weekday, to_char(opens, 'HH24:MI') as opens, to_char(closes, 'HH24:MI') as closes from clinic_hours
 where organization_id = $1 order by weekday, opens`;

/** The hours the acting organisation has set; none where it has set none. */
export function clinicHoursOf(tx: Transaction): Promise<OpenHours[]> {
  return tx.query<OpenHours & Record<string, unknown>>(HOURS, [tx.actor.organizationId]);
}
