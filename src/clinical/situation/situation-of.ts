import type { Knowledge } from "../knowledge/knowledge.ts";
import { known, unknown } from "../known.ts";
import type { PatientRecord } from "../record/record.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { courseField } from "./course-field.ts";
import { currentAdherence } from "./current-adherence.ts";
import { currentMedications } from "./current-medications.ts";
import { episodeReading } from "./episode-reading.ts";
import { expectedField } from "./expected-field.ts";
import { functionChange } from "./function-change.ts";
import { type RemissionCourse, remissionCourse } from "./remission-course.ts";
import { sideEffectLevel } from "./side-effect-level.ts";
import type { Situation } from "./situation.ts";
import { sleepState } from "./sleep-state.ts";
import { latestScreen } from "./suicide-screen.ts";
import { symptomOf } from "./symptom-of.ts";
import type { SymptomReading } from "./symptom-reading.ts";
import { attendanceOf, therapyProgress } from "./therapy-progress.ts";

/** What is true of a patient at the end of `asOf` (ISO date), and how we know. Entries of later days do not exist. */
export function situationOf(record: PatientRecord, asOf: string, knowledge: Knowledge): Situation {
  const timeline = timelineOf(record, knowledge, asOf);
  const reading = episodeReading(timeline, knowledge);
  return situationFrom(timeline, reading, knowledge, remissionCourse(timeline, reading, knowledge));
}

/** As `situationOf`, from a timeline, the reading of its primary measure and the course of remission by that. */
export function situationFrom(
  timeline: Timeline,
  reading: SymptomReading | string,
  knowledge: Knowledge,
  remission: RemissionCourse | string,
): Situation {
  const { limits } = knowledge.playbook;
  const medications = currentMedications(timeline);
  const sleep = sleepState(timeline, limits);
  const symptom = symptomOf(reading, timeline, knowledge);
  const therapy = therapyProgress(timeline);
  return {
    symptom,
    function: functionField(timeline, limits),
    sleep,
    sideEffects: sideEffectLevel(timeline, medications, knowledge),
    adherence: currentAdherence(timeline, medications, limits),
    therapy,
    attendance: attendanceOf(timeline),
    medications,
    step: stepField(timeline),
    risk: riskField(timeline),
    conditions: activeConditions(timeline.conditions).map(({ condition, severity, since }) => ({
      condition,
      severity,
      since,
    })),
    others: [],
    course: courseField(timeline, reading, remission, sleep, knowledge),
    expected: expectedField({ reading, symptom, therapy, timeline }),
    careStart: timeline.careStartDay === null ? null : isoDay(timeline.careStartDay),
    deceased: timeline.deceasedDay === null ? null : isoDay(timeline.deceasedDay),
  };
}

function functionField(timeline: Timeline, limits: Knowledge["playbook"]["limits"]): Situation["function"] {
  const change = functionChange(timeline, limits);
  if (typeof change === "string") return unknown(change);
  const { measure, first, now, direction } = change;
  const entries = [...new Set([first.entryId, now.entryId])];
  return known({ measure, first: first.value, now: now.value, direction }, now.at, entries);
}

function stepField(timeline: Timeline): Situation["step"] {
  const step = timeline.steps[timeline.steps.length - 1];
  return step === undefined ? unknown("no step recorded") : known(step.level, step.at, [step.entryId]);
}

/** The newest judgement and the newest answer about self-harm. Neither asked: unknown, which is not low. */
function riskField(timeline: Timeline): Situation["risk"] {
  const screen = latestScreen(timeline);
  const points = timeline.scores.flatMap((series) => series.points.filter((point) => point.safetyItem !== null));
  const asked = points.reduce<(typeof points)[number] | undefined>(
    (newest, point) => (newest === undefined || point.day >= newest.day ? point : newest),
    undefined,
  );
  if (screen === undefined && asked === undefined) return unknown("risk never asked");
  const item9 = typeof asked?.safetyItem === "number" ? asked.safetyItem : null;
  const sources = [screen, asked].filter((mark) => mark !== undefined);
  const newest = sources.reduce((a, b) => (b.day > a.day ? b : a));
  return known(
    { level: screen?.level ?? "not judged", item9 },
    newest.at,
    sources.map((mark) => mark.entryId),
  );
}
