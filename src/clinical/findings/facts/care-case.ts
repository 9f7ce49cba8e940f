import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { PatientRecord } from "../../record/record.ts";
import { episodeReading } from "../../situation/episode-reading.ts";
import { type RemissionCourse, remissionCourse } from "../../situation/remission-course.ts";
import type { Situation } from "../../situation/situation.ts";
import { situationFrom } from "../../situation/situation-of.ts";
import { type Standing, standingSafety } from "../../situation/standing-safety.ts";
import type { SymptomReading } from "../../situation/symptom-reading.ts";
import { currentCourse, therapyProgress } from "../../situation/therapy-progress.ts";
import { ageOn } from "../../timeline/age-on.ts";
import { type ActiveCondition, activeConditions } from "../../timeline/condition-states.ts";
import { measuredConditions } from "../../timeline/course-of-care.ts";
import type { DoseLane, TherapyCourse, Timeline } from "../../timeline/timeline.ts";
import { type ConditionView, timelineFor } from "../../timeline/timeline-for.ts";
import { timelineOf } from "../../timeline/timeline-of.ts";
import { type Observed, observedSigns } from "./sign-marks.ts";

/** One condition of a patient on one day, worked out once: everything the facts are read from. */
export interface CareCase {
  readonly timeline: Timeline;
  readonly situation: Situation;
  /** The primary measure, or why it cannot be read. */
  readonly reading: SymptomReading | string;
  /** Remission and what came after it by that measure, or why it cannot be followed. */
  readonly remission: RemissionCourse | string;
  readonly standing: readonly Standing[];
  /** Active, confirmed conditions, those in remission too, the earlier first. */
  readonly conditions: readonly ActiveCondition[];
  /** What was last noted of each sign, as far as it still counts. */
  readonly observed: ReadonlyMap<string, Observed>;
  /** Running medicines the formulary knows, one an ingredient: two forms of one are one. */
  readonly ingredients: readonly MedicationFacts[];
  readonly index: DoseLane | undefined;
  readonly course: TherapyCourse | undefined;
  /** The course as the facts read it; `situation` of the first condition shows the person's, whichever condition it treats. */
  readonly therapy: Situation["therapy"];
  /** The case of each condition that is judged, this one among them: the first is the primary one. */
  readonly all: readonly CareCase[];
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
  const judged = measuredConditions(timeline.conditions, knowledge.playbook);
  const standing = standingSafety(timeline, knowledge.playbook.limits);
  const person: Person = {
    whole: timeline,
    standing,
    conditions: activeConditions(timeline.conditions),
    observed: observedSigns(timeline, knowledge.playbook.limits),
    ageYears: ageOn(record.patient.birthDate, asOf),
    all: [],
    knowledge,
  };
  if (judged.length < 2) return caseOf({ timeline, courses: timeline.courses }, person);
  for (const place of judged.keys()) caseOf(timelineFor(place, judged, timeline, knowledge), person);
  return withOthers(person.all);
}

/** What all cases of a person share. */
interface Person extends Pick<CareCase, "standing" | "conditions" | "observed" | "ageYears" | "knowledge"> {
  readonly whole: Timeline;
  readonly all: CareCase[];
}

/** Adds the case of one condition to the person's. */
function caseOf({ timeline, courses }: ConditionView, person: Person): CareCase {
  const { whole, standing, conditions, observed, ageYears, all, knowledge } = person;
  const reading = episodeReading(timeline, knowledge);
  const remission = remissionCourse(timeline, reading, knowledge);
  const situation = situationFrom(timeline, reading, knowledge, remission);
  const made: CareCase = {
    timeline,
    reading,
    remission,
    situation,
    standing,
    conditions,
    observed,
    ingredients: runningIngredients(situation.medications, knowledge),
    index: timeline.doses.find((lane) => lane.orderId === timeline.indexOrderId),
    course: currentCourse({ courses }),
    ageYears,
    therapy: courses === whole.courses ? situation.therapy : therapyProgress({ courses, asOf: whole.asOf }),
    all,
    knowledge,
  };
  all.push(made);
  return made;
}

function runningIngredients(medications: Situation["medications"], knowledge: Knowledge): MedicationFacts[] {
  const found = new Map<string, MedicationFacts>();
  for (const { medication } of medications) {
    const facts = findMedication(knowledge, medication);
    if (facts !== undefined) found.set(facts.parent ?? facts.name, facts);
  }
  return [...found.values()];
}

/** The first case, with the symptoms of the other conditions in what is shown of the person. */
function withOthers(all: CareCase[]): CareCase {
  const [first, ...further] = all as [CareCase, ...CareCase[]];
  const others = further.map(({ timeline, situation }) => ({
    condition: timeline.primaryCondition ?? "",
    symptom: situation.symptom,
  }));
  const made = { ...first, situation: { ...first.situation, others } };
  all[0] = made;
  return made;
}
