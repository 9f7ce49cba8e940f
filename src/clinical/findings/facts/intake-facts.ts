import { findMedication } from "../../knowledge/find-medication.ts";
import { dayNumber } from "../../timeline/day-number.ts";
import type { HistoryMark, ReferralMark } from "../../timeline/intake-lane.ts";
import type { CareCase } from "./care-case.ts";
import { conditionsIn } from "./condition-groups.ts";
import type { Fact, FactTable } from "./fact.ts";
import { difficultyOf, latestTotal, recentTotal } from "./severity-facts.ts";
import { observed } from "./sign-marks.ts";

/** What a first plan is chosen by: who the person is, what they want, what can be had, and what was asked of the past. */
export const intakeFacts: FactTable = {
  /** Before care, and through the day it begins: the plan is made that day, and care with it. */
  "care.toBegin": ({ timeline }) =>
    timeline.deceasedDay === null && (timeline.careStartDay === null || timeline.careStartDay === timeline.asOfDay),
  "person.age": (of) => ageOf(of) ?? { unknown: "date of birth not recorded" },
  "person.sex": ({ timeline }) => timeline.intake.sex ?? { unknown: "not recorded" },
  /** Not known to be of this age: taken for an adult, and the age asked for. */
  "person.minor": (of) => isAge(of, (age, { minorBelow }) => age < minorBelow),
  "person.child": (of) => isAge(of, (age) => age < ADOLESCENT_FROM),
  "person.young": (of) => isAge(of, (age, { contactsBelow }) => age < contactsBelow),
  "person.older": (of) => isAge(of, (age, { olderFrom }) => age >= olderFrom),
  "preference.wanted": ({ timeline }) => timeline.intake.preference.treatment ?? "none",
  "preference.asked": ({ timeline }) => timeline.intake.preference.treatment !== null || { unknown: "not recorded" },
  "preference.substanceGoal": ({ timeline }) =>
    timeline.intake.preference.substanceGoal ?? { unknown: "reduction or abstinence not recorded" },
  "access.declined": (of) => isDeclined(of),
  "access.weeks": (of) => therapyReferral(of)?.waitWeeks ?? { unknown: "weeks to a first therapy date not recorded" },
  "access.none": (of) =>
    (therapyReferral(of)?.waitWeeks ?? 0) > of.knowledge.playbook.sequencing.limits.accessibleWeeks,
  "access.known": (of) => isAccessKnown(of),
  "difficulty.level": difficultyOf,
  "difficulty.marked": (of) => {
    const level = difficultyOf(of);
    return typeof level === "number" && level >= of.knowledge.playbook.sequencing.limits.markedDifficulty;
  },
  "episodes.prior": ({ timeline }) => timeline.intake.history.filter(isPriorEpisode).length,
  "episodes.asked": (of) => wasAsked("prior-episode", of) || hasFeature("recurrent", of) || NEVER_ASKED,
  "maltreatment.asked": (of) => wasAsked("childhood-maltreatment", of) || NEVER_ASKED,
  "relapse.highRisk": (of) => hasHighRelapseRisk(of),
  "depression.recurrent": (of) => of.timeline.intake.history.some(isPriorEpisode) || hasFeature("recurrent", of),
  "depression.chronic": (of) => isChronic(of),
  "depression.psychotic": (of) =>
    hasFeature("psychotic", of) ||
    observed(of, "delusions")?.present === true ||
    observed(of, "hallucinations")?.present === true,
  "depression.seasonal": (of) => hasFeature("seasonal", of) || hasFeature("seasonal-pattern", of),
  "anxiety.comorbid": (of) =>
    conditionsIn("anxiety", of).length > 0 ||
    (recentTotal("GAD-7", of) ?? 0) >= of.knowledge.playbook.sequencing.limits.comorbidAnxietyFrom,
  "mania.signal": (of) => hasManiaSignal(of),
  "mania.now": (of) => isManicNow(of),
  "mania.selfRated": (of) => latestTotal("ASRM", of) ?? { unknown: "ASRM never scored" },
  "mania.history": (of) => hasHistory("mania", of) || hasHistory("hypomania", of),
  "mania.asked": (of) =>
    wasAsked("mania", of) || wasAsked("hypomania", of) || latestTotal("ASRM", of) !== undefined || NEVER_ASKED,
  "response.prior": (of) => goodTrial(of) !== undefined,
  "response.priorMedicine": (of) => goodTrial(of)?.medication ?? { unknown: "no medicine known to have helped" },
  "pregnancy.asked": ({ timeline }) =>
    timeline.intake.sex === "male" || timeline.contexts !== null || { unknown: "pregnancy never asked" },
  "perinatal.now": (of) => isPerinatal(of),
  "pregnancy.possible": (of) => isPregnancyPossible(of),
  "eyes.checked": (of) =>
    wasAsked("eye-disease", of) || wasAsked("eye-check", of) || { unknown: "eye check not recorded" },
};

const ADOLESCENT_FROM = 12;
const NEVER_ASKED: Fact = { unknown: "never asked" };

/** Facts by family: `active.oud`, `history.overdose`, `feature.housebound` (of any active condition), `suspected.sleep-apnoea`, `use.cannabis`. */
export const INTAKE_FAMILIES: Readonly<Record<string, (of: CareCase, name: string) => Fact>> = {
  active: (of, group) => conditionsIn(group, of).length > 0,
  history: (of, item) => hasHistory(item, of),
  feature: (of, feature) => conditionsIn("any", of).some((one) => one.features.includes(feature)),
  suspected: (of, condition) => isSuspected(condition, of),
  using: (of, substance) => frequencyOf(substance, of) !== null && frequencyOf(substance, of) !== "none",
  daily: (of, substance) => frequencyOf(substance, of) === "daily",
  value: (of, test) => of.timeline.intake.values.findLast((one) => one.test === test)?.value ?? NEVER_MEASURED,
  failed: (of, medicine) => of.timeline.intake.history.some((trial) => hasFailed(trial, medicine, of)),
};

const NEVER_MEASURED: Fact = { unknown: "never measured" };

function ageOf({ timeline }: CareCase): number | undefined {
  const { birthDate } = timeline.intake;
  if (birthDate === null) return undefined;
  const years = Number(timeline.asOf.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return timeline.asOf.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

type Limits = CareCase["knowledge"]["playbook"]["sequencing"]["limits"];

function isAge(of: CareCase, holds: (age: number, limits: Limits) => boolean): boolean {
  const age = ageOf(of);
  return age !== undefined && holds(age, of.knowledge.playbook.sequencing.limits);
}

function therapyReferral({ timeline }: CareCase): ReferralMark | undefined {
  return timeline.intake.referrals.findLast((one) => one.to === "therapy");
}

/** Turned down, and not asked for since. */
function isDeclined(of: CareCase): boolean {
  const referral = therapyReferral(of);
  const { treatment, treatmentDay } = of.timeline.intake.preference;
  const wantsIt = treatment === "therapy" || treatment === "combination";
  return referral?.status === "declined" && !(wantsIt && (treatmentDay ?? 0) > referral.day);
}

function isAccessKnown(of: CareCase): boolean {
  const weeks = therapyReferral(of)?.waitWeeks ?? null;
  return weeks !== null && weeks <= of.knowledge.playbook.sequencing.limits.accessibleWeeks;
}

function hasHistory(item: string, { timeline }: CareCase): boolean {
  return timeline.intake.history.some((mark) => mark.item === item && mark.present);
}

function wasAsked(item: string, { timeline }: CareCase): boolean {
  return timeline.intake.history.some((mark) => mark.item === item);
}

function isPriorEpisode(mark: HistoryMark): boolean {
  return mark.item === "prior-episode" && mark.present;
}

function hasFeature(feature: string, of: CareCase): boolean {
  return conditionsIn("depression", of).some((one) => one.features.includes(feature));
}

/** Two years or more without an end; a recurrent illness is counted by its episodes instead. */
function isChronic(of: CareCase): boolean {
  const { chronicDays } = of.knowledge.playbook.sequencing.limits;
  if (hasFeature("chronic", of) || hasFeature("persistent", of)) return true;
  if (conditionsIn("depression", of).some(({ condition }) => PERSISTENT.has(condition))) return true;
  if (hasFeature("recurrent", of) || of.timeline.intake.history.some(isPriorEpisode)) return false;
  return conditionsIn("depression", of).some(({ onset }) => onset !== null && daysSince(onset, of) >= chronicDays);
}

const PERSISTENT: ReadonlySet<string> = new Set(["persistent-depressive-disorder", "dysthymia"]);

/** Where only `recurrent` is said, the count of episodes is not known and is taken for enough. */
function hasHighRelapseRisk(of: CareCase): boolean {
  const episodes = of.timeline.intake.history.filter(isPriorEpisode).length;
  const { relapseEpisodes } = of.knowledge.playbook.sequencing.limits;
  return (
    episodes >= relapseEpisodes ||
    (episodes === 0 && hasFeature("recurrent", of)) ||
    hasHistory("childhood-maltreatment", of) ||
    hasFeature("residual-symptoms", of) ||
    isChronic(of)
  );
}

function hasManiaSignal(of: CareCase): boolean {
  return (
    hasHistory("mania", of) ||
    hasHistory("hypomania", of) ||
    conditionsIn("bipolar", of).length > 0 ||
    ["bipolar", "bipolar-1", "bipolar-2"].some((condition) => isSuspected(condition, of)) ||
    isManicNow(of)
  );
}

function isManicNow(of: CareCase): boolean {
  const asrm = latestTotal("ASRM", of) ?? 0;
  const signs =
    observed(of, "elevated-mood")?.present === true && observed(of, "decreased-need-for-sleep")?.present === true;
  const { maniaFrom, acuteManiaFrom } = of.knowledge.playbook.sequencing.limits;
  return asrm >= maniaFrom || (latestTotal("YMRS", of) ?? 0) >= acuteManiaFrom || signs;
}

/** The newest medicine for mood or anxiety that brought response or remission before. */
function goodTrial(of: CareCase): HistoryMark | undefined {
  return of.timeline.intake.history.findLast(
    (mark) =>
      mark.item === "medication-trial" &&
      mark.present &&
      (mark.outcome === "response" || mark.outcome === "remission") &&
      (mark.medication === null || findMedication(of.knowledge, mark.medication)?.classes.includes("antidepressant")),
  );
}

/** No lasting benefit, or not tolerated. `medicine` is an ingredient or a class. */
function hasFailed(trial: HistoryMark, medicine: string, of: CareCase): boolean {
  if (trial.item !== "medication-trial" || trial.medication === null || !trial.present) return false;
  if (trial.outcome !== "none" && trial.outcome !== "intolerance" && trial.outcome !== "partial") return false;
  const facts = findMedication(of.knowledge, trial.medication);
  return (facts?.name ?? trial.medication) === medicine || facts?.classes.includes(medicine) === true;
}

function isPerinatal(of: CareCase): boolean {
  const contexts = of.timeline.contexts ?? [];
  const now = contexts.some((one) => one !== "planning-pregnancy");
  return now || hasFeature("peripartum", of);
}

/** Female and not known to be outside the years in which it is possible, or a plan for it is recorded. */
function isPregnancyPossible(of: CareCase): boolean {
  if (of.timeline.contexts?.includes("planning-pregnancy") === true) return true;
  const outside = isAge(of, (age, limits) => age < limits.reproductiveFrom || age >= limits.reproductiveBelow);
  return of.timeline.intake.sex === "female" && !outside;
}

function isSuspected(condition: string, { timeline }: CareCase): boolean {
  const last = timeline.conditions.findLast((mark) => mark.condition === condition);
  return last?.verification === "provisional" && last.status === "active";
}

function frequencyOf(substance: string, { timeline }: CareCase) {
  return timeline.intake.uses.findLast((one) => one.substance === substance)?.frequency ?? null;
}

function daysSince(iso: string, { timeline }: CareCase): number {
  return timeline.asOfDay - dayNumber(iso);
}
