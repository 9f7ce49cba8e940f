import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { PatientRecord } from "../../record/record.ts";
import type { Situation } from "../../situation/situation.ts";
import { situationFrom } from "../../situation/situation-of.ts";
import { type Standing, standingSafety } from "../../situation/standing-safety.ts";
import { type SymptomReading, symptomReading } from "../../situation/symptom-reading.ts";
import { currentCourse } from "../../situation/therapy-progress.ts";
import { ageOn } from "../../timeline/age-on.ts";
import type { DoseLane, TherapyCourse, Timeline } from "../../timeline/timeline.ts";
import { timelineOf } from "../../timeline/timeline-of.ts";

/** One patient on one day, worked out once: everything the facts are read from. */
export interface CareCase {
  readonly timeline: Timeline;
  readonly situation: Situation;
  /** The primary measure, or why it cannot be read. */
  readonly reading: SymptomReading | string;
  readonly standing: readonly Standing[];
  readonly index: DoseLane | undefined;
  readonly course: TherapyCourse | undefined;
  /** Whole years on the day; null where the birth date is not known. */
  readonly ageYears: number | null;
  readonly knowledge: Knowledge;
}

const lastCases = new WeakMap<PatientRecord, CareCase>();

/** A record never changes, and its row is worked out right after its findings: the newest case of each is kept for that. */
export function careCaseOf(record: PatientRecord, asOf: string, knowledge: Knowledge): CareCase {
  const last = lastCases.get(record);
  if (last !== undefined && last.timeline.asOf === asOf && last.knowledge === knowledge) return last;
  const made = workOut(record, asOf, knowledge);
  lastCases.set(record, made);
  return made;
}

function workOut(record: PatientRecord, asOf: string, knowledge: Knowledge): CareCase {
  const timeline = timelineOf(record, knowledge, asOf);
  const reading = symptomReading(timeline, knowledge);
  return {
    timeline,
    reading,
    situation: situationFrom(timeline, reading, knowledge),
    standing: standingSafety(timeline, knowledge.playbook.limits),
    index: timeline.doses.find((lane) => lane.orderId === timeline.indexOrderId),
    course: currentCourse(timeline),
    ageYears: ageOn(record.patient.birthDate, asOf),
    knowledge,
  };
}
