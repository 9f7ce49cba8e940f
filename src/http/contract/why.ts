import { z } from "zod";

const failedTest = z.object({
  fact: z.string(),
  value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  words: z.string(),
});
const outcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("fired"), primary: z.boolean() }),
  z.object({
    state: z.literal("silenced"),
    by: z.string(),
    how: z.enum(["level", "band", "same"]),
    instead: z.string(),
  }),
  z.object({ state: z.literal("false"), of: z.enum(["row", "table"]), failing: z.array(failedTest) }),
  z.object({
    state: z.literal("undecided"),
    of: z.enum(["row", "table"]),
    unknown: z.array(z.object({ fact: z.string(), why: z.string() })),
  }),
  z.object({ state: z.literal("not-needed") }),
  z.object({ state: z.literal("nobody-asked") }),
]);

/** Why rows of the playbook fired or did not, for one patient today. */
export const patientWhy = z.object({
  playbook: z.object({ id: z.string(), version: z.string() }),
  /** ISO date. */
  asOf: z.string(),
  rows: z.array(
    z.object({
      rule: z.string(),
      category: z.string(),
      level: z.string(),
      table: z.string(),
      condition: z.string().optional(),
      each: z.string().optional(),
      outcome,
      /** The same in sentences. */
      lines: z.array(z.string()),
    }),
  ),
});
