import type { Person } from "./person.ts";

/**
 * What the clinic did about the answer to a safety item: a screen and a judgement of risk the same day, a question where
 * it was left out. Only of the newest answers may something still be open.
 */
export function writeRiskAnswer(person: Person, day: number, answer: number | null): void {
  if (answer === 0) return;
  const { writer, random, course } = person;
  const fresh = course.lastContact === writer.lastDay && day >= writer.lastDay - 1;
  if (fresh && random.chance(0.6)) return;
  if (answer === null) {
    writer.add(day, "risk", {
      tool: "clinical",
      level: "none",
      action: "Asked by phone the same day: no such thoughts",
    });
    return;
  }
  const wish = random.chance(0.3) ? 1 : 0;
  const plan = wish === 1 && answer >= 2 && random.chance(0.3) ? 1 : 0;
  writer.add(day, "score", { instrument: "C-SSRS", answers: [1, wish, plan, 0, 0, 0], completedBy: "clinician" });
  if (answer >= 2) {
    writer.add(day, "visit", { type: "crisis", status: "attended", modality: "phone", minutes: 25 });
  }
  if (plan === 1) {
    writer.add(day, "risk", {
      tool: "C-SSRS",
      level: "moderate",
      action: "Full assessment, safety plan, seen again within 72 hours",
    });
    writer.add(day + 2, "visit", { type: "crisis", status: "attended", modality: "in-person", minutes: 50 });
    writer.add(day + 2, "risk", { tool: "C-SSRS", level: "low", action: "Settled; safety plan kept" });
  } else {
    writer.add(day, "risk", { tool: "C-SSRS", level: "low", action: "Safety plan looked at together" });
  }
  if (random.chance(0.5)) {
    writer.add(day, "safety-plan", {
      warningSigns: ["Not answering the phone"],
      copingStrategies: ["A walk around the block"],
      distractions: ["The library"],
      supports: ["A friend who knows"],
      professionals: ["Clinic day line", "988"],
      environment: ["Spare medicines given back to the pharmacy"],
    });
  }
}
