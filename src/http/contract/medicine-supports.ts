import { z } from "zod";

const coverage = z.object({
  coveredDays: z.number(),
  windowDays: z.number(),
  pct: z.number(),
  runsOutDay: z.number(),
  gapDays: z.number(),
});
const take = z.object({
  form: z.string(),
  strengthMg: z.number().optional(),
  pieces: z.number().optional(),
  product: z.string().optional(),
  mgPerMl: z.number().optional(),
  ml: z.number().optional(),
});

export const supportsRead = z.object({
  recordVersion: z.number(),
  today: z.string(),
  supplies: z.array(
    z.object({
      orderId: z.string(),
      medication: z.string(),
      unknown: z.string().nullable(),
      coverage: coverage.nullable(),
      runsOutOn: z.string().nullable(),
      fills: z.number(),
      lastDays: z.number().nullable(),
      gapFrom: z.number(),
      restart: z.object({ missedDays: z.number(), management: z.string() }).nullable(),
      handedOut: z.array(
        z.object({ on: z.string(), daysSupply: z.number().nullable(), quantity: z.number().nullable() }),
      ),
      asked: z.array(
        z.object({
          on: z.string(),
          missed: z.number(),
          of: z.number(),
          source: z.string().nullable(),
          barriers: z.array(z.string()),
        }),
      ),
      low: z.boolean().nullable(),
    }),
  ),
  lowPct: z.number(),
  fills: z.array(
    z.object({
      medication: z.string(),
      runsOutDay: z.number(),
      usualDays: z.number(),
      mostDays: z.number(),
      earlyDays: z.number().optional(),
    }),
  ),
  pack: z.object({
    slots: z.array(
      z.object({
        time: z.enum(["morning", "noon", "evening", "bedtime"]),
        items: z.array(z.object({ medication: z.string(), doseMg: z.number().nullable() })),
      }),
    ),
    outside: z.array(
      z.object({ medication: z.string(), why: z.enum(["as-needed", "not-daily", "unknown-frequency"]) }),
    ),
    days: z.number(),
    made: z.record(z.string(), z.array(take).nullable()),
  }),
  simpler: z.array(
    z.object({
      kind: z.enum(["frequency", "long-acting", "combination"]),
      medications: z.array(z.string()),
      to: z.string(),
      timesADay: z.number().nullable(),
      because: z.enum(["doses-missed", "not-asked", "fewer-doses"]),
      mark: z.enum(["source", "GK", "PD"]),
      sources: z.array(z.string()),
    }),
  ),
  storage: z.object({ lastOn: z.string().nullable(), dueOn: z.string(), isDue: z.boolean() }).nullable(),
});
export type SupportsRead = z.infer<typeof supportsRead>;
