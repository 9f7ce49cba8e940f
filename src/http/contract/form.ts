import { z } from "zod";
import { instrumentForm } from "./chart.ts";
import { closed, crisisLine } from "./crisis.ts";

/**
 * How the page of a form proves itself. The token comes from behind the # of the link and travels in the body alone; on a tablet a
 * cookie that no script can read stands in for it. The pass is given once the birth date was right.
 */
const proof = { token: z.string().max(200).optional(), pass: z.string().max(200).optional() };

export const formOpening = z.strictObject({
  ...proof,
  /** ISO date. */
  birthDate: z.iso.date().optional(),
});

export const formSaving = z.strictObject({
  ...proof,
  instrument: z.string().max(100),
  /** By question; null = would rather not say. Questions left out keep what was saved before. */
  answers: z.record(z.string().max(50), z.number().nullable()),
});

export const formHandingIn = z.strictObject(proof);

const language = z.string();
const completedBy = z.enum(["patient", "caregiver"]);

const shut = z.object({
  state: z.enum(["answered", "expired", "locked", "cancelled"]),
  language,
  /** Of a form just handed in; absent = the clinic is open, or nothing was handed in. */
  closed: closed.optional(),
});
const askBirthDate = z.object({
  state: z.literal("birth-date"),
  organization: z.string(),
  language,
  completedBy,
  wrong: z.boolean(),
  triesLeft: z.number(),
});

/** A form in words, as every page of ours shows it, and what a patient's page needs besides. */
const sheet = z.object({
  form: instrumentForm.omit({ definition: true, bands: true, licenceNote: true }),
  answers: z.record(z.string(), z.number().nullable()),
  /** By question: from this answer on the page shows where help is, at once. */
  helpFrom: z.record(z.string(), z.number()),
});
export type FormSheet = z.infer<typeof sheet>;

const open = z.object({
  state: z.literal("open"),
  /** Tells this form from another in the browser's own store; opens nothing. */
  id: z.string(),
  pass: z.string(),
  organization: z.string(),
  language,
  completedBy,
  mode: z.enum(["link", "kiosk"]),
  /** First names of those who read it. */
  readers: z.array(z.string()),
  sheets: z.array(sheet),
  /** Goes with the form, so that the page says it without a connection. */
  crisis: z.array(crisisLine),
  /** Absent = the clinic is open. */
  closed: closed.optional(),
});
export type OpenForm = z.infer<typeof open>;

/** What the page of a form is to show. Nothing in it says whom the form is for. */
export const formState = z.discriminatedUnion("state", [askBirthDate, open, shut]);
export type FormState = z.infer<typeof formState>;

/** `help`: an answer so far is one the clinic is told of at once. `closed`: absent = the clinic is open. */
const saved = z.object({ state: z.literal("saved"), help: z.boolean(), closed: closed.optional() });
export const formReceipt = z.discriminatedUnion("state", [saved, askBirthDate, shut]);
export type FormReceipt = z.infer<typeof formReceipt>;

export const formHandedIn = z.discriminatedUnion("state", [askBirthDate, shut]);
