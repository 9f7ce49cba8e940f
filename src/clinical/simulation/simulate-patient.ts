import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { isoDay } from "../timeline/day-number.ts";
import { drawCourse } from "./course.ts";
import { writeDailyLife } from "./daily-life.ts";
import { writeIntake } from "./intake.ts";
import { writeMeasures } from "./measuring.ts";
import { writeMedication } from "./medication-track.ts";
import { drawName } from "./names.ts";
import { drawHabits, type Person } from "./person.ts";
import { PRESENTATIONS } from "./presentations.ts";
import { type Random, seededRandom } from "./random.ts";
import { recordWriter } from "./record-writer.ts";
import { writeStepping } from "./stepping.ts";
import { writeTherapy } from "./therapy-track.ts";
import { yearsBefore } from "./years-before.ts";

export interface SimulatedPatient {
  readonly record: PatientRecord;
  readonly archetype: Person["course"]["archetype"];
  readonly tracks: Person["tracks"];
}

/** Invents the `index`-th patient of the clinic of this seed; `today` is a day number. Depends on nothing else. */
export function simulatePatient(seed: number, index: number, today: number): SimulatedPatient {
  const random = seededRandom(seed, index);
  const person = drawPerson(random, today);
  const { name, ...one } = person;
  writeIntake(one);
  writeMeasures(one);
  if (one.tracks.therapy) writeTherapy(one, ...random.pick(one.presentation.protocols));
  if (one.tracks.medication) writeMedication(one);
  writeDailyLife(one);
  writeStepping(one);
  const id = `sim-${String(index + 1).padStart(6, "0")}`;
  const birthDate = yearsBefore(isoDay(today - random.whole(0, 364)), one.age);
  return {
    record: {
      format: RECORD_FORMAT,
      patient: { id, name, birthDate, sex: one.sex, language: one.language },
      entries: one.writer.entries(),
    },
    archetype: one.course.archetype,
    tracks: one.tracks,
  };
}

function drawPerson(random: Random, today: number): Person & { readonly name: string } {
  const presentation = random.weighted(PRESENTATIONS);
  const course = drawCourse(random);
  const sex = random.chance(presentation.female ?? 0.5) ? "female" : "male";
  const [therapyOnly, medicationOnly, both] = presentation.tracks;
  const tracks = random.weighted([
    { weight: therapyOnly, therapy: true, medication: false },
    { weight: medicationOnly, therapy: false, medication: true },
    { weight: both, therapy: true, medication: true },
  ]);
  const first = presentation.measures.map(
    ({ instrument, first: [least, most] }) => [instrument, random.whole(least, most)] as const,
  );
  return {
    ...drawName(random, sex),
    random,
    writer: recordWriter(today - course.days, course.days, presentation.label),
    presentation,
    course,
    age: random.whole(presentation.ages[0], presentation.ages[1]),
    sex,
    tracks: { therapy: tracks.therapy, medication: tracks.medication },
    intakeDay: -random.whole(0, 9),
    first: new Map(first),
    habits: drawHabits(random, course.archetype === "early-dropout"),
  };
}
