import { findMedication } from "../../knowledge/find-medication.ts";
import type { DoseLane } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact } from "./fact.ts";

/**
 * Whether a medicine of a class is on board for the safety rows: taken now, or still taken when a sign that counts now was noted.
 * Stopping the medicine does not undo what it did. Unknown where a medicine on the list is not in the formulary.
 */
export function takenClass(of: CareCase, name: string): Fact {
  const { timeline, knowledge } = of;
  const { signDays } = knowledge.playbook.limits;
  const marks = [...timeline.signs.filter((mark) => mark.present), ...timeline.sideEffects];
  const counted = marks.filter((mark) => timeline.asOfDay - mark.day <= signDays);
  const named = timeline.signs.some(
    (mark) =>
      mark.present &&
      mark.medication !== null &&
      timeline.asOfDay - mark.day <= signDays &&
      inClass(of, mark.medication, name) === true,
  );
  if (named) return true;
  return isTaken(of, name, (lane) => {
    const { stoppedDay } = lane;
    return stoppedDay === null || counted.some((mark) => mark.day >= lane.startedDay && mark.day <= stoppedDay);
  });
}

/** Whether any order that `counts` is of the class. */
export function isTaken(of: CareCase, name: string, counts: (lane: DoseLane) => boolean): Fact {
  let verdict: Fact = false;
  for (const lane of of.timeline.doses) {
    if (!counts(lane)) continue;
    const one = inClass(of, lane.medication, name);
    if (one === true) return true;
    if (one === undefined) verdict = { unknown: `what sort of medicine ${lane.medication} is` };
  }
  return verdict;
}

/** True or false by the formulary; undefined where it does not hold the medicine. */
function inClass(of: CareCase, medication: string, name: string): boolean | undefined {
  const facts = findMedication(of.knowledge, medication);
  if (facts === undefined) return undefined;
  const parent = facts.parent === undefined ? undefined : findMedication(of.knowledge, facts.parent);
  return [facts, parent].some((one) => one !== undefined && (one.name === name || one.classes.includes(name)));
}

/** First day of the newest antidepressant still taken; null where none is, unknown where that cannot be told. */
export function antidepressantStart(of: CareCase): number | null | { readonly unknown: string } {
  const running = of.timeline.doses.filter((lane) => lane.stoppedDay === null);
  const known = running.filter((lane) => inClass(of, lane.medication, "antidepressant") === true);
  if (known.length > 0) return Math.max(...known.map((lane) => lane.startedDay));
  const strange = running.find((lane) => inClass(of, lane.medication, "antidepressant") === undefined);
  return strange === undefined ? null : { unknown: `what sort of medicine ${strange.medication} is` };
}
