import { z } from "zod";

/** When someone at the clinic reads what comes in, and where its patients call for help. */
export const clinicSettings = z.object({
  name: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** ISO 3166, two letters. */
  country: z.string(),
  hasCrisisLines: z.boolean(),
  /** ISO weekdays, Monday = 1; several stretches of one day where it closes in between. */
  hours: z.array(z.object({ weekday: z.number(), opens: z.string(), closes: z.string() })),
  /** False: none were set, these are the usual ones. */
  ownHours: z.boolean(),
  closedDays: z.array(z.object({ day: z.string(), name: z.string() })),
});
export type ClinicSettingsRead = z.infer<typeof clinicSettings>;

/** A whole week, in words such as "mon-fri=09:00-12:00,13:00-17:00"; days not named are closed. */
export const clinicWeek = z.strictObject({ days: z.array(z.string().max(200)).max(7) });
export const clinicPlace = z.strictObject({ timeZone: z.string().max(100), country: z.string().max(100) });
export const dayToClose = z.strictObject({ day: z.string().max(20), name: z.string().max(100) });
export const dayToOpen = z.strictObject({ day: z.string().max(20) });
