import { z } from "zod";
import { amount, base, beside, count, isoDate, open, quantity, text, texts } from "./fields.ts";

/**
 * One act on one order: start, change, hold, resume, stop, or a report of what is taken. `doseMg` is per dose; the day's dose follows from
 * `frequency`. Between `hold` and `resume` nothing is taken; resumed without a dose it goes on at the dose before.
 */
export const medication = z
  .strictObject({
    ...base,
    kind: z.literal("medication"),
    orderId: open,
    action: z.enum(["start", "change", "hold", "resume", "stop", "report"]),
    medication: open,
    doseMg: amount.optional(),
    frequency: open.optional(),
    route: open.optional(),
    form: open.optional(),
    indication: open.optional(),
    source: z.enum(["prescribed", "other-prescriber", "otc", "supplement"]).optional(),
    titration: z
      .array(
        z.strictObject({
          day: count,
          doseMg: amount,
          /** Instrument to be measured before this step is taken: its review point. */
          reviewMeasure: open.optional(),
        }),
      )
      .max(100)
      .optional(),
    plannedStop: isoDate.optional(),
    /** As needed: the most doses in one day. */
    maxPerDay: amount.optional(),
    /** As needed: the most doses in seven days, and the most days of seven with any. */
    maxPerWeek: amount.optional(),
    maxDaysPerWeek: z.number().int().min(1).max(7).optional(),
    /** Days a fill of this order is for, and how often it may be filled again. */
    daysSupply: count.min(1).optional(),
    refills: count.optional(),
    /** Held until then; it goes on only when somebody resumes it. */
    until: isoDate.optional(),
    /** Of a long-acting injection: the next dose is due on this day. */
    nextDue: isoDate.optional(),
    reason: text.optional(),
  })
  .refine((entry) => entry.doseMg !== undefined || (entry.action !== "start" && entry.action !== "change"), {
    path: ["doseMg"],
    error: "is missing; a dose is needed to start or change a medicine",
    when: beside,
  });

export const dispense = z.strictObject({
  ...base,
  kind: z.literal("dispense"),
  medication: open,
  daysSupply: count.optional(),
  quantity: quantity.optional(),
});

export const administration = z.strictObject({
  ...base,
  kind: z.literal("administration"),
  medication: open,
  doseMg: amount.optional(),
  site: open.optional(),
});

export const adherence = z
  .strictObject({
    ...base,
    kind: z.literal("adherence"),
    medication: open.optional(),
    missed: count,
    of: count.min(1),
    /** Days in a row without any, counted back from the last: what a restart turns on. Absent = nobody counted. */
    daysInRow: count.optional(),
    source: z.enum(["patient", "refill", "count"]).optional(),
    /** What gets in the way: `cost` `side-effects` `forgets` `does-not-help` … */
    barriers: texts.optional(),
  })
  .refine((entry) => !(entry.missed > entry.of), { path: ["missed"], error: "cannot be more than `of`", when: beside });

export const sideEffect = z.strictObject({
  ...base,
  kind: z.literal("side-effect"),
  /** `any` with severity `none` = asked about all, none reported. */
  effect: open.optional(),
  severity: z.enum(["none", "mild", "moderate", "severe"]),
  medication: open.optional(),
  cause: z.enum(["medication", "discontinuation"]).optional(),
  action: text.optional(),
  resolved: z.boolean().optional(),
  /** Who says so. */
  source: z.enum(["patient", "caregiver", "clinician"]).optional(),
});

export const pdmpCheck = z.strictObject({
  ...base,
  kind: z.literal("pdmp-check"),
  finding: z.enum(["expected", "unexpected"]).optional(),
});

export const counselling = z.strictObject({ ...base, kind: z.literal("counselling"), topic: open.optional() });

/** The if-then card as it was given, in the patient's words; the newest is the one that holds. */
export const ifThenCard = z.strictObject({
  ...base,
  kind: z.literal("if-then-card"),
  language: open.optional(),
  lines: z
    .array(
      z.strictObject({ about: z.enum(["missed-dose", "side-effect", "symptoms", "danger"]), when: text, do: text }),
    )
    .min(1)
    .max(60),
});

const step = z.strictObject({ day: count, doseMg: quantity });
export const taper = z.strictObject({
  ...base,
  kind: z.literal("taper"),
  medication: open,
  action: z.enum(["proposed", "started", "paused", "resumed", "completed", "abandoned"]).optional(),
  schedule: z.array(step).max(200).optional(),
  /** What a clinician answered for the gate; absent = unknown, and the gate stays shut. */
  attested: z
    .strictObject({
      TG5: z.boolean().optional(),
      TG6: z.boolean().optional(),
      TG7: z.boolean().optional(),
      TG9: z.boolean().optional(),
    })
    .optional(),
});
