import { z } from "zod";

/** One limit of a row as a comparison. `action` is the row's own words. */
const limitSchema = z.strictObject({
  test: z.string(),
  is: z.enum(["at-least", "above", "at-most", "below"]),
  value: z.number(),
  /** `% gain`, `% loss` and `ms more` are counted from the value before the first dose; `ULN` = times the laboratory's upper limit. */
  unit: z.string(),
  action: z.string(),
  urgency: z.enum(["today", "this-week", "this-visit"]),
  /** Holds from this age only. */
  ageFrom: z.number().optional(),
  sex: z.enum(["male", "female"]).optional(),
});
export type Limit = z.infer<typeof limitSchema>;

const checkSchema = z.strictObject({
  /** Id of the monitoring row. */
  row: z.string(),
  /** Done when one of each group is recorded: tests, instruments, `tox-screen`, `pdmp-check`. */
  needs: z.array(z.array(z.string()).min(1)).min(1),
  limits: z.array(limitSchema).optional(),
  /** Rules of the playbook that say it in their own words. */
  saidBy: z.array(z.string()).optional(),
  /** Asked for by words only, or by another schedule: never due by this row's own weeks. */
  byWords: z.literal(true).optional(),
  /** Asked from this age only. */
  ageFrom: z.number().optional(),
  who: z.literal("could-be-pregnant").optional(),
});
export type MonitoringCheck = z.infer<typeof checkSchema>;

/** Which entries of a record answer which row, and how units compare. */
export const monitoringChecksSchema = z.strictObject({
  /** Names that mean the same test, by the name checks use. */
  tests: z.record(z.string(), z.array(z.string())),
  /** Units of a test: value × factor + plus = the value in the unit of its limits. A unit not listed is not compared. */
  units: z.record(
    z.string(),
    z.array(z.strictObject({ unit: z.string(), factor: z.number(), plus: z.number().optional() })),
  ),
  /**
   * Tests a person may type in. A value outside of its unit's limits cannot be (PD: far beyond what a living person shows), and is refused.
   * Kept in the first unit; one that no factor leads to from there is kept as typed.
   */
  entered: z.record(
    z.string(),
    z.strictObject({
      kind: z.enum(["lab", "vital"]),
      units: z.array(z.strictObject({ unit: z.string(), least: z.number(), most: z.number() })).min(1),
    }),
  ),
  checks: z.array(checkSchema),
});
export type MonitoringChecks = z.infer<typeof monitoringChecksSchema>;
