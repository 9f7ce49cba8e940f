import { answersOf, withGaps } from "./answers.ts";
import { type Person, trueTotal } from "./person.ts";
import type { MeasurePlan } from "./presentations.ts";
import { writeRiskAnswer } from "./risk-answer.ts";

/** The clinic's own questions: put through an interpreter where somebody does not read English. */
const ENGLISH_ONLY: ReadonlySet<string> = new Set(["CRAVE-NRS"]);

/** Fills every measure from the intake to the last contact, about as often as the clinic sends it and the person answers. */
export function writeMeasures(person: Person): void {
  for (const plan of person.presentation.measures) {
    for (const day of formDays(person, plan)) writeForm(person, plan, day);
  }
  for (let day = person.intakeDay; day <= person.course.lastContact; day += 28) {
    if (day === person.intakeDay || person.random.chance(person.habits.fillsForms)) writeFunction(person, day);
  }
}

/** Most of those still in care have answered within the week, one in four today: people answer on the morning of a visit. */
function formDays(person: Person, plan: MeasurePlan): number[] {
  const { random, course, intakeDay, habits, presentation, writer } = person;
  const days = [intakeDay];
  let due = plan.everyDays;
  while (due <= course.lastContact) {
    if (random.chance(habits.fillsForms)) days.push(Math.min(course.lastContact, due + random.whole(-1, 2)));
    due += due >= 112 && course.archetype === "maintenance" ? Math.max(28, plan.everyDays) : plan.everyDays;
  }
  const inCare = course.lastContact === writer.lastDay && course.days > 7;
  if (inCare && plan === presentation.measures[0] && random.chance(habits.fillsForms)) {
    days.push(random.chance(0.25) ? course.days : course.days - random.whole(1, 7));
  }
  return [...new Set(days)];
}

function writeForm(person: Person, plan: MeasurePlan, day: number): void {
  const { writer, random, age } = person;
  const total = trueTotal(person, plan, day);
  const body = {
    instrument: plan.instrument,
    completedBy: "patient",
    ...(ENGLISH_ONLY.has(plan.instrument) && person.language !== "en"
      ? { language: "en", interpreter: true }
      : { language: person.language }),
  } as const;
  if (plan.instrument === "PHQ-9" || plan.instrument === "PHQ-9M") {
    const ninth = ninthAnswer(person, total);
    const eight = withGaps(random, answersOf(random, Math.max(0, total - (ninth ?? 0)), 8, 3));
    const difficulty = random.chance(0.55) ? [Math.min(3, Math.round(total / 8))] : [];
    const tail = plan.instrument === "PHQ-9M" && age < 18 ? youthItems(person, ninth, total) : difficulty;
    writer.add(day, "score", { ...body, answers: [...eight, ninth, ...tail] });
    writeRiskAnswer(person, day, ninth);
  } else if (plan.instrument === "EPDS") {
    const safetyItem = total >= 15 && random.chance(0.12) ? 1 : 0;
    writer.add(day, "score", { ...body, total, safetyItem });
    writeRiskAnswer(person, day, safetyItem);
  } else if (plan.form) {
    const answers = answersOf(random, total, plan.form[0], plan.form[1]);
    writer.add(day, "score", { ...body, answers: plan.form[1] === 3 ? withGaps(random, answers) : answers });
  } else {
    writer.add(day, "score", { ...body, total });
  }
}

/** The answer to the item on thoughts of death: mostly 0, more often not when the score is high, now and then left out. */
function ninthAnswer({ random }: Person, total: number): number | null {
  if (random.chance(0.018)) return null;
  const share = total >= 20 ? 0.3 : total >= 15 ? 0.15 : total >= 10 ? 0.06 : 0.015;
  return random.chance(share) ? (random.chance(0.85) ? 1 : 2) : 0;
}

/** Dysthymia, difficulty, serious thoughts in the past month, attempt ever: the four items after the nine. */
function youthItems({ random }: Person, ninth: number | null, total: number): number[] {
  const thoughts = (ninth ?? 0) >= 2 ? 1 : 0;
  return [random.chance(0.3) ? 1 : 0, Math.min(3, Math.round(total / 8)), thoughts, 0];
}

/** Healthy-days form: general health, days of poor physical and mental health, days held back. Function lags behind symptoms. */
function writeFunction({ writer, random, course, first }: Person, day: number): void {
  const severity = Math.min(1, [...first.values()][0]! / 24 + 0.25);
  const held = Math.round(24 * severity * course.burden(day - 10) + (day <= 0 ? 0 : random.bell() * 1.2));
  const days = Math.max(0, Math.min(30, held));
  const mental = Math.min(30, days + random.whole(0, 5));
  writer.add(day, "score", {
    instrument: "HRQOL-4",
    answers: [Math.min(5, 2 + Math.round(days / 10)), random.whole(0, 6), mental, days],
    completedBy: "patient",
  });
}
