import { findMedication } from "../../knowledge/find-medication.ts";
import { DAYS_A_MONTH } from "../../situation/remission-course.ts";
import { latestScreen } from "../../situation/suicide-screen.ts";
import { type TaperState, taperState } from "../../situation/taper-state.ts";
import { sleepSlips } from "../../situation/warning-signs.ts";
import { dayNumber } from "../../timeline/day-number.ts";
import type { FunctionMeasure, GoalMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact } from "./fact.ts";
import { recurrenceRisk } from "./recurrence-risk.ts";

export const GATES = ["TG1", "TG2", "TG3", "TG4", "TG5", "TG6", "TG7", "TG8", "TG9", "TG10"] as const;
export type Gate = (typeof GATES)[number];

/** Whether one condition for stopping a medicine is met. Unknown keeps the gate shut. */
export function gateFact(of: CareCase, gate: Gate): Fact {
  const taper = taperState(of.timeline, of.knowledge);
  if (taper === undefined) return { unknown: "no taper proposed" };
  return CHECKS[gate](of, taper);
}

const CHECKS: Readonly<Record<Gate, (of: CareCase, taper: TaperState) => Fact>> = {
  TG1: (of, taper) => remissionHeld(of, taper),
  TG2: (of) => functionAndSleep(of),
  TG3: ({ timeline }) => {
    const plan = timeline.relapsePlans[0];
    return plan !== undefined && timeline.background.rehearsals.some((mark) => mark.day >= plan.day);
  },
  TG4: (of) => noSafetyFlag(of),
  TG5: attested("TG5", "whether a major stressor is due in the next months"),
  TG6: attested("TG6", "whether this is the person's own informed choice"),
  TG7: attested("TG7", "whether therapy or a booster is booked through the taper"),
  TG8: (_of, taper) => taper.newest.schedule.length > 0,
  TG9: attested("TG9", "whether measures are planned after each reduction"),
  TG10: (of, taper) => notExcluded(of, taper),
};

function attested(gate: "TG5" | "TG6" | "TG7" | "TG9", what: string) {
  return (_of: CareCase, taper: TaperState): Fact =>
    taper.newest.attested[gate] ?? { unknown: `not answered: ${what}` };
}

/** Days in remission while on the medicine; null while not in remission, a reason where it cannot be said. */
export function gateDays(of: CareCase, taper: TaperState): number | null | string {
  const { timeline, reading, remission: course } = of;
  if (typeof course === "string") return course;
  if (typeof reading === "string") return reading;
  if (reading.current === null)
    return `${reading.series.instrument} is ${timeline.asOfDay - reading.latest.day} days old`;
  if (course.clockDay === null) return null;
  return timeline.asOfDay - Math.max(course.clockDay, taper.lane?.startedDay ?? course.clockDay);
}

/** Months of remission that this person needs. */
export function gateMonths(of: CareCase): number {
  const { gateMonths: usual, gateRiskMonths } = of.knowledge.playbook.relapse;
  return recurrenceRisk(of).present.length > 0 ? gateRiskMonths : usual;
}

function remissionHeld(of: CareCase, taper: TaperState): Fact {
  const days = gateDays(of, taper);
  if (typeof days === "string") return { unknown: days };
  return days !== null && days >= gateMonths(of) * DAYS_A_MONTH;
}

const MEASURE_OF: Readonly<Record<string, FunctionMeasure>> = {
  "HRQOL-4": "limited-days",
  WSAS: "WSAS",
  "PHQ-9": "difficulty",
};
/** Where no target was set: difficulty at most somewhat; WSAS below 10. */
const IN_ORDER: Readonly<Partial<Record<FunctionMeasure, number>>> = { difficulty: 1, WSAS: 9 };

/** Daily life at the person's own target, and sleep in order or at least not slipping. */
function functionAndSleep(of: CareCase): Fact {
  const daily = functionAtTarget(of);
  const sleep = sleepInOrder(of);
  if (daily === false || sleep === false) return false;
  if (typeof daily === "string") return { unknown: daily };
  if (typeof sleep === "string") return { unknown: sleep };
  return true;
}

function functionAtTarget(of: CareCase): boolean | string {
  const newest = new Map<string, GoalMark>();
  for (const goal of of.timeline.background.goals) newest.set(goal.goalId, goal);
  const goals = [...newest.values()].filter(
    ({ domain, status }) => (domain === "function" || domain === "value") && status !== "dropped",
  );
  if (goals.length > 0) return worst(goals.map((goal) => isReached(goal, of)));
  const change = of.situation.function;
  if (!("value" in change)) return change.unknown;
  const most = IN_ORDER[change.value.measure as FunctionMeasure];
  if (most !== undefined) return change.value.now <= most;
  // Limited days have a figure for better and none for well (outcomes, section 3): better stands in where the person set no target.
  return change.value.direction === "better" ? true : "no target of the person's own for daily life";
}

/** Daily life asked since the goal was reached decides; a goal in words is as its status says. */
function isReached(goal: GoalMark, { timeline, knowledge }: CareCase): boolean | string {
  const measure = goal.instrument === null ? undefined : MEASURE_OF[goal.instrument];
  if (measure === undefined || goal.target === null) return goal.status === "achieved";
  const point = timeline.function.find((series) => series.measure === measure)?.points.at(-1);
  const fresh = point !== undefined && timeline.asOfDay - point.day <= knowledge.playbook.limits.functionDays;
  if (fresh) return point.value <= goal.target;
  return goal.status === "achieved" ? true : `${goal.instrument} was not asked lately`;
}

function worst(answers: readonly (boolean | string)[]): boolean | string {
  if (answers.includes(false)) return false;
  return answers.find((answer) => typeof answer === "string") ?? true;
}

function sleepInOrder({ timeline, situation, remission: course, knowledge }: CareCase): boolean | string {
  const { sleep } = situation;
  if (!("value" in sleep)) return sleep.unknown;
  if (sleep.value.state === "resolved") return true;
  const since = typeof course === "string" ? null : course.remittedDay;
  if (since === null) return false;
  return sleepSlips(timeline, sleep, since, knowledge.playbook.limits) === false;
}

/** For months: no safety question answered above 0, no risk but none, nothing standing. A blank answer is not known. */
function noSafetyFlag(of: CareCase): Fact {
  const { timeline, standing, knowledge } = of;
  const since = timeline.asOfDay - knowledge.playbook.relapse.safetyMonths * DAYS_A_MONTH;
  const answers = timeline.scores.flatMap((series) =>
    series.points.filter((point) => point.day >= since && point.safetyItem !== null).map((point) => point.safetyItem),
  );
  const risky = timeline.risk.some((mark) => mark.day >= since && mark.level !== "none");
  const screen = latestScreen(timeline);
  const screened = screen !== undefined && screen.day >= since && screen.level !== "none";
  const raised = answers.some((answer) => typeof answer === "number" && answer > 0);
  if (raised || risky || screened || standing.some(({ mark }) => mark.severity !== "ask")) return false;
  if (timeline.safety.some((mark) => mark.day >= since && mark.severity !== "ask")) return false;
  if (answers.length === 0) return { unknown: "the question on self-harm was not asked in the last 3 months" };
  return answers.includes("unanswered") ? { unknown: "a question on self-harm was left blank" } : true;
}

const MOUD: ReadonlySet<string> = new Set(["opioid-partial", "opioid-antagonist", "opioid-full"]);
const OWN_PROTOCOL: ReadonlySet<string> = new Set(["lithium", "antipsychotic", "benzodiazepine"]);

/** Which rules a taper goes by: those of opioid treatment, those of a class with its own protocol, or the gate. */
export function taperKind({ knowledge, conditions }: CareCase, taper: TaperState): "moud" | "own-protocol" | "usual" {
  const classes = findMedication(knowledge, taper.medication)?.classes ?? [];
  const opioid = classes.some((name) => MOUD.has(name)) || taper.medication === "methadone";
  const oud = conditions.some(({ condition }) => condition === "oud");
  if (opioid && oud) return "moud";
  return classes.some((name) => OWN_PROTOCOL.has(name)) ? "own-protocol" : "usual";
}

/** What has a pathway of its own: a mood stabiliser in bipolar disorder, psychosis, opioid treatment, pregnancy and after birth. */
export function exclusions(of: CareCase, taper: TaperState): string[] {
  const { timeline, conditions, remission: course, knowledge } = of;
  const active = conditions.map(({ condition }) => condition);
  const classes = findMedication(knowledge, taper.medication)?.classes ?? [];
  const bipolar = active.some((name) => name.startsWith("bipolar"));
  const contexts = timeline.contexts ?? [];
  return [
    ...(bipolar && classes.includes("mood-stabilizer") ? ["a mood stabiliser in bipolar disorder"] : []),
    ...(active.includes("psychosis") || classes.includes("antipsychotic") ? ["psychosis or an antipsychotic"] : []),
    ...(taperKind(of, taper) === "moud" ? ["medicine for opioid use disorder"] : []),
    ...(contexts.includes("pregnant") ? ["pregnancy"] : []),
    ...(contexts.includes("postpartum") ? ["the time after a birth"] : []),
    ...(typeof course !== "string" && course.relapse !== null ? ["a recent relapse"] : []),
  ];
}

/** Ages at which a pregnancy nobody asked about keeps the gate shut. */
const FERTILE: readonly [number, number] = [12, 55];

function notExcluded(of: CareCase, taper: TaperState): Fact {
  if (exclusions(of, taper).length > 0) return false;
  return pregnancyUnasked(of) ? { unknown: "whether pregnant or after a birth was never asked" } : true;
}

function pregnancyUnasked({ timeline }: CareCase): boolean {
  const { sex, birthDate } = timeline.background;
  if (timeline.contexts !== null || sex !== "female") return false;
  if (birthDate === null) return true;
  const years = (timeline.asOfDay - dayNumber(birthDate)) / 365.25;
  return years >= FERTILE[0] && years < FERTILE[1];
}
