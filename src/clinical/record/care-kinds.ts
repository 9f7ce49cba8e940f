import { z } from "zod";
import { amount, base, count, id, isoDate, open, quantity, text, texts } from "./fields.ts";

export const therapy = z.strictObject({
  ...base,
  kind: z.literal("therapy"),
  courseId: open,
  action: z.enum(["start", "change", "complete", "stop"]).optional(),
  protocol: open.optional(),
  plannedSessions: count.optional(),
  frequency: open.optional(),
});

export const visit = z.strictObject({
  ...base,
  kind: z.literal("visit"),
  type: z.enum(["intake", "therapy", "medication", "co-visit", "group", "case-management", "primary-care", "crisis"]),
  status: z.enum(["attended", "no-show", "late-cancel", "cancelled"]),
  modality: z.enum(["in-person", "video", "phone"]).optional(),
  minutes: quantity.optional(),
  interpreter: z.boolean().optional(),
  protocol: open.optional(),
  session: count.optional(),
});

export const homework = z.strictObject({
  ...base,
  kind: z.literal("homework"),
  homeworkId: open,
  action: z.enum(["assigned", "done", "partial", "skipped"]).optional(),
  skill: open.optional(),
  due: isoDate.optional(),
});

const suds = z.number().min(0).max(100).optional();
export const exposure = z.strictObject({
  ...base,
  kind: z.literal("exposure"),
  step: open.optional(),
  type: z.enum(["in-vivo", "imaginal", "interoceptive"]).optional(),
  sudsStart: suds,
  sudsPeak: suds,
  sudsEnd: suds,
  /** The as-needed medicine taken before, if any. */
  prnTaken: open.optional(),
  prnMinutesBefore: quantity.optional(),
});

export const step = z.strictObject({
  ...base,
  kind: z.literal("step"),
  level: z.number().int().min(0).max(5),
  reason: text.optional(),
});

/** Why somebody does other than what is proposed. */
export const OVERRIDE_REASONS = [
  "patient-choice",
  "past-response",
  "access",
  "cost",
  "interaction",
  "pregnancy-plan",
  "risk",
  "cultural-fit",
  "other",
] as const;

/** Why somebody orders what a check spoke against. Which of them fit which kind of alert is knowledge (`medications/override-reasons.json`). */
export const ALERT_REASONS = [
  "already-stopped",
  "monitored-elsewhere",
  "benefit-greater",
  "taken-together-before",
  "dose-deliberate",
  "switching",
  "allergy-refuted",
  "discussed-with-patient",
  "finding-wrong",
] as const;

export const decision = z.strictObject({
  ...base,
  kind: z.literal("decision"),
  rule: open,
  action: z.enum(["accepted", "modified", "declined"]),
  reason: text.optional(),
  /** Of the finding decided on: one rule may propose two things. */
  category: open.optional(),
  /** What the finding stood on when it was decided; while it stands on the same it is not asked again. */
  inputs: text.optional(),
  /** Id and version of the playbook that found it. */
  playbook: open.optional(),
  reasonCode: z.enum([...OVERRIDE_REASONS, ...ALERT_REASONS]).optional(),
  /** The order (entry id) whose check this answers. */
  order: id.optional(),
  /** What is done instead. */
  modifiedTo: z
    .strictObject({ text: text.optional(), medication: open.optional(), doseMg: amount.optional() })
    .optional(),
});

export const relapsePlan = z.strictObject({
  ...base,
  kind: z.literal("relapse-plan"),
  warningSigns: texts.optional(),
  copingStrategies: texts.optional(),
  contacts: texts.optional(),
  reEntry: text.optional(),
});

export const rehearsal = z.strictObject({ ...base, kind: z.literal("rehearsal"), outcome: text.optional() });

/** The six steps after Stanley and Brown, in the clinic's own form. */
export const safetyPlan = z.strictObject({
  ...base,
  kind: z.literal("safety-plan"),
  warningSigns: texts.optional(),
  copingStrategies: texts.optional(),
  distractions: texts.optional(),
  supports: texts.optional(),
  professionals: texts.optional(),
  environment: texts.optional(),
});

const progress = z.enum(["needed", "active", "done", "declined"]);
export const support = z.strictObject({
  ...base,
  kind: z.literal("support"),
  type: open.optional(),
  status: progress.optional(),
});
export const referral = z.strictObject({
  ...base,
  kind: z.literal("referral"),
  to: open.optional(),
  reason: text.optional(),
  status: progress.optional(),
  /** Weeks to the first offered date; 0 to 4 counts as accessible. */
  waitWeeks: quantity.optional(),
});
