import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const span = z.strictObject({ count: z.number().int().positive(), unit: z.enum(["day", "month"]) });
export type Span = z.infer<typeof span>;
const sources = z.array(z.string()).min(1);

/** What to do when an injection is late, from so long after the last one (or the first, in the beginning) on. */
const lateBandSchema = z.strictObject({
  after: span,
  /** Only for these injections of the run, counted from 1; absent = all. */
  doses: z.strictObject({ from: z.number().int(), to: z.number().int().optional() }).optional(),
  management: z.string(),
  mark: provenance,
  sources,
});
export type LateBand = z.infer<typeof lateBandSchema>;

/** How one long-acting product is given. What the label does not say is absent, and is never filled with a usual figure. */
export const injectionProductSchema = z.strictObject({
  id: z.string(),
  medication: z.string(),
  /** Brand as on the box. */
  name: z.string(),
  /** Of several products of one medicine, the one with these strengths, mg. */
  strengthsMg: z.array(z.number()).optional(),
  /** Absent: the order says how often. */
  every: span.optional(),
  /** Never sooner than this many days after the last. */
  earliestDays: z.number().int().positive().optional(),
  /** Days before and after the due day on which it may be given; `before` absent = as early as `earliestDays` allows. */
  window: z.strictObject({ before: z.number().int().optional(), after: z.number().int() }).optional(),
  /** Injections at the beginning of a run that have a day of their own, counted from the first. */
  beginning: z
    .array(
      z.strictObject({
        dose: z.number().int().min(2),
        day: z.number().int().positive(),
        before: z.number().int(),
        after: z.number().int(),
        /** The one before came on this day from the first or later: then this one follows so many days after it. */
        lateStart: z.strictObject({ fromDay: z.number().int(), thenDays: z.number().int().positive() }).optional(),
        /** Counted from the first injection. */
        late: z.array(lateBandSchema).optional(),
      }),
    )
    .optional(),
  /** From the shortest gap to the longest. */
  late: z.array(lateBandSchema),
  /** After a gap longer than this the next injection begins a new run. */
  newRunAfter: span.optional(),
  note: z.string().optional(),
  mark: provenance,
  sources,
});
export type InjectionProduct = z.infer<typeof injectionProductSchema>;
