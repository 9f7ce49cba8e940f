import { z } from "zod";

const language = z.string().min(2).max(20);
const days = z.number().int().min(1).max(30);

/** What a clinician asks a patient to fill in, without an account. */
export const formAsk = z.strictObject({
  instruments: z.array(z.string().max(100)).min(1).max(20),
  /** Absent: the patient's own where every form has it, else English. */
  language: language.optional(),
  completedBy: z.enum(["patient", "caregiver"]).optional(),
  why: z.string().trim().max(300).optional(),
  /** How long a link is good for; absent: the clinic's own setting. */
  days: days.optional(),
});
export type FormAsk = z.infer<typeof formAsk>;

export const formRenewal = z.strictObject({ days: days.optional() });

/** The link is in this answer and nowhere else: only a hash of its secret is kept. */
export const formAsked = z.object({
  requestId: z.string(),
  /** Address with the secret behind its #, which no browser sends to a server. */
  link: z.string(),
  expiresAt: z.string(),
});
export type FormAsked = z.infer<typeof formAsked>;

const formRequest = z.object({
  id: z.string(),
  /** Empty for who only hands out the tablet. */
  instruments: z.array(z.string()),
  language: z.string(),
  mode: z.enum(["link", "kiosk"]),
  completedBy: z.enum(["patient", "caregiver"]),
  why: z.string(),
  askedByName: z.string().nullable(),
  askedAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(["sent", "opened", "begun", "answered", "expired", "locked", "cancelled"]),
  openedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  /** Since when someone should remind the patient; null = no need. Accord itself sends nothing. */
  remindSince: z.string().nullable(),
  remindedAt: z.string().nullable(),
});
export type FormRequestView = z.infer<typeof formRequest>;

export const formRequests = z.object({
  requests: z.array(formRequest),
  /** Forms that can be asked for. */
  forms: z.array(
    z.object({ id: z.string(), title: z.string(), languages: z.array(z.string()), questions: z.number() }),
  ),
  /** A link asks for the birth date: without one in the record there is only the tablet. */
  birthDateKnown: z.boolean(),
  /** How long a link is good for in this clinic, unless told. */
  linkDays: z.number(),
});
export type FormRequests = z.infer<typeof formRequests>;

const waitingForm = z.object({
  requestId: z.string(),
  patientId: z.string(),
  patientName: z.string(),
  /** ISO date; null = unknown. */
  birthDate: z.string().nullable(),
  /** ISO date. */
  askedOn: z.string(),
});
export type WaitingForm = z.infer<typeof waitingForm>;

/** Whom a tablet can be handed to. Which form it is, who asked and why is not in it: the front desk reads no record. */
export const waitingForms = z.object({ waiting: z.array(waitingForm) });
export type WaitingForms = z.infer<typeof waitingForms>;
