import { z } from "zod";

/** When something was true: an ISO date, or a date-time with offset. Real calendar days only. */
export const moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: "must be a real date (YYYY-MM-DD) or a date-time with offset (YYYY-MM-DDThh:mm:ss+hh:mm)",
});
export const isoDate = z.iso.date({ error: "must be a real date (YYYY-MM-DD)" });

/** Free text a person wrote. Never empty, never longer than a long letter. */
export const text = z.string().trim().min(1).max(10_000);
/** A short free value: a slug or a few words, from an open list (unknown values are kept; rules that do not know them say so). */
export const open = z.string().trim().min(1).max(200);
export const texts = z.array(text).max(200);
export const id = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\s\p{Cc}]+$/u, { error: "must not contain white space" });

export const count = z.number().int().min(0).max(1_000_000);
/** A quantity that may be zero. */
export const quantity = z.number().min(0).max(1_000_000);
/** A dose or amount of something taken: always more than zero. */
export const amount = z.number().positive({ error: "must be more than 0" }).max(1_000_000);
/** For a check over several fields: also made beside other faults, so that one reading shows them all. */
export const beside = () => true;
export const zeroToTen = z.number().min(0).max(10);
export const severity = z.enum(["mild", "moderate", "severe"]);
export const coding = z.strictObject({ system: open, code: open });

export const LABELS = ["general", "sud", "psychotherapy-notes", "confidential-minor"] as const;
/** Sensitivity of an entry; absent means `general`. `sud` is 42 CFR Part 2 data. */
const label = z.enum(LABELS);
export type Label = z.infer<typeof label>;

/** What every entry has beside its kind and body. */
export const base = {
  id,
  at: moment,
  recordedAt: z.iso.datetime({ offset: true, error: "must be a date-time with offset" }).optional(),
  author: z.strictObject({ role: open, id: open }).optional(),
  label: label.optional(),
  note: text.optional(),
  replaces: id.optional(),
};
