import { z } from "zod";
import * as care from "./care-kinds.ts";
import { base, id } from "./fields.ts";
import * as measures from "./measure-kinds.ts";
import * as medications from "./medication-kinds.ts";
import * as persons from "./person-kinds.ts";
import * as lists from "./reconciliation-kinds.ts";

/** Every kind of entry and the schema of its body: the contract of record for files, command line and API alike. */
export const ENTRY_SCHEMAS = {
  profile: persons.profile,
  preference: persons.preference,
  condition: persons.condition,
  history: persons.history,
  allergy: persons.allergy,
  goal: persons.goal,
  score: measures.score,
  lab: measures.lab,
  vital: measures.vital,
  "tox-screen": measures.toxScreen,
  diary: measures.diary,
  risk: measures.risk,
  sign: measures.sign,
  use: measures.use,
  medication: medications.medication,
  dispense: medications.dispense,
  administration: medications.administration,
  adherence: medications.adherence,
  "side-effect": medications.sideEffect,
  "pdmp-check": medications.pdmpCheck,
  counselling: medications.counselling,
  taper: medications.taper,
  "if-then-card": medications.ifThenCard,
  reconciliation: lists.reconciliation,
  "medication-question": lists.medicationQuestion,
  "medication-review": lists.medicationReview,
  therapy: care.therapy,
  visit: care.visit,
  homework: care.homework,
  exposure: care.exposure,
  step: care.step,
  decision: care.decision,
  "relapse-plan": care.relapsePlan,
  rehearsal: care.rehearsal,
  "safety-plan": care.safetyPlan,
  support: care.support,
  referral: care.referral,
} as const;

export type EntryKind = keyof typeof ENTRY_SCHEMAS;
export const ENTRY_KINDS = Object.keys(ENTRY_SCHEMAS) as EntryKind[];

/** Says that an earlier entry should not have been made. Carries no body of its own. */
export const retraction = z.strictObject({
  ...base,
  replaces: z.undefined().optional(),
  kind: z.enum(ENTRY_KINDS as [EntryKind, ...EntryKind[]]),
  retracts: id,
});

export type EntryOf<K extends EntryKind> = z.infer<(typeof ENTRY_SCHEMAS)[K]> & { readonly retracts?: undefined };
export type Retraction = z.infer<typeof retraction>;
/** A statement about the patient. */
export type Statement = { [K in EntryKind]: EntryOf<K> }[EntryKind];
/** A line of the append-only record: a statement (perhaps replacing another), or the retraction of one. */
export type Entry = Statement | Retraction;
