import { z } from "zod";
import { alert } from "./chart.ts";

export const screenSubmission = z.strictObject({
  /** UUIDv7s made when the screen opens: sending twice keeps one screen and one judgement. */
  entryId: z.uuid(),
  riskEntryId: z.uuid(),
  /** Six answers: 0 no, 1 yes, null not asked or not answered; the sixth 0 never, 1 more than 3 months ago, 2 within 3 months. */
  answers: z.array(z.number().int().min(0).max(2).nullable()).length(6),
  recordVersion: z.number().int().optional(),
});
export type ScreenSubmission = z.infer<typeof screenSubmission>;

export const screenReceipt = z.object({
  repeated: z.boolean(),
  /** Null: an answer that could matter is missing, so the person is not cleared and no judgement was written. */
  level: z.enum(["none", "low", "moderate", "high"]).nullable(),
  alerts: z.array(alert),
  recordVersion: z.number(),
  upToDate: z.boolean(),
});
export type ScreenReceipt = z.infer<typeof screenReceipt>;

export const signsSubmission = z.strictObject({
  signs: z
    .array(
      z.strictObject({
        entryId: z.uuid(),
        sign: z.string().trim().min(1).max(100),
        present: z.boolean(),
        severity: z.enum(["mild", "moderate", "severe"]).optional(),
        source: z.enum(["clinician", "patient", "caregiver"]),
      }),
    )
    .min(1)
    .max(60),
  recordVersion: z.number().int().optional(),
});
export type SignsSubmission = z.infer<typeof signsSubmission>;

export const signsReceipt = z.object({
  repeated: z.boolean(),
  alerts: z.array(alert),
  recordVersion: z.number(),
  upToDate: z.boolean(),
});
export type SignsReceipt = z.infer<typeof signsReceipt>;
