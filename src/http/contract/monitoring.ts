import { z } from "zod";
import { alert } from "./chart.ts";

const reading = z.object({ on: z.string(), value: z.number(), unit: z.string() });

export const monitoringRead = z.object({
  recordVersion: z.number(),
  lines: z.array(
    z.object({
      row: z.string(),
      what: z.string(),
      kind: z.string(),
      medications: z.array(z.string()),
      state: z.enum(["missing", "overdue", "due", "once", "by-words"]),
      baseline: z.enum(["done", "missing", "not-asked"]),
      dueOn: z.string().nullable(),
      lastOn: z.string().nullable(),
      overdueDays: z.number(),
      tests: z.array(
        z.object({
          test: z.string(),
          readings: z.array(reading),
          crossed: z
            .object({
              is: z.enum(["at-least", "above", "at-most", "below"]),
              value: z.number(),
              unit: z.string(),
              action: z.string(),
              urgency: z.enum(["today", "this-week", "this-visit"]),
            })
            .nullable(),
          unread: z.enum(["unit", "upper-limit", "before"]).nullable(),
        }),
      ),
      action: z.string(),
      condition: z.string().nullable(),
      sources: z.array(z.string()),
      seen: z.boolean(),
    }),
  ),
  entered: z.record(
    z.string(),
    z.object({
      kind: z.enum(["lab", "vital"]),
      units: z.array(z.object({ unit: z.string(), least: z.number(), most: z.number() })),
    }),
  ),
});
export type MonitoringRead = z.infer<typeof monitoringRead>;
export type MonitoringLine = MonitoringRead["lines"][number];

export const resultsSubmission = z.strictObject({
  results: z
    .array(
      z.strictObject({
        /** UUIDv7: sent twice, kept once. */
        entryId: z.uuid(),
        test: z.string().trim().min(1).max(100),
        value: z.number(),
        unit: z.string().trim().min(1).max(40),
        on: z.iso.date().optional(),
      }),
    )
    .min(1)
    .max(20),
  recordVersion: z.number().int().optional(),
});
export type ResultsSubmission = z.infer<typeof resultsSubmission>;

export const resultsKept = z.object({
  repeated: z.boolean(),
  recordVersion: z.number(),
  upToDate: z.boolean(),
  alerts: z.array(alert),
});
export type ResultsKept = z.infer<typeof resultsKept>;
