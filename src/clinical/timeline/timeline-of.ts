import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import { backgroundOf } from "./background-lane.ts";
import { clock } from "./clock.ts";
import { conditionMarks } from "./condition-states.ts";
import * as care from "./course-of-care.ts";
import { readingLane, supplyLane } from "./danger-lanes.ts";
import { dayNumber } from "./day-number.ts";
import { diaryDays, sleepWeeks } from "./diary-lane.ts";
import { doseLanes } from "./dose-lane.ts";
import { type EntriesByKind, entriesByKind, markOf } from "./entries-by-kind.ts";
import { functionLanes } from "./function-lane.ts";
import { deceasedDay, latestContexts, pregnantSince, taperLane, toxScreenLane, trialLane } from "./history-lane.ts";
import { intakeLane } from "./intake-lane.ts";
import { adherenceMarks, sideEffectMarks } from "./medication-marks.ts";
import { riskLane, safetyLane, signLane } from "./safety-lane.ts";
import { scoreLanes } from "./score-lane.ts";
import { therapyCourses } from "./therapy-lane.ts";
import type { DecisionMark, ExposureMark, StartMark, StepMark, Timeline } from "./timeline.ts";
import { visitLane } from "./visit-lane.ts";

/** Lays a record on one axis as of the end of `asOf` (ISO date). Same record, same day, same knowledge: same timeline. */
export function timelineOf(record: PatientRecord, knowledge: Knowledge, asOf: string): Timeline {
  const entries = entriesByKind(record, asOf, knowledge);
  const asOfDay = dayNumber(asOf);
  const doses = doseLanes(entries, knowledge, asOfDay);
  const courses = therapyCourses(entries);
  const conditions = conditionMarks(entries);
  const scores = scoreLanes(entries, knowledge, conditions);
  const steps = stepMarks(entries);
  const diary = diaryDays(entries, asOf);
  const adherence = adherenceMarks(entries);
  const starts = startMarks(entries);
  const primaryCondition = care.primaryConditionOf(conditions, knowledge.playbook);
  const from = clock({ doses, courses, conditions, steps, adherence, starts, primaryCondition }, knowledge);
  // Field by field: an object of so many is made in one go only where nothing is spread into it.
  return {
    asOf,
    asOfDay,
    primaryCondition,
    careStartDay: from.careStartDay,
    stepStartDay: from.stepStartDay,
    indexOrderId: from.indexOrderId,
    effectiveStartDay: from.effectiveStartDay,
    scores,
    doses,
    courses,
    visits: visitLane(entries),
    diary,
    sleep: sleepWeeks(diary, knowledge.playbook.limits.sleepNights),
    sideEffects: sideEffectMarks(entries),
    adherence,
    starts,
    function: functionLanes(scores, entries),
    decisions: decisionMarks(entries),
    steps,
    exposures: exposureMarks(entries),
    relapsePlans: entries.of("relapse-plan").map(markOf),
    risk: riskLane(entries),
    safety: safetyLane(entries, knowledge),
    signs: signLane(entries),
    readings: readingLane(entries),
    supplies: supplyLane(entries),
    safetyPlans: entries.of("safety-plan").map(markOf),
    trials: trialLane(entries),
    toxScreens: toxScreenLane(entries),
    tapers: taperLane(entries),
    background: backgroundOf(record, entries),
    contexts: latestContexts(entries),
    pregnantSinceDay: pregnantSince(entries),
    conditions,
    pdmpChecks: entries
      .of("pdmp-check")
      .map((entry) => ({ ...markOf(entry), unexpected: entry.finding === "unexpected" })),
    goalsAgreed: goalsAgreed(entries),
    preferredTreatment: entries.of("preference").findLast((one) => one.treatment !== undefined)?.treatment ?? null,
    deceasedDay: deceasedDay(entries),
    intake: intakeLane(record, entries),
  };
}

function decisionMarks(entries: EntriesByKind): DecisionMark[] {
  return entries.of("decision").map((entry) => ({
    ...markOf(entry),
    rule: entry.rule,
    action: entry.action,
    reason: entry.reason ?? null,
    role: entry.author?.role ?? null,
    by: entry.author?.id ?? null,
    category: entry.category ?? null,
    inputs: entry.inputs ?? null,
  }));
}

/** First days of a therapy or of a medicine. */
function startMarks(entries: EntriesByKind): StartMark[] {
  const therapies = entries.of("therapy").filter((entry) => (entry.action ?? "start") === "start");
  const orders = entries.of("medication").filter((entry) => entry.action === "start");
  return [
    ...therapies.map((entry) => ({ day: dayNumber(entry.at), orderId: null })),
    ...orders.map((entry) => ({ day: dayNumber(entry.at), orderId: entry.orderId })),
  ];
}

function exposureMarks(entries: EntriesByKind): ExposureMark[] {
  return entries.of("exposure").map((entry) => ({
    ...markOf(entry),
    step: entry.step ?? null,
    sudsPeak: entry.sudsPeak ?? null,
    prnTaken: entry.prnTaken ?? null,
    prnMinutesBefore: entry.prnMinutesBefore ?? null,
  }));
}

function stepMarks(entries: EntriesByKind): StepMark[] {
  return entries.of("step").map((entry) => ({ ...markOf(entry), level: entry.level, reason: entry.reason ?? null }));
}

/** Goals by their newest word that are agreed and not given up. */
function goalsAgreed(entries: EntriesByKind): number {
  const goals = new Map(entries.of("goal").map((entry) => [entry.goalId, entry.status ?? "active"]));
  return [...goals.values()].filter((status) => status !== "dropped").length;
}
