import { z } from "zod";
import { provenance } from "../../knowledge/instrument.ts";

const cited = { mark: provenance, sources: z.array(z.string()).min(1) };
const number = z.number().positive();

/** What was taken before buprenorphine: how long to wait after it depends on it. */
export const OPIOID_KINDS = ["short-acting", "swallowed-tablets", "extended-release", "methadone", "fentanyl"] as const;
export type OpioidKind = (typeof OPIOID_KINDS)[number];

/** Figures of care for opioids, each with its source. A wait without hours has no figure the sources agree on. */
export const opioidCareSchema = z.strictObject({
  cows: z.strictObject({ gate: number, mayChoose: number, recheckHours: z.tuple([number, number]), ...cited }),
  waits: z.array(z.strictObject({ kind: z.enum(OPIOID_KINDS), hours: number.optional(), ...cited })),
  firstDay: z.strictObject({
    firstMg: number,
    cautiousMg: number,
    furtherMg: number,
    recheckMinutes: z.tuple([number, number]),
    mostMg: z.tuple([number, number]),
    ...cited,
  }),
  secondDay: z.strictObject({ typicalMg: number, plusMg: number, ...cited }),
  /** Days from the first order over which the beginning is shown. */
  inductionDays: z.number().int(),
  targetMg: number,
  cravings: z.strictObject({ calmAtMost: z.number(), highFrom: z.number(), ...cited }),
  screens: z.strictObject({
    earlyEveryDays: z.number().int(),
    earlyDays: z.number().int(),
    laterEveryDays: z.number().int(),
    ...cited,
  }),
  /** Days free of opioids before naltrexone. */
  naltrexone: z.strictObject({ shortActingDays: z.number().int(), longActingDays: z.number().int(), ...cited }),
});
export type OpioidCareContent = z.infer<typeof opioidCareSchema>;
