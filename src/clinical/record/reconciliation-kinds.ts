import { z } from "zod";
import { amount, base, beside, id, isoDate, open, text, texts } from "./fields.ts";

/** Where a list of medicines comes from. */
export const LIST_SOURCES = ["record", "pharmacy", "patient", "primary-care", "hospital"] as const;
/** What is done with one line of the lists. */
export const LINE_DECISIONS = ["keep", "change", "stop", "clarify"] as const;
/** When lists are compared. */
export const OCCASIONS = ["intake", "transition", "pharmacist-pass", "visit"] as const;

const said = z.strictObject({
  source: z.enum(LIST_SOURCES),
  /** `not-asked`: nobody looked; never the same as `not-listed`. */
  state: z.enum(["listed", "not-listed", "not-taking", "not-asked"]),
  doseMg: amount.optional(),
  frequency: open.optional(),
  text: text.optional(),
});

/**
 * Several lists of one person's medicines side by side, and what is done with each line. A draft is taken up again under its
 * `reconciliationId`; the latest state counts. Signed by its author, and only whole: a decision for every line.
 */
export const reconciliation = z
  .strictObject({
    ...base,
    kind: z.literal("reconciliation"),
    reconciliationId: id,
    status: z.enum(["draft", "signed", "abandoned"]),
    occasion: z.enum(OCCASIONS).optional(),
    lists: z
      .array(z.strictObject({ source: z.enum(LIST_SOURCES), asOf: isoDate.optional(), asked: z.boolean() }))
      .max(LIST_SOURCES.length),
    lines: z
      .array(
        z.strictObject({
          medication: open,
          orderId: open.optional(),
          /** Where the medicine comes from, for a line our record does not have yet. */
          source: z.enum(["other-prescriber", "otc", "supplement"]).optional(),
          said: z.array(said).max(LIST_SOURCES.length),
          decision: z.enum(LINE_DECISIONS).optional(),
          reason: text.optional(),
        }),
      )
      .max(100),
  })
  .refine((entry) => entry.status !== "signed" || entry.lines.every(({ decision }) => decision !== undefined), {
    path: ["lines"],
    error: "cannot be signed while a line has no decision",
    when: beside,
  });

/** A question to the prescriber about one medicine, its answers, and its end: one thread an id. */
export const medicationQuestion = z
  .strictObject({
    ...base,
    kind: z.literal("medication-question"),
    questionId: id,
    medication: open,
    action: z.enum(["asked", "answered", "closed"]),
    text: text.optional(),
  })
  .refine((entry) => entry.text !== undefined || entry.action === "closed", {
    path: ["text"],
    error: "is missing; a question and an answer need words",
    when: beside,
  });

/** What a pharmacist made of the whole list, and what they would do. */
export const medicationReview = z.strictObject({
  ...base,
  kind: z.literal("medication-review"),
  text,
  suggestions: texts.optional(),
});
