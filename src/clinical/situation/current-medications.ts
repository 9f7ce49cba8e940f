import { isoDay } from "../timeline/day-number.ts";
import type { DoseLane, DoseStep, Timeline } from "../timeline/timeline.ts";
import type { CurrentMedication } from "./situation.ts";

/** Orders that are running, in the order they began. One on hold is not taken. */
export function currentMedications(timeline: Timeline): CurrentMedication[] {
  return timeline.doses.filter((lane) => lane.stoppedDay === null && lane.held === null).map(currentMedication);
}

function currentMedication(lane: DoseLane): CurrentMedication {
  const inForce = stepInForce(lane);
  return {
    orderId: lane.orderId,
    medication: lane.medication,
    doseMg: inForce?.doseMg ?? null,
    dailyMg: inForce?.dailyMg ?? null,
    frequency: inForce?.frequency ?? "once-daily",
    since: isoDay(lane.startedDay),
    doseSince: isoDay(doseSinceDay(lane, inForce)),
    source: lane.source,
    plannedStop: lane.plannedStop,
    form: lane.form,
  };
}

/** The dose of today: the last step that is not still to come. */
export function stepInForce(lane: DoseLane): DoseStep | undefined {
  return lane.steps.findLast((step) => !step.planned);
}

/** First day of the unbroken time at the present daily dose. */
export function doseSinceDay(lane: DoseLane, inForce: DoseStep | undefined): number {
  if (inForce === undefined) return lane.startedDay;
  let first = inForce;
  for (const step of [...lane.steps].reverse()) {
    if (step.day > first.day) continue;
    if (step.dailyMg !== inForce.dailyMg || step.doseMg !== inForce.doseMg) break;
    first = step;
  }
  return first.day;
}
