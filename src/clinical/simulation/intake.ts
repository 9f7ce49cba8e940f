import type { Person } from "./person.ts";

const BARRIERS = ["transport", "childcare", "cost", "work-hours", "digital", "rural"] as const;
const GOALS = [
  "A full week at work",
  "Back to school every day",
  "Sunday dinner with the family",
  "Walk to the market and back",
  "Sleep through the night",
  "Play with the children again",
  "Ride the bus alone",
  "Finish the course",
  "Call a friend every week",
] as const;

const DAYS_A_YEAR = 365;

/** What is known on the first visit: who the person is, what they come with, what they want. */
export function writeIntake(person: Person): void {
  const { random, writer, presentation, intakeDay: day, age } = person;
  writeProfile(person);
  writer.add(day, "visit", {
    type: "intake",
    status: "attended",
    modality: random.chance(0.75) ? "in-person" : "video",
    minutes: 75,
    ...(person.language === "en" ? {} : { interpreter: random.chance(0.7) }),
  });
  for (const { condition, features } of presentation.conditions) {
    writer.add(day, "condition", {
      condition,
      severity: random.pick(["mild", "moderate", "moderate", "severe"]),
      ...(features ? { features: [...features] } : {}),
      status: "active",
      onset: writer.date(day - random.whole(60, 900)),
    });
  }
  writeHistory(person);
  if (random.chance(0.45)) {
    const treatment = person.tracks.medication ? (person.tracks.therapy ? "combination" : "medication") : "therapy";
    writer.add(day, "preference", { treatment, strength: random.pick(["low", "moderate", "high"]) });
  }
  const goal = { goalId: "goal-1", text: random.pick(GOALS), domain: "function" } as const;
  writer.add(day, "goal", { ...goal, status: "active" });
  writer.add(0, "step", { level: presentation.level, reason: "Level at the start of care" });
  if (age < 25 && person.tracks.medication) writer.add(0, "counselling", { topic: "risks-benefits" });
}

function writeProfile({ random, writer, presentation, sex, language, intakeDay }: Person): void {
  const contexts = presentation.contexts ? [random.pick(presentation.contexts)] : [];
  const asked = contexts.length > 0 || random.chance(0.8);
  writer.add(intakeDay, "profile", {
    language,
    sex,
    interpreterNeeded: language !== "en" && random.chance(0.65),
    ...(asked ? { contexts } : {}),
    ...(contexts[0] === "pregnant" ? { dueDate: writer.date(writer.lastDay + random.whole(10, 160)) } : {}),
    barriers: random.chance(0.35) ? [random.pick(BARRIERS)] : [],
  });
}

function writeHistory({ random, writer, presentation, intakeDay: day }: Person): void {
  const condition = presentation.conditions[0]!.condition;
  const asked = (item: string, share: number, yearsBefore = 0) => {
    if (!random.chance(0.85)) return;
    const present = random.chance(share);
    writer.add(present ? day - yearsBefore * DAYS_A_YEAR : day, "history", { item, present });
  };
  asked("mania", condition.startsWith("bipolar") ? 1 : 0);
  asked("psychosis", condition === "psychosis" ? 1 : 0);
  asked("suicide-attempt", 0.07, 3);
  asked("prior-episode", presentation.conditions[0]!.features?.includes("recurrent") ? 1 : 0.3);
  if (condition === "oud") asked("overdose", 0.3);
  if (random.chance(0.2)) {
    const outcome = random.pick(["response", "partial", "none", "intolerance"] as const);
    const trial = random.pick(["citalopram", "paroxetine", "trazodone"]);
    const maxDoseMg = { citalopram: 20, paroxetine: 20, trazodone: 150 }[trial] as number;
    writer.add(day, "history", { item: "medication-trial", medication: trial, maxDoseMg, weeks: 8, outcome });
  }
}
