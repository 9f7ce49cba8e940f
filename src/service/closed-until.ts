import { DEFAULT_HOURS, isOpen, nextOpening } from "../clinical/hours/clinic-hours.ts";
import { clinicHoursOf, closedDaysOf } from "../store/clinic-hours.ts";
import type { Ctx } from "./context.ts";

/** Nobody at the clinic reads what comes in now. */
export interface Closed {
  /** When someone does again, on the clinic's own clock ("2026-03-09T09:00"); null where no hours are set to come. */
  readonly opensAt: string | null;
}

/** Null while the clinic is open. A clinic that has set no hours keeps the default ones. */
export async function closedUntil(ctx: Ctx): Promise<Closed | null> {
  const [own, closedDays] = await Promise.all([clinicHoursOf(ctx.tx), closedDaysOf(ctx.tx)]);
  const hours = own.length > 0 ? own : DEFAULT_HOURS;
  const closed = new Set(closedDays.map(({ day }) => day));
  if (isOpen(hours, ctx.now, ctx.timeZone, closed)) return null;
  return { opensAt: nextOpening(hours, ctx.now, ctx.timeZone, closed) };
}
