import { z } from "zod";
import { provenance } from "../knowledge/instrument.ts";
import { condition } from "./condition.ts";
import { CATEGORIES } from "./finding.ts";
import { overrideReason, sequencingContent } from "./sequencing-content.ts";

/** A reason code or sentence, perhaps only under a further condition. */
const part = z.union([z.string(), z.strictObject({ key: z.string(), when: condition })]);

const rule = z.strictObject({
  /** Namespaced as the clinical tables are (`PIV-W4-3`). Two rows may share an id where one row proposes two things. */
  id: z.string(),
  level: z.string(),
  /** Rows of one band exclude each other: the first that fires wins. */
  band: z.string().optional(),
  category: z.enum(CATEGORIES),
  urgency: z.enum(["now", "today", "this-week", "this-visit", "routine"]),
  track: z.enum(["therapy", "medication", "both", "safety"]),
  when: condition,
  /** One finding for each medicine or measure, which the `each.` facts then speak of. */
  forEach: z.enum(["medicine", "measure"]).optional(),
  /** Fires when no row of the table's bands did, and one might have, had more been known. */
  whenUndecided: z.literal(true).optional(),
  /** Rows of the same band (id and category) that it comes before on purpose where both hold and neither is the narrower. */
  winsOver: z.array(z.string()).optional(),
  reasons: z.array(part),
  /** Keys of the message catalogue. */
  because: z.array(part),
  do: z.array(part),
  /** What to aim at: names to facts. */
  to: z.record(z.string(), z.string()).optional(),
  /** Facts that, where unknown, belong to what is missing. */
  asks: z.array(z.string()).optional(),
  /** Key of the one short line the registry shows. */
  consider: z.string(),
  /** Names of the figures behind the line, shown bold in the registry. */
  bold: z.array(z.string()).optional(),
  /** Facts that tell one occasion from the next, where its thresholds alone do not: answered once, it is asked again on the next. */
  occasion: z.array(z.string()).optional(),
  forRoles: z.array(z.string()),
  /** Each of these roles answers for itself: one answer settles it for that role alone. */
  eachRole: z.literal(true).optional(),
  /** Opens an alert as soon as an entry makes the rule true; minutes until someone must have acted. */
  alert: z.strictObject({ withinMinutes: z.number().int().positive() }).optional(),
  mark: provenance,
  sources: z.array(z.string()).min(1),
});
export type Rule = z.infer<typeof rule>;
export type RulePart = z.infer<typeof part>;

/** What a fact can be, for the proof. Numbers are cut at every threshold the table names. */
const domainField = z.strictObject({
  /** What a gap calls it; its own name where left out. */
  called: z.string().optional(),
  oneOf: z.array(z.union([z.string(), z.number(), z.boolean()])).optional(),
  from: z.number().optional(),
  below: z.number().optional(),
  unknown: z.literal(true).optional(),
});
export type DomainField = z.infer<typeof domainField>;

const completeness = z.strictObject({
  /** Other tables whose rows answer some of the points. */
  with: z.array(z.string()).optional(),
  /** Tables whose rows answer a point too, and may stand beside the one of this table. */
  answeredBy: z.array(z.string()).optional(),
  domain: z.record(z.string(), domainField),
  /** Rows of a band are tried as they stand and the first that holds wins, whichever is the narrower; says where that is written. */
  firstWins: z.string().optional(),
  /** Rows (id and category) that are said beside the one that decides, and decide nothing. */
  additions: z.array(z.string()).optional(),
  /** Why no row need answer a point. What two rows answer is a fault all the same. */
  silent: z.string().optional(),
  /** Points that no patient can be at, or that rows of another table answer; each says why. */
  except: z.array(z.strictObject({ when: condition, because: z.string() })).optional(),
});

/** Rules that share a way in: none of them is asked unless it holds. */
const table = z.strictObject({
  id: z.string(),
  title: z.string(),
  enter: condition,
  /** Asked once for each condition a person has, on that condition's own measure, medicine and therapy; else once, as of the first. */
  per: z.literal("condition").optional(),
  /** On one level its rows stand behind those on medicines, whichever condition these are about. */
  behindMedicine: z.literal(true).optional(),
  rules: z.array(rule),
  /** Proved when the playbook is read: every point of the domain that the table is entered at has exactly one row that decides. */
  complete: completeness.optional(),
  /** Why it is not to be complete: what is in it comes up or does not. */
  partial: z.string().optional(),
  /** Group of conditions it speaks of: on one level, the rows of the condition that began earlier come first. */
  group: z.string().optional(),
});
export type RuleTable = z.infer<typeof table>;

const level = z.strictObject({
  name: z.string(),
  /** A finding on this level can be the primary one. */
  primary: z.boolean(),
  /** Of the whole person: it silences, and is silenced, across conditions. Else only within one. */
  of: z.literal("person").optional(),
  /** Levels that cannot be judged while this one stands. */
  silences: z.array(z.string()),
});

const conditionFacts = z.strictObject({
  /** Instruments that measure it, the preferred one first. */
  measures: z.array(z.string()).min(1),
  /** Classes of medicine that treat it. */
  medicineClasses: z.array(z.string()),
  /** Its medicines are taken before care begins, and begin none: in insomnia therapy comes first, whatever is taken for sleep. */
  careBeginsWithTherapy: z.literal(true).optional(),
  /** Protocols of therapy that treat it. A course is read for a further condition only where its protocol is among them. */
  protocols: z.array(z.string()).optional(),
  /** Response as a fall in points, where percent is not the convention. */
  responsePoints: z.number().optional(),
  /** What remission asks beside the measure's cut: days held, a pattern of answers gone, another measure below its own. */
  remission: z
    .strictObject({
      heldDays: z.number().int().positive().optional(),
      withoutFlag: z.string().optional(),
      also: z.strictObject({ instrument: z.string(), below: z.number() }).optional(),
    })
    .optional(),
  /** From this score up a person counts as a case, where it is not the instrument's screening cut. */
  caseFrom: z.number().optional(),
  /** Days its measure stays recent, where it asks about a longer time than most. */
  scoreDays: z.number().int().positive().optional(),
  /** Medicines that treat it and belong to no class of their own. */
  medicines: z.array(z.string()).optional(),
  /** Raise by so much, mg a day, by ingredient. Where it is given, a medicine not named is raised without a figure. */
  doseSteps: z.record(z.string(), z.number()).optional(),
  /** Usual dose range by ingredient, mg a day, where it differs from the formulary's. */
  doseRanges: z.record(z.string(), z.tuple([z.number(), z.number()])).optional(),
});
export type ConditionFacts = z.infer<typeof conditionFacts>;

const days = z.number().int().positive();
const limits = z.strictObject({
  baselineDays: days,
  lateBaselineDays: days,
  scoreDays: days,
  adherenceDays: days,
  sideEffectDays: days,
  signDays: days,
  sleepDays: days,
  sleepNights: days,
  sleepEfficiencyPct: z.number(),
  isiResidual: z.number(),
  sleepItemResidual: z.number(),
  adherenceHighPct: z.number(),
  adherencePartialPct: z.number(),
  partialFromPct: z.number(),
  responsePct: z.number(),
  functionDays: days,
  functionChangePct: z.number(),
  functionChangeDays: z.number(),
  wsasChange: z.number(),
  rescreenDays: days,
  item9VisitFrom: z.number(),
  attemptDays: days,
  adequateTrialWeeks: z.number(),
  acuteWeeks: z.number(),
  notImprovingWeeks: z.number(),
  consultWeeks: z.number(),
  useReturnDays: days,
  manyMedicines: z.number().int().positive(),
  prnBeforeExposureMinutes: z.number(),
  feverAboveC: z.number(),
  qtcAboveMs: z.number(),
  eatingHeartRateBelow: z.number(),
  potassiumBelow: z.number(),
  ancBelow: z.number(),
  largeSupplyAboveDays: z.number(),
  usualTimes: z.number().int().min(2),
  usualDays: days,
});
export type Limits = z.infer<typeof limits>;

const points = z.number().positive();
/** Where remission is lost, what counts as coming back, and what has to hold before a medicine is stopped. */
const relapse = z.strictObject({
  mark: provenance,
  /** On one instrument: the total from which, with that rise from the lowest score, illness has come back; a smaller rise warns. */
  instruments: z.record(z.string(), z.strictObject({ from: z.number(), rise: points, warningRise: points })),
  /** Days within which a second score confirms a relapse. */
  confirmDays: days,
  /** Remission held this long is recovery: what comes back after it is a recurrence. */
  recoveryMonths: points,
  /** Days between first and last score of sustained remission. */
  sustainedDays: days,
  /** Days between two scores that count as two checks. */
  checkDays: days,
  /** Months in remission before a taper, and with risk of recurrence. */
  gateMonths: points,
  gateRiskMonths: points,
  /** Months without a safety flag before a taper. */
  safetyMonths: points,
  /** Earlier episodes that count as many. */
  manyEpisodes: z.number().int().positive(),
  /** Symptoms that begin within so many days of a lower dose are judged as discontinuation first. */
  reductionDays: days,
  /** Days on a medicine below which it may stop without the gate. */
  shortExposureDays: days,
  /** Months stable before a taper of medicine for opioid use disorder. */
  stableMonths: points,
  /** Days within which an overdose counts. */
  overdoseDays: days,
  /** Ingredient to how often stopping brings symptoms. */
  discontinuation: z.record(z.string(), z.enum(["high", "moderate", "low"])),
});
export type RelapseLimits = z.infer<typeof relapse>;

/** How often people are seen, days: by phase of care, and in opioid treatment by how long it has gone well. */
const visits = z.strictObject({
  mark: provenance,
  firstPrescriber: days,
  prescriber: z.strictObject({ acute: days, consolidation: days, maintenance: days }),
  therapist: z.strictObject({ acute: days, mild: days, consolidation: days, maintenance: days }),
  opioid: z.strictObject({ early: days, earlyUntil: days, later: days, laterUntil: days, stable: days }),
  /** Any contact at all, until improved and after. */
  contact: z.strictObject({ notImproved: days, improved: days }),
});

const head = z.strictObject({
  id: z.string(),
  version: z.string(),
  owner: z.string(),
  title: z.string(),
  sources: z.array(z.string()),
  limits,
  relapse,
  visits,
  /** Condition slug to what measures and treats it. */
  conditions: z.record(z.string(), conditionFacts),
  /** Precedence, the first wins. */
  levels: z.array(level),
  sequencing: sequencingContent,
  /** Offered where a proposal is modified or declined. */
  overrideReasons: z.array(overrideReason).min(1),
});

/** A playbook as it lies in its folder: `tables` names the files that hold them, in order. */
export const playbookHeadSchema = head.extend({ tables: z.array(z.string()) });
export const tablesFileSchema = z.strictObject({ tables: z.array(table) });

/** What a clinic has agreed to be reminded of: thresholds and decision tables as data, one version at a time. */
export const playbookSchema = head.extend({ tables: z.array(table) });
export type Playbook = z.infer<typeof playbookSchema>;
