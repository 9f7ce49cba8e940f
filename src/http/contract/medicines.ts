import { z } from "zod";
import { SEVERITIES } from "../../clinical/medication/severity.ts";
import { RECONCILE_REASONS } from "../../clinical/reconciliation/reconcile-need.ts";
import { ALERT_REASONS } from "../../clinical/record/care-kinds.ts";
import { LINE_DECISIONS, LIST_SOURCES, OCCASIONS } from "../../clinical/record/reconciliation-kinds.ts";

/** Entries as the record holds them (already validated on the way in). */
const entry = z.looseObject({
  id: z.string(),
  at: z.string(),
  author: z.object({ role: z.string(), id: z.string() }).optional(),
});

/** Sent in a body, never in the URL: what is looked for is health data. */
export const medicineSearch = z.strictObject({ text: z.string().max(100) });
export const medicinesFound = z.object({
  found: z.array(
    z.object({
      name: z.string(),
      by: z.string().nullable(),
      classes: z.array(z.string()),
      shortTerm: z.boolean(),
      longActing: z.boolean(),
      usualStartMg: z.number().nullable(),
      minimumEffectiveMg: z.number().nullable(),
      maximumMg: z.number().nullable(),
      doseUnit: z.string().nullable(),
    }),
  ),
  near: z.array(z.string()),
});
export type FoundMedicine = z.infer<typeof medicinesFound>["found"][number];

const text = (most: number) => z.string().trim().min(1).max(most);
/** Limits of what can be said at all; what an order may say is judged by the record's own rules, in sentences. */
const order = z.strictObject({
  orderId: text(200),
  action: z.enum(["start", "change", "hold", "resume", "stop"]),
  medication: text(200),
  doseMg: z.number().optional(),
  frequency: text(100).optional(),
  route: text(100).optional(),
  form: text(100).optional(),
  indication: text(200).optional(),
  titration: z
    .array(z.strictObject({ day: z.number(), doseMg: z.number(), reviewMeasure: text(100).optional() }))
    .max(100)
    .optional(),
  plannedStop: text(40).optional(),
  maxPerDay: z.number().optional(),
  maxPerWeek: z.number().optional(),
  maxDaysPerWeek: z.number().optional(),
  until: text(40).optional(),
  nextDue: text(40).optional(),
  daysSupply: z.number().int().optional(),
  refills: z.number().int().optional(),
  reason: text(1000).optional(),
  note: text(2000).optional(),
});

export const orderSubmission = z.strictObject({
  /** UUIDv7 made when the order is drafted: sent twice, kept once. */
  entryId: z.uuid(),
  order,
  /** What was said to findings that interrupted. */
  answers: z
    .array(
      z.strictObject({
        entryId: z.uuid(),
        rule: text(200),
        kind: text(40),
        inputs: text(2000),
        outcome: z.enum(["kept", "changed"]),
        reasonCode: z.enum(ALERT_REASONS).optional(),
        reason: text(1000).optional(),
      }),
    )
    .max(50)
    .optional(),
  recordVersion: z.number().int(),
});
export type OrderSubmission = z.infer<typeof orderSubmission>;

export const orderCheckQuery = z.strictObject({ order: order.nullable() });

const orderFinding = z.object({
  kind: z.string(),
  severity: z.enum(SEVERITIES),
  between: z.array(z.string()),
  mechanism: z.string(),
  management: z.string(),
  sources: z.array(z.string()),
  rule: z.string(),
  seen: z.boolean(),
  /** Facts of the person to ask for or test first. */
  asks: z.array(z.string()).optional(),
  inputs: z.string(),
  place: z.enum(["interrupts", "kept", "listed"]),
  keptBecause: z.string().nullable(),
});
export type OrderFinding = z.infer<typeof orderFinding>;

export const orderReceipt = z.object({
  entryId: z.string(),
  repeated: z.boolean(),
  recordVersion: z.number(),
  /** False: the order is safe, what is worked out from it is not yet. */
  upToDate: z.boolean(),
});
export type OrderReceipt = z.infer<typeof orderReceipt>;

/** Bodies of entries of the listed kinds; the record's own rules judge their fields. */
export const medicineNotes = z.strictObject({
  notes: z
    .array(
      z.looseObject({
        id: z.uuid(),
        kind: z.enum([
          "medication",
          "side-effect",
          "adherence",
          "allergy",
          "use",
          "dispense",
          "administration",
          "counselling",
          "if-then-card",
          "pdmp-check",
          "score",
          "tox-screen",
          "medication-question",
          "medication-review",
          "profile",
          "lab",
        ]),
        at: z.string().max(40).optional(),
      }),
    )
    .min(1)
    .max(20),
  recordVersion: z.number().int().optional(),
});
export type MedicineNotes = z.infer<typeof medicineNotes>;

export const notesKept = z.object({ repeated: z.boolean(), recordVersion: z.number(), upToDate: z.boolean() });
export type NotesKept = z.infer<typeof notesKept>;

const said = z.strictObject({
  source: z.enum(LIST_SOURCES),
  state: z.enum(["listed", "not-listed", "not-taking", "not-asked"]),
  doseMg: z.number().optional(),
  frequency: text(100).optional(),
  text: text(1000).optional(),
});
const comparison = {
  reconciliationId: z.uuid(),
  status: z.enum(["draft", "signed", "abandoned"]),
  occasion: z.enum(OCCASIONS).optional(),
  lists: z
    .array(z.strictObject({ source: z.enum(LIST_SOURCES), asOf: text(40).optional(), asked: z.boolean() }))
    .max(LIST_SOURCES.length),
  lines: z
    .array(
      z.strictObject({
        medication: text(200),
        orderId: text(200).optional(),
        source: z.enum(["other-prescriber", "otc", "supplement"]).optional(),
        said: z.array(said).max(LIST_SOURCES.length),
        decision: z.enum(LINE_DECISIONS).optional(),
        reason: text(1000).optional(),
      }),
    )
    .max(100),
};
export const reconciliationSubmission = z.strictObject({
  entryId: z.uuid(),
  ...comparison,
  recordVersion: z.number().int(),
});
export type ReconciliationSubmission = z.infer<typeof reconciliationSubmission>;
export type ComparedLine = ReconciliationSubmission["lines"][number];

const medicineLine = z.object({
  key: z.string(),
  medication: z.string(),
  known: z.boolean(),
  source: z.enum(["prescribed", "other-prescriber", "otc", "supplement", "substance"]),
  state: z.enum(["taken", "held", "stopped"]),
  doseMg: z.number().nullable(),
  frequency: z.string().nullable(),
  form: z.string().nullable(),
  indication: z.string().nullable(),
  asNeeded: z.boolean(),
  maxPerDay: z.number().nullable(),
  maxPerWeek: z.number().nullable(),
  maxDaysPerWeek: z.number().nullable(),
  shortTerm: z.boolean(),
  longActing: z.boolean(),
  since: z.string().nullable(),
  stoppedOn: z.string().nullable(),
  plannedStop: z.string().nullable(),
  nextDue: z.string().nullable(),
  held: z.object({ since: z.string(), until: z.string().nullable(), reason: z.string().nullable() }).nullable(),
  lastFill: z
    .object({ on: z.string(), daysSupply: z.number().nullable(), runsOutOn: z.string().nullable() })
    .nullable(),
  adherence: z.object({ on: z.string(), missed: z.number(), of: z.number(), ageDays: z.number() }).nullable(),
  amount: z.string().nullable(),
  changedAt: z.string(),
});
export type MedicineLine = z.infer<typeof medicineLine>;

export const orderChecked = z.object({
  recordVersion: z.number(),
  findings: z.array(orderFinding),
  lines: z.array(medicineLine),
  unknown: z.array(z.string()),
  near: z.record(z.string(), z.array(z.string())),
  missing: z.array(z.object({ fact: z.string(), of: z.string() })),
  allergiesNotRead: z.array(z.string()),
  knowledge: z.object({
    version: z.string(),
    asOf: z.string(),
    reviewBy: z.string(),
    outOfDate: z.boolean(),
  }),
  references: z.record(z.string(), z.string()),
});
export type OrderChecked = z.infer<typeof orderChecked>;

const medicineChange = z.object({
  entryId: z.string(),
  at: z.string(),
  orderId: z.string(),
  medication: z.string(),
  action: z.enum(["start", "change", "hold", "resume", "stop", "report"]),
  source: z.string(),
  beforeMg: z.number().nullable(),
  doseMg: z.number().nullable(),
  frequency: z.string().nullable(),
  plannedStop: z.string().nullable(),
  until: z.string().nullable(),
  reason: z.string().nullable(),
  author: z.object({ role: z.string(), id: z.string() }).nullable(),
  notes: z.array(z.object({ text: z.string(), mark: z.enum(["source", "GK", "PD"]), sources: z.array(z.string()) })),
});
export type MedicineChange = z.infer<typeof medicineChange>;

const thread = z.object({
  questionId: z.string(),
  medication: z.string(),
  state: z.enum(["asked", "answered", "closed"]),
  said: z.array(entry.extend({ action: z.enum(["asked", "answered", "closed"]), text: z.string().optional() })),
});
export type QuestionThread = z.infer<typeof thread>;

const reconciliation = entry.extend({ ...comparison, reconciliationId: z.string() });

export const medicinesRead = z.object({
  recordVersion: z.number(),
  lines: z.array(medicineLine),
  changes: z.array(medicineChange),
  questions: z.array(thread),
  reviews: z.array(entry.extend({ text: z.string(), suggestions: z.array(z.string()).optional() })),
  allergies: z.array(
    entry.extend({ substance: z.string(), reaction: z.string().optional(), severity: z.string().optional() }),
  ),
  signed: reconciliation.nullable(),
  draft: reconciliation.nullable(),
  need: z.object({
    reasons: z.array(z.enum(RECONCILE_REASONS)),
    lastOn: z.string().nullable(),
    openQuestions: z.number(),
  }),
  interruptions: z.object({ orders: z.number(), interrupted: z.number(), changed: z.number(), days: z.number() }),
  overrideReasons: z.record(z.string(), z.array(z.string())),
  names: z.record(z.string(), z.string()),
});
export type MedicinesRead = z.infer<typeof medicinesRead>;

/** Orders as FHIR R4: the patient and one MedicationRequest an order. Other members of a resource are as R4 has them. */
export const ordersBundle = z.object({
  resourceType: z.literal("Bundle"),
  type: z.literal("collection"),
  timestamp: z.string(),
  entry: z.array(
    z.object({
      fullUrl: z.string(),
      resource: z.looseObject({ resourceType: z.enum(["Patient", "MedicationRequest"]) }),
    }),
  ),
});
export type OrdersBundle = z.infer<typeof ordersBundle>;
