import { findMedication } from "../../knowledge/find-medication.ts";
import { doseSinceDay, stepInForce } from "../../situation/current-medications.ts";
import { doseRange } from "../../timeline/course-of-care.ts";
import type { DoseLane, DoseStep, TrialMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";

const DAYS_A_WEEK = 7;

interface Dose {
  readonly lane: DoseLane;
  readonly step: DoseStep;
  readonly dailyMg: number;
  readonly least: number;
  readonly most: number;
}

/** The medicine the week clock belongs to: its dose against its range, and what was tried before. */
export const medicationFacts: FactTable = {
  "medicine.any": (of) => of.index !== undefined,
  "medicine.name": (of) => of.index?.medication ?? { unknown: "no medicine for the condition" },
  "medicine.daysSinceStart": (of) =>
    of.index === undefined ? { unknown: "no medicine for the condition" } : of.timeline.asOfDay - of.index.startedDay,
  "medicine.dailyMg": dose((one) => one.dailyMg),
  "medicine.minimumMg": dose((one) => one.least),
  "medicine.maximumMg": dose((one) => bounded(one)),
  "medicine.belowRange": dose((one) => one.dailyMg < one.least),
  "medicine.atLowest": dose((one) => one.dailyMg === one.least && one.dailyMg < one.most),
  "medicine.room": dose((one) => (one.most === Number.POSITIVE_INFINITY ? bounded(one) : one.dailyMg < one.most)),
  "medicine.atMaximum": dose((one) => (one.most === Number.POSITIVE_INFINITY ? bounded(one) : one.dailyMg >= one.most)),
  "medicine.nextDoseMg": dose(nextDoseMg),
  "medicine.raised": dose((one) => isRaised(one)),
  "medicine.weeksSinceRaise": dose((one, of) =>
    Math.floor((of.timeline.asOfDay - doseSinceDay(one.lane, one.step)) / DAYS_A_WEEK),
  ),
  /** Adequate trials without response, the present one included. */
  "trials.failed": (of) => failedTrials(of) + 1,
  "trials.asked": (of) => of.timeline.trials.asked || { unknown: "never asked, counted as none" },
  sideEffects: (of) => partOf(of.situation.sideEffects, (level) => level),
  "adherence.level": (of) => partOf(of.situation.adherence, (adherence) => adherence.level),
  "adherence.pct": (of) => partOf(of.situation.adherence, (adherence) => adherence.pct),
};

function dose(fact: (dose: Dose, of: CareCase) => Fact): (of: CareCase) => Fact {
  return (of) => {
    const { index, timeline, knowledge } = of;
    if (index === undefined) return { unknown: "no medicine for the condition" };
    const step = stepInForce(index);
    if (step === undefined || step.dailyMg === null) return { unknown: `daily dose of ${index.medication}` };
    const range = doseRange(index, timeline.primaryCondition, knowledge.playbook);
    if (range === undefined) return { unknown: `usual dose range of ${index.medication}` };
    return fact({ lane: index, step, dailyMg: step.dailyMg, least: range[0], most: range[1] }, of);
  };
}

function bounded(one: Dose): Fact {
  return one.most === Number.POSITIVE_INFINITY ? { unknown: `greatest dose of ${one.lane.medication}` } : one.most;
}

/**
 * The next dose up, in milligrams per dose: the condition's own step where it has one, else one least-effective dose more a day; never
 * above the usual maximum or the label. Unknown where there is no room, or where the condition names steps and none for this medicine.
 */
function nextDoseMg(one: Dose, of: CareCase): Fact {
  const label = findMedication(of.knowledge, one.lane.medication)?.labelMaximumMg ?? Number.POSITIVE_INFINITY;
  const most = Math.min(one.most, label);
  const up = stepUpMg(one, of);
  if (up === undefined || one.dailyMg >= most) return { unknown: `next dose of ${one.lane.medication}` };
  const daily = Math.min(one.dailyMg < one.least ? one.least : one.dailyMg + up, most);
  const perDose = one.step.doseMg ?? one.dailyMg;
  return Math.round(((perDose * daily) / one.dailyMg) * 100) / 100;
}

function stepUpMg({ lane, least }: Dose, of: CareCase): number | undefined {
  const { primaryCondition } = of.timeline;
  const steps = primaryCondition === null ? undefined : of.knowledge.playbook.conditions[primaryCondition]?.doseSteps;
  return steps === undefined ? least : steps[lane.medication];
}

/** Above the first dose that was enough: reaching the range is not a raise. */
function isRaised(one: Dose): boolean {
  const first = one.lane.steps.find((step) => step.dailyMg !== null && step.dailyMg >= one.least);
  return first?.dailyMg !== undefined && first.dailyMg !== null && one.dailyMg > first.dailyMg;
}

/** Adequate trials without response that came before the present one. What was never recorded counts as none, and stands in `missing`. */
function failedTrials(of: CareCase): number {
  return of.timeline.trials.marks.filter((trial) => isAdequate(trial, of) && hasFailed(trial, of)).length;
}

function isAdequate(trial: TrialMark, of: CareCase): boolean {
  const { adequateTrialWeeks } = of.knowledge.playbook.limits;
  const [least] = usualRange(trial, of);
  const enough = trial.maxDoseMg === null || least === undefined || trial.maxDoseMg >= least;
  return trial.weeks !== null && trial.weeks >= adequateTrialWeeks && enough;
}

function hasFailed(trial: TrialMark, of: CareCase): boolean {
  if (trial.outcome === "none") return true;
  const most = usualRange(trial, of)[1];
  return trial.outcome === "partial" && most !== undefined && (trial.maxDoseMg ?? 0) >= most;
}

/** Least effective and greatest usual dose of what was tried, mg a day; undefined where not known. */
function usualRange(trial: TrialMark, of: CareCase): readonly [number | undefined, number | undefined] {
  if (trial.medication === null) return [undefined, undefined];
  const { primaryCondition } = of.timeline;
  const own = primaryCondition === null ? undefined : of.knowledge.playbook.conditions[primaryCondition];
  const facts = findMedication(of.knowledge, trial.medication);
  const range = own?.doseRanges?.[facts?.name ?? trial.medication];
  return range ?? [facts?.minimumEffectiveMg, facts?.maximumMg];
}
