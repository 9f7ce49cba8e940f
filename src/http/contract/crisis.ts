import { z } from "zod";

/** Where someone in danger finds help now, in their own words: shown as it stands, in this order. */
export const crisisLine = z.object({
  kind: z.enum(["crisis-line", "emergency"]),
  /** As one dials it; null = the reader's own local number. */
  number: z.string().nullable(),
  name: z.string(),
  /** Words of the button that calls, and of the one that writes; null = none is offered. */
  call: z.string().nullable(),
  text: z.string().nullable(),
  about: z.string(),
});
export type CrisisLine = z.infer<typeof crisisLine>;

/** Nobody at the clinic reads what comes in now. */
export const closed = z.object({
  /** When someone does again, on the clinic's own clock and without offset ("2026-03-09T09:00"); null = no hours are set to come. */
  opensAt: z.string().nullable(),
});
export type Closed = z.infer<typeof closed>;
