import { findMedication } from "../knowledge/find-medication.ts";
import type { DoseLane } from "../timeline/timeline.ts";
import type { CareCase } from "./facts/care-case.ts";

interface ContactSchedule {
  readonly medication: string;
  /** Days of the contacts not yet kept, the next first. */
  readonly openDays: readonly number[];
}

/**
 * Contacts after each start or change of an antidepressant: those still to come, and those not kept. A visit counts for every contact
 * whose day lies before it, or shortly after it. Undefined where nothing was begun or changed lately, or all were kept.
 */
export function contactSchedule(of: CareCase): ContactSchedule | undefined {
  const { timeline, knowledge } = of;
  const { contactDays, contactEarlyDays } = knowledge.playbook.sequencing.limits;
  const lanes = timeline.doses.filter((lane) => lane.stoppedDay === null && isAntidepressant(lane, of));
  const [lane] = lanes;
  const last = contactDays[contactDays.length - 1] ?? 0;
  const changes = lanes
    .flatMap((one) => changeDays(one, timeline.asOfDay))
    .filter((day) => timeline.asOfDay - day <= last);
  const seen = timeline.visits.findLast((visit) => visit.attended)?.day ?? Number.NEGATIVE_INFINITY;
  const days = changes.flatMap((day) => contactDays.map((after) => day + after));
  const openDays = [...new Set(days)].filter((day) => day - contactEarlyDays > seen).sort((a, b) => a - b);
  return lane === undefined || openDays.length === 0 ? undefined : { medication: lane.medication, openDays };
}

function isAntidepressant(lane: DoseLane, { knowledge }: CareCase): boolean {
  return findMedication(knowledge, lane.medication)?.classes.includes("antidepressant") === true;
}

/** Days on which the daily dose became another, the start among them. */
function changeDays(lane: DoseLane, asOfDay: number): number[] {
  const inForce = lane.steps.filter((step) => step.day <= asOfDay);
  return inForce
    .filter((step, place) => place === 0 || step.dailyMg !== inForce[place - 1]?.dailyMg)
    .map((step) => step.day);
}
