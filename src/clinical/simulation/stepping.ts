import type { Person } from "./person.ts";

/** What follows once the course is clear: relapse plan and fewer visits, a step up, a call to somebody lost from sight. */
export function writeStepping(person: Person): void {
  const { random, writer, course, presentation } = person;
  if (course.archetype === "maintenance" || course.archetype === "relapse") {
    writer.add(98, "relapse-plan", {
      warningSigns: ["Sleeping in", "Calling nobody back"],
      copingStrategies: ["Old timetable back for two weeks", "One planned activity a day"],
      contacts: ["Clinic day line"],
      reEntry: "Seen within 7 days, no new referral",
    });
    if (random.chance(0.7)) writer.add(126, "rehearsal", { outcome: "Went through a bad week together" });
    writer.add(112, "decision", { rule: "PIV-D1", action: "accepted", reason: "Well for four weeks, plan written" });
    writer.add(126, "step", { level: Math.max(1, presentation.level - 1), reason: "Well and staying well" });
  }
  if (course.relapsedOn !== undefined && random.chance(0.6)) {
    writer.add(course.relapsedOn + 7, "step", { level: presentation.level, reason: "Illness came back" });
  }
  const stuck = course.archetype === "non-responder" || course.archetype === "deteriorating";
  if (stuck && course.days > 63 && random.chance(0.6)) {
    writer.add(63, "step", { level: Math.min(4, presentation.level + 1), reason: "Not better at two looks in a row" });
  }
  if (course.archetype === "maintenance" && course.days > 300 && person.tracks.medication && random.chance(0.3)) {
    writer.add(course.days - 3, "referral", {
      to: "primary-care",
      reason: "Shared care from next quarter",
      status: "active",
    });
  }
  if (course.archetype === "early-dropout") {
    for (const after of [8, 15]) {
      writer.add(course.lastContact + after, "visit", {
        type: "case-management",
        status: "no-show",
        modality: "phone",
      });
    }
  }
}
