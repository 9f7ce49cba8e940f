import { z } from "zod";
import { ABILITIES } from "../../clinical/access/roles.ts";
import { CATEGORIES } from "../../clinical/findings/finding.ts";
import { instrumentSchema } from "../../clinical/knowledge/instrument.ts";
import { registryRow, teamMember } from "../../clinical/registry/row.ts";
import { crisisLine } from "./crisis.ts";

export const alert = z.object({
  id: z.string(),
  patientId: z.string(),
  patientName: z.string(),
  rule: z.string(),
  severity: z.enum(["emergency", "same-day", "ask"]),
  /** What was answered, in words: the raw answer, never just a score. */
  message: z.string(),
  entryId: z.string(),
  openedAt: z.string(),
  dueAt: z.string(),
  /** A patient sent it while nobody was at the clinic. */
  afterHours: z.boolean(),
  owners: z.array(z.object({ personId: z.string(), name: z.string(), role: z.string() })),
  state: z.enum(["open", "acknowledged", "closed"]),
  acknowledged: z.object({ byName: z.string(), at: z.string(), note: z.string() }).nullable(),
  version: z.number(),
});
export type AlertView = z.infer<typeof alert>;

const decided = z.object({
  action: z.enum(["accepted", "modified", "declined"]),
  by: z.string().nullable(),
  /** Name of the person; null where the entry names none of this clinic. */
  byName: z.string().nullable(),
  role: z.string().nullable(),
  on: z.string(),
  /** Id of the entry that says so, with the reason. */
  entry: z.string(),
});

const finding = z.object({
  rule: z.string(),
  category: z.enum(CATEGORIES),
  primary: z.boolean(),
  urgency: z.string(),
  track: z.enum(["therapy", "medication", "both", "safety"]),
  reasons: z.array(z.string()),
  because: z.array(z.string()),
  do: z.array(z.string()),
  to: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  used: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  missing: z.array(z.string()),
  sources: z.array(z.string()),
  forRoles: z.array(z.string()),
  eachRole: z.literal(true).optional(),
  /** What it stands on: goes back with a decision. */
  inputs: z.string(),
  decided: decided.optional(),
  answered: z.array(decided).optional(),
  card: z.object({
    checks: z.array(z.object({ label: z.string(), value: z.string(), threshold: z.string() })),
    also: z.array(z.object({ label: z.string(), value: z.string() })),
    /** Roles that can find out what is missing. */
    askRoles: z.array(z.string()),
    mark: z.enum(["source", "GK", "PD"]),
    /** Of a finding on medicines: the rows it comes from. */
    medicines: z
      .object({
        version: z.string(),
        rules: z.array(
          z.object({
            id: z.string(),
            about: z.string(),
            when: z.array(z.string()),
            act: z.string(),
            mark: z.enum(["source", "GK", "PD"]),
            sources: z.array(z.string()),
          }),
        ),
      })
      .optional(),
  }),
});

const whyNot = z.object({
  category: z.enum(CATEGORIES),
  rule: z.string(),
  state: z.enum(["no", "unknown", "silenced"]),
  /** What stands in the way, in sentences. */
  lines: z.array(z.string()),
});

const appointment = z.object({
  id: z.string(),
  start: z.string(),
  minutes: z.number(),
  type: z.string(),
  modality: z.string(),
  clinicians: z.array(z.string()),
});

/** Entries as the record holds them (already validated on the way in). */
const entry = z.looseObject({ id: z.string(), kind: z.string(), at: z.string() });

export const chart = z.object({
  patient: z.object({
    id: z.string(),
    name: z.string(),
    birthDate: z.string().nullable(),
    age: z.number().nullable(),
    sex: z.string().nullable(),
    language: z.string().nullable(),
    interpreterNeeded: z.boolean(),
    part2: z.boolean(),
  }),
  recordVersion: z.number(),
  team: z.array(teamMember),
  alerts: z.array(alert),
  row: registryRow.omit({ pharmacy: true }),
  situation: z.record(z.string(), z.unknown()),
  /** The record on one axis as of today: a `Timeline` of src/clinical/timeline, worked out with the knowledge the server runs on. */
  timeline: z.record(z.string(), z.unknown()),
  findings: z.array(finding),
  /** Why stepping down, tapering or switching is not said today; those that are said or are not for this person are left out. */
  whyNot: z.array(whyNot),
  due: z.array(
    z.object({
      what: z.string(),
      name: z.string(),
      dueOn: z.string(),
      /** ISO date it was last asked for by link or tablet, without an answer since. */
      lastAsked: z.string().optional(),
    }),
  ),
  entries: z.array(entry),
  appointments: z.array(appointment),
  today: z.string(),
  timeZone: z.string(),
  abilities: z.array(z.enum(ABILITIES)),
  /** Titles of the works that findings cite. */
  references: z.record(z.string(), z.string()),
  playbook: z.object({ id: z.string(), version: z.string() }),
});
export type Chart = z.infer<typeof chart>;

export const scoreSubmission = z.strictObject({
  /** UUIDv7 made by the form when it opens: sending twice keeps one entry. */
  entryId: z.uuid(),
  instrument: z.string().max(100),
  /** In item order. A form whose words are not ours may give its `total` (and safety item, and parts) instead. */
  answers: z.array(z.number().nullable()).max(100).optional(),
  total: z.number().optional(),
  safetyItem: z.number().optional(),
  subscales: z.record(z.string().max(100), z.number()).optional(),
  /** ISO date or date-time; absent = now. */
  at: z.string().max(40).optional(),
  completedBy: z.enum(["patient", "clinician", "caregiver"]).optional(),
  mode: z.string().max(40).optional(),
  language: z.string().max(35).optional(),
  version: z.string().max(100).optional(),
  /** The questions were put through an interpreter. */
  interpreter: z.boolean().optional(),
  /** The record as the form saw it; another's newer entry answers 412 so nobody overwrites unseen. */
  recordVersion: z.number().int().optional(),
});
export type ScoreSubmission = z.infer<typeof scoreSubmission>;

const scored = z.object({
  instrument: z.string(),
  total: z.number().nullable(),
  band: z.string().nullable(),
  answered: z.number(),
  prorated: z.boolean(),
  flags: z.array(z.string()),
  /** What each flag means, in a sentence. */
  said: z.array(z.string()),
  subscales: z.record(z.string(), z.number().nullable()).optional(),
});

export const scoreReceipt = z.object({
  entryId: z.string(),
  /** True where this very entry was already kept. */
  repeated: z.boolean(),
  scored,
  changePct: z.number().nullable(),
  alerts: z.array(alert),
  /** Where the patient finds help now, in their language: given where an answer of theirs raised an alert; null = none did. */
  crisis: z.array(crisisLine).nullable(),
  recordVersion: z.number(),
  /** False: the answers are safe, what is worked out from them is not yet. */
  upToDate: z.boolean(),
});
export type ScoreReceipt = z.infer<typeof scoreReceipt>;

export const acknowledgement = z.strictObject({ note: z.string().trim().min(3).max(4000), version: z.number().int() });

export const correction = z.strictObject({
  reason: z.string().trim().min(3).max(1000),
  recordVersion: z.number().int(),
});

/** A message on the event stream. Holds ids only: each screen fetches what it may see. */
const pushEvent = z.object({
  kind: z.enum(["patient-changed", "alert-changed", "resync"]),
  patients: z.array(z.string()),
});
export type PushEvent = z.infer<typeof pushEvent>;

export const instrumentForm = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  instruction: z.string().nullable(),
  items: z.array(
    z.object({
      linkId: z.string(),
      text: z.string(),
      scored: z.boolean(),
      safety: z.boolean(),
      options: z.array(z.object({ value: z.number(), text: z.string() })),
      /** `choice` of `options`, a `number` from `min` to `max`, or a time of day (`clock`) in minutes after midnight. */
      input: z.enum(["choice", "number", "clock"]),
      min: z.number().nullable(),
      max: z.number().nullable(),
      wholeNumbers: z.boolean(),
      unit: z.enum(["days", "times", "minutes", "percent", "clock"]).nullable(),
      heading: z.string().nullable(),
      guidance: z.string().nullable(),
      /** Asked before all others; its place among the answers stays where it stands here. */
      askedFirst: z.boolean(),
    }),
  ),
  /** When `linkId` was answered `value`, these items are not asked. */
  skips: z.array(z.object({ linkId: z.string(), value: z.number(), skipped: z.array(z.string()) })),
  /** The language of the words here, and all those this form can be had in. */
  language: z.string(),
  languages: z.array(z.string()),
  /** `words` in full; `numbers` = questions by number only; `total` = the form ships no words, so only its total is entered. */
  capture: z.enum(["words", "numbers", "total"]),
  validated: z.boolean(),
  rater: z.enum(["patient", "clinician"]),
  /** Who holds the words and allows them, shown beneath the form. */
  credit: z.string().nullable(),
  bands: z.array(z.object({ from: z.number(), to: z.number(), name: z.string(), severity: z.number() })),
  licenceNote: z.string(),
  /** The instrument as the knowledge folder holds it: what scoring, response and remission lines are read from. */
  definition: instrumentSchema,
});
export type InstrumentForm = z.infer<typeof instrumentForm>;

/** Every form that can be entered here, and how. */
export const instrumentList = z.object({
  instruments: z.array(
    instrumentForm
      .pick({ id: true, title: true, capture: true, validated: true, languages: true, rater: true })
      .extend({ domain: z.string() }),
  ),
});
export type InstrumentList = z.infer<typeof instrumentList>;
