import { findMedication } from "../../knowledge/find-medication.ts";

import { dayNumber, isoDay } from "../../timeline/day-number.ts";
import type { DoseLane, TrialMark } from "../../timeline/timeline.ts";
import { contactSchedule } from "../contact-schedule.ts";
import type { CareCase } from "./care-case.ts";
import { conditionsIn } from "./condition-groups.ts";
import type { Fact, FactTable } from "./fact.ts";
import { recentTotal } from "./severity-facts.ts";
import { observed } from "./sign-marks.ts";

/** What a medicine or a condition asks to be watched, whatever the course of the symptoms. */
export const watchFacts: FactTable = {
  "contacts.open": (of) => isYoung(of) && contactSchedule(of) !== undefined,
  "contacts.medicine": (of) => contactSchedule(of)?.medication ?? NO_SCHEDULE,
  "contacts.nextOn": (of) => nextContact(of, isoDay),
  "contacts.overdue": (of) => nextContact(of, (day) => day <= of.timeline.asOfDay),
  "sodium.medicine": (of) => sodiumDueFor(of) ?? "none",
  "citalopram.tooHigh": (of) => citalopramTooHigh(of),
  "citalopram.dailyMg": (of) => of.situation.medications.find(isCitalopram)?.dailyMg ?? { unknown: "not taken" },
  "aims.due": (of) => isAimsDue(of),
  "antipsychotic.name": (of) => running(of, "antipsychotic")?.medication ?? NOT_TAKEN,
  "benzodiazepine.taken": (of) => running(of, "benzodiazepine")?.medication ?? NOT_TAKEN,
  "benzodiazepine.bounded": (of) => isBounded(of),
  "hypnotic.name": (of) => hypnotic(of)?.medication ?? NOT_TAKEN,
  "hypnotic.running": (of) => hypnotic(of) !== undefined,
  "valproate.running": (of) => running(of, "valproate") !== undefined,
  "opioid.name": (of) => running(of, "opioid")?.medication ?? NOT_TAKEN,
  "naltrexone.running": (of) => of.situation.medications.some(({ medication }) => medication.startsWith("naltrexone")),
  "acamprosate.running": (of) => of.situation.medications.some(({ medication }) => medication === "acamprosate"),
  "renal.severe": (of) => isRenalSevere(of),
  "opioid.present": (of) => running(of, "opioid") !== undefined || usesOpioids(of),
  "sleep.otherCause": (of) => otherSleepCause(of),
  "insomnia.acute": (of) => isAcuteInsomnia(of),
  "insomnia.onset": (of) =>
    conditionsIn("insomnia", of).some(({ onset }) => onset !== null) || { unknown: "when it began" },
  "insomnia.present": (of) => insomniaPresent(of),
  "ocd.failedSsris": (of) => failedOfClass("ssri", of),
  "ocd.medicine": (of) => running(of, "ssri")?.medication ?? NOT_TAKEN,
  "drinking.daily": (of) =>
    of.timeline.intake.uses.findLast((one) => one.substance === "alcohol")?.frequency === "daily",
  "withdrawal.history": ({ timeline }) =>
    timeline.intake.history.some((mark) => mark.item.startsWith("withdrawal") && mark.present),
  "withdrawal.sign": (of) =>
    observed(of, "alcohol-withdrawal")?.present === true || observed(of, "benzodiazepine-withdrawal")?.present === true,
  "therapy.sleepRestriction": ({ timeline }) =>
    timeline.courses.some((course) => course.endedDay === null && course.protocol?.startsWith("cbt-i") === true),
  "panic.avoidance": (of) => avoidsPlaces(of),
  "lowIntensity.failed": ({ timeline }) =>
    timeline.intake.history.some(
      (mark) =>
        mark.item === "therapy-course" && mark.present && (mark.outcome === "none" || mark.outcome === "partial"),
    ),
  "bipolar.lowMood": (of) => (recentTotal("PHQ-9", of) ?? 0) >= DEPRESSED_FROM,
  "mania.low": (of) => isManiaLow(of),
  "clozapine.running": (of) => running(of, "clozapine") !== undefined,
  "antipsychotic.failed": (of) => failedOfClass("antipsychotic", of, isAdequateFailure),
  "therapy.completed": ({ timeline }) => timeline.courses.some((course) => course.ended === "completed"),
  "profile.pain": ({ timeline }) =>
    timeline.intake.history.some(({ item, present }) => item === "pain" && present) ||
    (timeline.intake.values.findLast(({ test }) => test === "pain")?.value ?? 0) >= NOTABLE_PAIN,
  "profile.fatigue": (of) => phqAnswer(of, FATIGUE_ITEM) >= NOTABLE_ANSWER,
  "profile.appetite": (of) =>
    phqAnswer(of, SLEEP_ITEM) >= NOTABLE_ANSWER || phqAnswer(of, APPETITE_ITEM) >= NOTABLE_ANSWER,
  "profile.sexual": ({ timeline }) =>
    timeline.sideEffects.some(({ effect, resolved }) => effect.startsWith("sexual") && !resolved),
  "profile.adherence": (of) => "value" in of.situation.adherence && of.situation.adherence.value.level !== "high",
  "trauma.nightmares": (of) => hasNightmares(of),
};

const NOT_TAKEN: Fact = { unknown: "not taken" };
const NO_SCHEDULE: Fact = { unknown: "no contact schedule" };
const NOTABLE_ANSWER = 2;
const NOTABLE_PAIN = 4;
/** Places of the questions on sleep, tiredness and appetite in PHQ-9. */
const [SLEEP_ITEM, FATIGUE_ITEM, APPETITE_ITEM] = [2, 3, 4];
/** PHQ-9 from which a depression is likely. */
const DEPRESSED_FROM = 10;

/** Young enough for the schedule of contacts; not known to be is not. */
export function isYoung(of: CareCase): boolean {
  const { birthDate } = of.timeline.intake;
  if (birthDate === null) return false;
  const { contactsBelow } = of.knowledge.playbook.sequencing.limits;
  const turns = `${Number(birthDate.slice(0, 4)) + contactsBelow}${birthDate.slice(4)}`;
  return of.timeline.asOf < turns;
}

function nextContact(of: CareCase, read: (day: number) => Fact): Fact {
  const day = contactSchedule(of)?.openDays[0];
  return day === undefined ? NO_SCHEDULE : read(day);
}

function running({ timeline, knowledge }: CareCase, name: string): DoseLane | undefined {
  return timeline.doses.find(
    (lane) => lane.stoppedDay === null && findMedication(knowledge, lane.medication)?.classes.includes(name),
  );
}

/** An antidepressant that can lower sodium, taken without a sodium value since it was begun. */
function sodiumDueFor(of: CareCase): string | undefined {
  const { timeline, knowledge } = of;
  const lane = timeline.doses.find((one) => {
    const classes = findMedication(knowledge, one.medication)?.classes ?? [];
    return one.stoppedDay === null && classes.includes("antidepressant") && classes.includes("hyponatremia-risk");
  });
  if (lane === undefined) return undefined;
  const checked = timeline.intake.values.some(({ test, day }) => test === "sodium" && day >= lane.startedDay);
  return checked ? undefined : lane.medication;
}

function isCitalopram({ medication }: { readonly medication: string }): boolean {
  return medication === "citalopram";
}

function citalopramTooHigh({ situation, knowledge }: CareCase): boolean {
  const dailyMg = situation.medications.find(isCitalopram)?.dailyMg ?? 0;
  return dailyMg > knowledge.playbook.sequencing.limits.citalopramOlderMg;
}

function isAimsDue(of: CareCase): boolean {
  const points = of.timeline.scores.find((series) => series.instrument === "AIMS")?.points ?? [];
  const last = points[points.length - 1];
  return last === undefined || of.timeline.asOfDay - last.day > of.knowledge.playbook.sequencing.limits.aimsDays;
}

/** A stop was set with the order, and within the weeks a benzodiazepine is meant for. */
function isBounded(of: CareCase): boolean {
  const lane = running(of, "benzodiazepine");
  if (lane === undefined || lane.plannedStop === null) return false;
  return dayNumber(lane.plannedStop) - lane.startedDay <= of.knowledge.playbook.sequencing.limits.benzodiazepineDays;
}

function hypnotic(of: CareCase): DoseLane | undefined {
  const found = ["zdrug", "orexin", "benzodiazepine"]
    .map((name) => running(of, name))
    .find((lane) => lane !== undefined);
  return found ?? of.timeline.doses.find((lane) => lane.stoppedDay === null && lane.medication === "ramelteon");
}

const RENAL_TESTS: ReadonlySet<string> = new Set(["egfr", "creatinine-clearance"]);

function isRenalSevere({ timeline, knowledge }: CareCase): Fact {
  const last = timeline.intake.values.findLast(({ test }) => RENAL_TESTS.has(test));
  if (last === undefined) return { unknown: "kidney function never measured" };
  return last.value < knowledge.playbook.sequencing.limits.severeRenalBelow;
}

const OPIOIDS: ReadonlySet<string> = new Set(["opioid", "opioids", "heroin", "fentanyl", "morphine", "oxycodone"]);

function usesOpioids({ timeline }: CareCase): boolean {
  const newest = new Map(timeline.intake.uses.map((one) => [one.substance, one.frequency]));
  return [...newest].some(([substance, frequency]) => OPIOIDS.has(substance) && frequency !== "none");
}

const OTHER_SLEEP_SIGNS = ["snoring", "witnessed-apnoea", "restless-legs", "parasomnia", "seizure"];
const OTHER_SLEEP_HISTORY = ["seizure", "withdrawal-seizure", "epilepsy", "parasomnia", "safety-critical-job"];
const OTHER_SLEEP_CONDITIONS = [
  "sleep-apnoea",
  "restless-legs",
  "epilepsy",
  "parasomnia",
  "bipolar",
  "bipolar-1",
  "bipolar-2",
];

/** What makes sleep restriction unsafe, or explains the sleep: apnoea, restless legs, bipolar illness, seizures, parasomnia, a risky job. */
function otherSleepCause(of: CareCase): boolean {
  const { timeline } = of;
  const suspected = timeline.conditions.some(
    (mark) =>
      OTHER_SLEEP_CONDITIONS.includes(mark.condition) &&
      mark === timeline.conditions.findLast((other) => other.condition === mark.condition) &&
      mark.status !== "resolved" &&
      mark.verification !== "refuted",
  );
  return (
    suspected ||
    OTHER_SLEEP_SIGNS.some((sign) => observed(of, sign)?.present === true) ||
    timeline.intake.history.some((mark) => mark.present && OTHER_SLEEP_HISTORY.includes(mark.item)) ||
    conditionsIn("any", of).some(({ features }) => features.includes("safety-critical-job"))
  );
}

/** Known to have begun less than three months ago; without a date a confirmed insomnia is taken for the chronic disorder it names. */
function isAcuteInsomnia(of: CareCase): boolean {
  const { chronicInsomniaDays } = of.knowledge.playbook.sequencing.limits;
  const [insomnia] = conditionsIn("insomnia", of);
  if (insomnia === undefined || insomnia.features.includes("chronic")) return false;
  if (insomnia.features.includes("acute")) return true;
  return insomnia.onset !== null && of.timeline.asOfDay - dayNumber(insomnia.onset) < chronicInsomniaDays;
}

function insomniaPresent(of: CareCase): Fact {
  if (conditionsIn("insomnia", of).length > 0) return true;
  const { sleep } = of.situation;
  return "value" in sleep ? sleep.value.state === "residual" : sleep;
}

/** Different medicines of a class that did not bring enough, or were not tolerated; or only those that `counts`. */
function failedOfClass(name: string, of: CareCase, counts: typeof isFailure = isFailure): number {
  const { timeline, knowledge } = of;
  const failed = timeline.trials.marks.filter((trial) => counts(trial, of));
  const names = failed.flatMap(({ medication }) => {
    const facts = medication === null ? undefined : findMedication(knowledge, medication);
    return facts?.classes.includes(name) === true ? [facts.name] : [];
  });
  return new Set(names).size;
}

function isFailure({ outcome }: TrialMark, _of: CareCase): boolean {
  return outcome === "none" || outcome === "partial" || outcome === "intolerance";
}

/** Taken long enough, and without enough effect: what was not tolerated was never tried for long enough to fail. */
function isAdequateFailure(trial: TrialMark, of: CareCase): boolean {
  const { adequateTrialWeeks } = of.knowledge.playbook.limits;
  const isLong = trial.weeks !== null && trial.weeks >= adequateTrialWeeks;
  return isLong && (trial.outcome === "none" || trial.outcome === "partial");
}

function avoidsPlaces(of: CareCase): boolean {
  const features = conditionsIn("panic", of).flatMap((one) => one.features);
  return conditionsIn("agoraphobia", of).length > 0 || AVOIDANCE.some((feature) => features.includes(feature));
}

const AVOIDANCE = ["agoraphobia", "agoraphobic-avoidance", "housebound"];

/** A recent mania score below its cut; unknown where none is recent. */
function isManiaLow(of: CareCase): Fact {
  const [asrm, ymrs] = [recentTotal("ASRM", of), recentTotal("YMRS", of)];
  if (asrm === undefined && ymrs === undefined) return { unknown: "no recent mania score" };
  const { maniaFrom, ymrsFrom } = of.knowledge.playbook.sequencing.limits;
  return (asrm ?? 0) < maniaFrom && (ymrs ?? 0) < ymrsFrom;
}

function phqAnswer({ timeline }: CareCase, item: number): number {
  const points = timeline.scores.find((series) => series.instrument === "PHQ-9")?.points ?? [];
  return points[points.length - 1]?.answers?.[item] ?? 0;
}

function hasNightmares(of: CareCase): boolean {
  if (observed(of, "nightmares")?.present === true) return true;
  if (conditionsIn("ptsd", of).some(({ features }) => features.includes("nightmares"))) return true;
  const points = of.timeline.scores.find((series) => series.instrument === "PCL-5")?.points ?? [];
  return (points[points.length - 1]?.answers?.[1] ?? 0) >= NOTABLE_ANSWER;
}
