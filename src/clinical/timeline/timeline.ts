import type { Band } from "../knowledge/instrument.ts";
import type { EntryOf } from "../record/entry.ts";
import type { Intake } from "./intake-lane.ts";

/** One thing that happened, on the calendar date written in the entry. */
export interface Mark {
  readonly entryId: string;
  /** As recorded: an ISO date, or a date-time with offset. */
  readonly at: string;
  /** Days from 1970-01-01 to the calendar date written in `at`. */
  readonly day: number;
}

export interface ScorePoint extends Mark {
  /** Null where the form may not be scored (too many answers missing). */
  readonly total: number | null;
  readonly band: string | null;
  readonly prorated: boolean;
  /** How many scored items were answered; null where only a total is known. */
  readonly answered: number | null;
  /** In item order, `null` = not answered; null where only a total is known. */
  readonly answers: readonly (number | null)[] | null;
  /** The answer to the instrument's safety item; null where the instrument has none. */
  readonly safetyItem: number | "unanswered" | null;
}

/** All scores of one instrument by one kind of rater, in one version and language, oldest first. Never joins any of these. */
export interface ScoreSeries {
  readonly instrument: string;
  /** `self`: the patient, or whom the instrument is made for. The others speak for the patient and are kept apart. */
  readonly rater: "self" | "clinician" | "caregiver";
  /** Null: the standard form. */
  readonly version: string | null;
  /** Null: never named. */
  readonly language: string | null;
  readonly title: string;
  readonly worseWhen: "higher" | "lower";
  /** Null where the instrument is not known here, or has no total. */
  readonly range: { readonly min: number; readonly max: number } | null;
  readonly bands: readonly Band[];
  readonly remissionBelow: number | null;
  readonly points: readonly ScorePoint[];
}

/** One dose in force from a day on. */
export interface DoseStep extends Mark {
  /** First day no longer at this dose; null while it still runs. */
  readonly toDay: number | null;
  readonly doseMg: number | null;
  readonly frequency: string;
  /** Dose times doses a day; null where the dose is unknown or taken as needed. */
  readonly dailyMg: number | null;
  /** The order plans it for a day still to come. */
  readonly planned: boolean;
}

/** One order from start to stop. */
export interface DoseLane {
  readonly orderId: string;
  readonly medication: string;
  readonly source: string;
  readonly form: string | null;
  readonly indication: string | null;
  /** Taken as needed: its doses are single administrations. */
  readonly asNeeded: boolean;
  /** Meant for a short time only (a sleeping pill, a benzodiazepine): by knowledge, or because it has a planned stop. */
  readonly shortTerm: boolean;
  readonly startedDay: number;
  /** First day without it; null while it is taken. */
  readonly stoppedDay: number | null;
  /** The hold that is on; null while it is taken or stopped. Day = first day without it, `until` = ISO date it was meant to last to. */
  readonly held: (Mark & { readonly until: string | null; readonly reason: string | null }) | null;
  /** ISO date; null where none was set. */
  readonly plannedStop: string | null;
  /** As needed: the most doses in one day; null where no limit was set. */
  readonly maxPerDay: number | null;
  /** As needed: the most doses in seven days, and the most days of seven with any; null where no limit was set. */
  readonly maxPerWeek: number | null;
  readonly maxDaysPerWeek: number | null;
  /** ISO date of the next dose of a long-acting injection; null where none was set. */
  readonly nextDue: string | null;
  /** Usual range, mg a day; null where not known. */
  readonly minimumEffectiveMg: number | null;
  readonly maximumMg: number | null;
  readonly steps: readonly DoseStep[];
  readonly doses: readonly Administration[];
}
export interface Administration extends Mark {
  readonly medication: string;
  readonly doseMg: number | null;
}

export interface HomeworkCount {
  readonly assigned: number;
  readonly done: number;
  readonly partial: number;
  readonly skipped: number;
  /** Assigned, and nothing said of it since. */
  readonly unreported: number;
}

/** One booked session of a course. */
export interface Session extends Mark {
  readonly attended: boolean;
  readonly status: EntryOf<"visit">["status"];
  readonly type: EntryOf<"visit">["type"];
  /** Count of attended sessions including this one; null where it was missed. */
  readonly number: number | null;
  /** What the session before assigned, as it stood; null where that assigned nothing. */
  readonly homework: HomeworkCount | null;
}

export interface TherapyCourse {
  readonly courseId: string;
  readonly protocol: string | null;
  readonly plannedSessions: number | null;
  readonly frequency: string | null;
  readonly startedDay: number;
  readonly endedDay: number | null;
  readonly ended: "completed" | "stopped" | null;
  /** Booked sessions (all but cancelled ones), oldest first. */
  readonly sessions: readonly Session[];
}

export type VisitTrack = "therapy" | "medication" | "both" | "other";
export interface VisitMark extends Mark {
  readonly track: VisitTrack;
  readonly type: EntryOf<"visit">["type"];
  readonly status: EntryOf<"visit">["status"];
  readonly attended: boolean;
  readonly modality: string | null;
}

/** What the diary says of one date, field by field; absent fields were not filled in. */
export interface DiaryDay {
  readonly date: string;
  readonly day: number;
  readonly entries: readonly string[];
  readonly mood: number | null;
  readonly sleepHours: number | null;
  readonly timeInBedHours: number | null;
  readonly cravings: number | null;
  readonly panicAttacks: number | null;
  readonly panicIntensity: number | null;
  readonly caffeineMg: number | null;
  readonly medicationTaken: boolean | null;
}

/** Sleep of seven nights. `efficiencyPct` only with enough of them, else null: unknown. */
export interface SleepWeek {
  readonly fromDay: number;
  readonly toDay: number;
  readonly nights: number;
  /** Mean of the nights' sleep over time in bed, percent, one decimal. */
  readonly efficiencyPct: number | null;
  readonly entries: readonly string[];
}

export type SideEffectLevel = "none" | "mild" | "moderate" | "severe";
export interface SideEffectMark extends Mark {
  /** `any` = asked about all. */
  readonly effect: string;
  readonly severity: SideEffectLevel;
  readonly medication: string | null;
  readonly cause: "medication" | "discontinuation";
  readonly resolved: boolean;
}

export interface AdherenceMark extends Mark {
  readonly medication: string | null;
  readonly missed: number;
  readonly of: number;
  /** Share taken, percent. */
  readonly pct: number;
  readonly source: string | null;
  /** Longest run of days without any, up to its day; null where nobody counted. */
  readonly daysInRow: number | null;
}

export type FunctionMeasure = "difficulty" | "limited-days" | "WSAS";
/** One reading of function; higher is worse in all three. */
export interface FunctionPoint extends Mark {
  readonly value: number;
}
export interface FunctionSeries {
  readonly measure: FunctionMeasure;
  readonly points: readonly FunctionPoint[];
}

export interface DecisionMark extends Mark {
  readonly rule: string;
  readonly action: "accepted" | "modified" | "declined";
  readonly reason: string | null;
  /** Who decided; null where the entry names no author. */
  readonly role: string | null;
  readonly by: string | null;
  /** Of the finding decided on; null where the entry does not say. */
  readonly category: string | null;
  /** What that finding stood on; null where the entry does not say. */
  readonly inputs: string | null;
}
/** One practised exposure; distress 0 to 100. */
export interface ExposureMark extends Mark {
  readonly step: string | null;
  readonly sudsPeak: number | null;
  /** The as-needed medicine taken before it; null where none is recorded. */
  readonly prnTaken: string | null;
  readonly prnMinutesBefore: number | null;
}
/** A therapy (no order) or a medicine begins. */
export interface StartMark {
  readonly day: number;
  readonly orderId: string | null;
}
export interface StepMark extends Mark {
  readonly level: number;
  readonly reason: string | null;
}
export interface RiskMark extends Mark {
  readonly tool: string;
  readonly level: "none" | "low" | "moderate" | "high" | "imminent";
}
/** Something a person must be told of: a raw answer or a sign, as it was on its day. */
export interface SafetyMark extends Mark {
  readonly rule: string;
  readonly severity: "emergency" | "same-day" | "ask";
}
/** Something seen or told, or looked for and absent. */
export interface SignMark extends Mark {
  readonly sign: string;
  readonly present: boolean;
  readonly severity: "mild" | "moderate" | "severe" | null;
  /** Who told or saw it; null where not recorded. */
  readonly source: "clinician" | "patient" | "caregiver" | null;
  /** The medicine it was put down to; null where none was named. */
  readonly medication: string | null;
}
/** One laboratory or vital value, in the unit it came in. */
export interface ReadingMark extends Mark {
  readonly test: string;
  readonly value: number;
  readonly unit: string;
}
/** A supply handed out; null where the days were not recorded. */
export interface SupplyMark extends Mark {
  readonly medication: string;
  readonly daysSupply: number | null;
  /** Pieces handed out. */
  readonly quantity: number | null;
}
/** A drug screen: substances by result, and those that treatment explains. */
export interface ToxScreenMark extends Mark {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly expected: readonly string[];
  /** Id of the screen it confirms; null = a screen of its own. */
  readonly confirms: string | null;
}
/** A medicine tried before the present one. */
export interface TrialMark extends Mark {
  readonly medication: string | null;
  readonly maxDoseMg: number | null;
  readonly weeks: number | null;
  readonly outcome: "remission" | "response" | "partial" | "none" | "intolerance" | null;
}
export interface TaperMark extends Mark {
  readonly medication: string;
  readonly action: "proposed" | "started" | "paused" | "resumed" | "completed" | "abandoned";
  /** Doses by day of the taper; empty where the entry has none. */
  readonly schedule: readonly { readonly day: number; readonly doseMg: number }[];
  /** What a clinician answered for the gate; an absent one is not known. */
  readonly attested: Readonly<Partial<Record<"TG5" | "TG6" | "TG7" | "TG9", boolean>>>;
}
export interface HistoryMark extends Mark {
  readonly item: string;
  /** False: asked, and never. */
  readonly present: boolean;
  /** When it was written down, which may be long after `at`; `at` where not said. */
  readonly told: string;
}
export interface GoalMark extends Mark {
  readonly goalId: string;
  readonly domain: "function" | "symptom" | "sleep" | "side-effects" | "value" | null;
  readonly instrument: string | null;
  /** Null where it is in words only. */
  readonly target: number | null;
  readonly status: "active" | "achieved" | "dropped" | null;
}
interface UseMark extends Mark {
  readonly substance: string;
  readonly frequency: string | null;
}
/** A referral or a practical support, by what it is for. */
interface HelpMark extends Mark {
  readonly name: string | null;
  readonly status: "needed" | "active" | "done" | "declined" | null;
}
/** What surrounds a course of care. */
export interface Background {
  readonly sex: string | null;
  /** ISO date. */
  readonly birthDate: string | null;
  /** As told; empty = asked, not told; null where never asked. */
  readonly ancestry: readonly string[] | null;
  /** People who stand by the person; empty = asked, none; null where never asked. */
  readonly people: readonly string[] | null;
  readonly histories: readonly HistoryMark[];
  readonly goals: readonly GoalMark[];
  readonly uses: readonly UseMark[];
  /** Times the relapse plan was gone through in practice. */
  readonly rehearsals: readonly Mark[];
  /** A relapse plan says how the person comes back into care. */
  readonly reEntry: boolean;
  readonly referrals: readonly HelpMark[];
  readonly supports: readonly HelpMark[];
  readonly supplied: readonly (Mark & { readonly medication: string })[];
}
export interface ConditionMark extends Mark {
  readonly condition: string;
  readonly severity: string | null;
  readonly status: "active" | "remission" | "resolved";
  readonly verification: "confirmed" | "provisional" | "refuted";
  readonly features: readonly string[];
  /** When it began, as told: an ISO date; null where not known. */
  readonly onset: string | null;
}

/** One patient's record laid on one axis, as of the end of one day: what the picture draws and what the rules read. Lanes are oldest first. */
export interface Timeline {
  /** ISO date. */
  readonly asOf: string;
  readonly asOfDay: number;
  /** Condition whose treatment is judged: the earliest active, confirmed one with a measure of its own; null where none. */
  readonly primaryCondition: string | null;
  /** First day of the course of care: day 0 of the picture; null before it. */
  readonly careStartDay: number | null;
  /** First day at a sufficient dose, or of the first session, in the current step: day 0 of the week clock; null before it. */
  readonly effectiveStartDay: number | null;
  /** First day of the current step, or of care where no step was ever recorded; null before care. */
  readonly stepStartDay: number | null;
  /** The order the week clock belongs to: the earliest running one for the primary condition; null where none. */
  readonly indexOrderId: string | null;
  readonly scores: readonly ScoreSeries[];
  readonly doses: readonly DoseLane[];
  readonly courses: readonly TherapyCourse[];
  readonly visits: readonly VisitMark[];
  readonly diary: readonly DiaryDay[];
  /** Weeks counted back from the newest recorded night, oldest first. */
  readonly sleep: readonly SleepWeek[];
  readonly sideEffects: readonly SideEffectMark[];
  readonly adherence: readonly AdherenceMark[];
  readonly function: readonly FunctionSeries[];
  readonly decisions: readonly DecisionMark[];
  readonly steps: readonly StepMark[];
  readonly starts: readonly StartMark[];
  readonly exposures: readonly ExposureMark[];
  readonly relapsePlans: readonly Mark[];
  readonly risk: readonly RiskMark[];
  readonly safety: readonly SafetyMark[];
  readonly signs: readonly SignMark[];
  readonly readings: readonly ReadingMark[];
  readonly supplies: readonly SupplyMark[];
  readonly safetyPlans: readonly Mark[];
  /** Past trials; `asked` is false where nobody ever asked. */
  readonly trials: { readonly asked: boolean; readonly marks: readonly TrialMark[] };
  readonly toxScreens: readonly ToxScreenMark[];
  readonly tapers: readonly TaperMark[];
  readonly background: Background;
  /** Pregnancy, birth, nursing as last recorded; null where never asked. */
  readonly contexts: readonly string[] | null;
  /** First day of the unbroken time since which pregnancy is recorded; null where it is not. */
  readonly pregnantSinceDay: number | null;
  readonly conditions: readonly ConditionMark[];
  /** Looks into the prescription monitoring programme. */
  readonly pdmpChecks: readonly (Mark & { readonly unexpected: boolean })[];
  /** How many goals stand agreed with the person. */
  readonly goalsAgreed: number;
  /** What the person said they would rather have; null where nothing was said: none of them, or any. */
  readonly preferredTreatment: "therapy" | "medication" | "combination" | null;
  /** Day of death; null while alive, or not known to have died. */
  readonly deceasedDay: number | null;
  readonly intake: Intake;
}
