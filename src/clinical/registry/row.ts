import { z } from "zod";

/** What may wait for a pharmacist. */
const QUEUE_KINDS = ["override", "out-of-range", "question", "reconcile", "refill", "monitoring", "storage"] as const;

/** One line of the pharmacist's queue. Codes and names alone: what people wrote stays in the record. */
export const queueItem = z.object({
  kind: z.enum(QUEUE_KINDS),
  /** ISO date since when it waits. */
  on: z.string(),
  /** 0 first. */
  urgency: z.number().int(),
  medications: z.array(z.string()),
  reasons: z.array(z.string()),
  /** The test or checks it is about; null where it is about none. */
  what: z.string().nullable(),
  days: z.number().int().nullable(),
  /** ISO date it was settled; null while it waits. */
  doneOn: z.string().nullable(),
});
export type QueueItem = z.infer<typeof queueItem>;

/** Why a row stands where it does. Shape, word and colour on screen follow from it. `on-course` and `died` are the quiet ones. */
export const FLAGS = [
  "safety",
  "ask",
  "decide",
  "worse",
  "overdue",
  "lost",
  "due",
  "lab-due",
  "ready",
  "on-course",
  "died",
] as const;
export type Flag = (typeof FLAGS)[number];
export const GROUPS = ["today", "decide", "find-out", "on-course"] as const;
export type Group = (typeof GROUPS)[number];
/** Heads of a list: its groups, or in "decide now" whose turn it is. */
export const HEADS = [...GROUPS, "yours", "teams"] as const;
export type Head = (typeof HEADS)[number];

/** A figure on a screen: a value, a word that it is unknown ("ask"), or that it does not apply. Three different things. */
const figure = <T extends z.ZodType>(value: T) =>
  z.union([
    z.object({ value, asOf: z.string() }),
    z.object({ unknown: z.string() }),
    z.object({ notApplicable: z.literal(true) }),
  ]);

export const teamMember = z.object({
  personId: z.string(),
  name: z.string(),
  initials: z.string(),
  role: z.string(),
  track: z.enum(["therapy", "medication", "both", "none"]),
});

export const registryRow = z.object({
  patientId: z.string(),
  name: z.string(),
  birthDate: z.string().nullable(),
  language: z.string().nullable(),
  interpreterNeeded: z.boolean(),
  /** The record holds 42 CFR Part 2 data. */
  part2: z.boolean(),
  flag: z.enum(FLAGS),
  group: z.enum(GROUPS),
  /** One short line, verb first; null where nothing waits. */
  consider: z
    .object({
      text: z.string(),
      track: z.enum(["therapy", "medication", "both", "safety"]),
      rule: z.string(),
      /** People have decided on it: shown as such, and asked no more. */
      decided: z.literal(true).optional(),
    })
    .nullable(),
  /** How many findings wait for a decision, and the roles that have to answer the first. Absent in rows of an earlier version. */
  toDecide: z
    .object({
      count: z.number().int(),
      roles: z.array(z.string()),
      /** Ids of the rules that wait. Absent in rows of an earlier version. */
      rules: z.array(z.string()).optional(),
    })
    .optional(),
  step: figure(z.number()),
  team: z.array(teamMember),
  symptom: figure(
    z.object({
      instrument: z.string(),
      first: z.number(),
      now: z.number(),
      prorated: z.boolean(),
      changePct: z.number().nullable(),
      weeks: z.number().nullable(),
      stale: z.boolean(),
      /** Last 16 weeks before `derivedOn`: [days before, percent of the person's own first score]. */
      spark: z.array(z.tuple([z.number(), z.number()])),
    }),
  ),
  function: figure(z.object({ first: z.number(), now: z.number() })),
  sleep: figure(z.number()),
  sideEffects: figure(z.enum(["none", "mild", "moderate", "severe"])),
  medicines: z.array(
    z.object({ name: z.string(), dailyMg: z.number().nullable(), frequency: z.string(), shortTerm: z.boolean() }),
  ),
  adherence: figure(z.number()),
  /** Visits of the last 8 weeks, oldest first. */
  visits: z.array(
    z.object({ on: z.string(), track: z.enum(["therapy", "medication", "both", "other"]), attended: z.boolean() }),
  ),
  nextVisit: z.object({ at: z.string(), type: z.string() }).nullable(),
  lastContact: z.string().nullable(),
  openAlerts: z.number().int(),
  /** The newest request for forms that nobody has answered; null = none waits. Absent in rows of an earlier version. */
  asked: z
    .object({
      /** ISO date. */
      on: z.string(),
      /** Those still without a score since then. */
      instruments: z.array(z.string()),
      state: z.enum(["sent", "opened", "begun", "expired", "locked"]),
      /** Someone of the clinic should remind the person. */
      remind: z.boolean(),
    })
    .nullable()
    .optional(),
  /** Views this row belongs to, as of `derivedOn`. */
  views: z.array(z.string()),
  /** Conditions being treated, by code, each with its name in words. Absent in rows of an earlier version. */
  conditions: z.array(z.object({ code: z.string(), name: z.string() })).optional(),
  /** Ids of the rules that speak. Absent in rows of an earlier version. */
  rules: z.array(z.string()).optional(),
  /** Names of the figures behind `consider`: shown bold. */
  bold: z.array(z.string()),
  /** What waits for a pharmacist, the most pressing first, then what was settled lately. Absent in rows of an earlier version. */
  pharmacy: z.array(queueItem).optional(),
  /** ISO date the row was worked out for. */
  derivedOn: z.string(),
  /** False while newer entries are kept but not yet counted. */
  upToDate: z.boolean(),
});
export type RegistryRow = z.infer<typeof registryRow>;
export type TeamMember = z.infer<typeof teamMember>;

/** Saved views every clinic has, in the order shown. */
export const VIEWS = [
  "everyone",
  "safety",
  "decide-now",
  "not-improving",
  "overdue",
  "lost-to-contact",
  "unknown-to-ask",
  "labs-due",
  "refill-gap",
  "ready-to-step-down",
] as const;
export type View = (typeof VIEWS)[number];

/** Columns the list can be sorted by. `urgency` is the default order: most urgent first. */
export const SORTS = ["urgency", "name", "step", "change", "weeks", "next-visit", "last-contact"] as const;
export type Sort = (typeof SORTS)[number];

/** A form the patient was asked for and has not handed in. Dates are ISO dates in the organisation's zone. */
export interface AskedForm {
  readonly on: string;
  readonly expiresOn: string;
  readonly instruments: readonly string[];
  readonly state: "sent" | "opened" | "begun" | "locked";
  readonly remind: boolean;
}

/** A planned visit of the calendar, as the registry and the chart need it. */
export interface Appointment {
  readonly id: string;
  /** ISO instant with offset. */
  readonly start: string;
  readonly minutes: number;
  readonly type: string;
  readonly modality: string;
  readonly clinicians: readonly string[];
}
