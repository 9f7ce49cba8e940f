import { findMedication } from "../../knowledge/find-medication.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { dayNumber } from "../../timeline/day-number.ts";
import type { DoseLane, DoseStep } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";

/** All that is taken at once: too many of a kind, too many together, too much changed in one go. */
export const regimenFacts: FactTable = {
  "regimen.sameClass": (of) => sameClass(of)?.name ?? "none",
  "regimen.sameClassNames": (of) => listed(sameClass(of)?.medicines ?? []),
  "regimen.psychotropics": (of) => psychotropics(of).length,
  /** Begun before today: what stands before a first plan adds to it. */
  "regimen.earlier": (of) => earlierPsychotropics(of),
  "regimen.psychotropicNames": (of) => listed(psychotropics(of)),
  "regimen.opioidWithBenzodiazepine": (of) =>
    withClass(of, "opioid").length > 0 && withClass(of, "benzodiazepine").length > 0,
  "regimen.opioidBenzodiazepineNames": (of) => listed([...withClass(of, "opioid"), ...withClass(of, "benzodiazepine")]),
  "regimen.qtCount": (of) => withQt(of).length,
  "regimen.qtNames": (of) => listed(withQt(of)),
  "regimen.anticholinergics": (of) => withClass(of, "anticholinergic").length,
  "regimen.anticholinergicNames": (of) => listed(withClass(of, "anticholinergic")),
  "regimen.prnRising": (of) => risingPrn(of)?.medication ?? "none",
  "regimen.changesToday": (of) => changedToday(of).length,
  "regimen.changedNames": (of) => listed(changedToday(of).map((lane) => lane.medication)),
  "regimen.therapyOffered": (of) => wasTherapyOffered(of) || { unknown: "no therapy course or referral recorded" },
};

/** Names of the running ingredients of a class. */
function withClass({ ingredients }: CareCase, name: string): string[] {
  return ingredients
    .filter((medicine) => medicine.classes.includes(name))
    .map((medicine) => medicine.parent ?? medicine.name);
}

function sameClass(of: CareCase): { name: string; medicines: string[] } | undefined {
  if (of.ingredients.length < 2) return undefined;
  return of.knowledge.playbook.sequencing.oneOfEach
    .map((name) => ({ name, medicines: withClass(of, name) }))
    .find(({ medicines }) => medicines.length > 1);
}

function psychotropics(of: CareCase): string[] {
  return of.ingredients
    .filter((medicine) => isPsychotropic(medicine, of))
    .map((medicine) => medicine.parent ?? medicine.name);
}

function earlierPsychotropics(of: CareCase): number {
  const { timeline, knowledge } = of;
  return timeline.doses.filter((lane) => {
    const facts = findMedication(knowledge, lane.medication);
    const runs = lane.stoppedDay === null && lane.startedDay < timeline.asOfDay;
    return runs && facts !== undefined && isPsychotropic(facts, of);
  }).length;
}

function isPsychotropic({ classes }: MedicationFacts, of: CareCase): boolean {
  return of.knowledge.playbook.sequencing.psychotropicClasses.some((name) => classes.includes(name));
}

function withQt(of: CareCase): string[] {
  return of.ingredients
    .filter(({ classes }) => classes.some((name) => name.startsWith("qt-")))
    .map((medicine) => medicine.parent ?? medicine.name);
}

function listed(names: readonly string[]): Fact {
  if (names.length === 0) return { unknown: "none" };
  const distinct = [...new Set(names)];
  const last = distinct[distinct.length - 1] ?? "";
  return distinct.length === 1 ? last : `${distinct.slice(0, -1).join(", ")} and ${last}`;
}

/** An as-needed medicine taken more often in the last days than in as many days before, both of them within the order. */
function risingPrn(of: CareCase): DoseLane | undefined {
  const { timeline, knowledge } = of;
  const { prnDays } = knowledge.playbook.sequencing.limits;
  return timeline.doses.find((lane) => {
    const facts = findMedication(knowledge, lane.medication);
    if (!lane.asNeeded || lane.stoppedDay !== null || facts === undefined) return false;
    if (!isPsychotropic(facts, of) && !facts.classes.includes("opioid-full")) return false;
    if (timeline.asOfDay - lane.startedDay < 2 * prnDays) return false;
    const taken = (from: number, to: number) => lane.doses.filter(({ day }) => day > from && day <= to).length;
    const now = taken(timeline.asOfDay - prnDays, timeline.asOfDay);
    return now > taken(timeline.asOfDay - 2 * prnDays, timeline.asOfDay - prnDays);
  });
}

/** Standing psychotropic orders begun or raised today. Lowering one while another begins is one change, and so is a planned step. */
function changedToday(of: CareCase): DoseLane[] {
  const { timeline, knowledge } = of;
  return timeline.doses.filter((lane) => {
    const facts = findMedication(knowledge, lane.medication);
    if (lane.asNeeded || lane.stoppedDay !== null || facts === undefined || !isPsychotropic(facts, of)) return false;
    return lane.steps.some((step, place) => step.day === timeline.asOfDay && isRise(step, lane.steps[place - 1]));
  });
}

function isRise(step: DoseStep, before: DoseStep | undefined): boolean {
  if (step.planned || dayNumber(step.at) !== step.day) return false;
  return before === undefined || (step.dailyMg ?? 0) > (before.dailyMg ?? 0);
}

function wasTherapyOffered({ timeline }: CareCase): boolean {
  return timeline.courses.length > 0 || timeline.intake.referrals.some((one) => one.to === "therapy");
}
