import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { daysInBody } from "../../medication/days-in-body.ts";
import type { DoseLane } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact } from "./fact.ts";

const DAYS_A_WEEK = 7;
const MAOI_DAYS = 14;

/**
 * Whether a medicine of a class is on board for the safety rows: taken now, or still in the body when a sign that counts now was
 * noted. Stopping the medicine does not undo what it did. Unknown where a medicine on the list is not in the formulary.
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
    if (stoppedDay === null) return true;
    const goneDay = stoppedDay + daysHeld(lane, knowledge);
    return counted.some((mark) => mark.day >= lane.startedDay && mark.day <= goneDay);
  });
}

/** Days from the stop in which a sign can still be the medicine's doing: while the body holds it, and a monoamine oxidase inhibitor as long as its washout. */
function daysHeld({ medication }: DoseLane, knowledge: Knowledge): number {
  const facts = findMedication(knowledge, medication);
  if (facts === undefined) return 0;
  return Math.max(daysInBody(facts) ?? 0, facts.classes.includes("maoi") ? MAOI_DAYS : 0);
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

/**
 * First day of the earliest antidepressant begun within the acute weeks, and still taken or stopped no longer ago than a sign counts;
 * null where none is new, unknown where that cannot be told. The earliest: a second one does not make a sign older than it.
 */
export function newAntidepressantSince(of: CareCase): number | null | { readonly unknown: string } {
  const { timeline, knowledge } = of;
  const { acuteWeeks, signDays } = knowledge.playbook.limits;
  const recent = timeline.doses.filter(
    ({ startedDay, stoppedDay }) =>
      timeline.asOfDay - startedDay < acuteWeeks * DAYS_A_WEEK &&
      (stoppedDay === null || timeline.asOfDay - stoppedDay <= signDays),
  );
  const known = recent.filter((lane) => inClass(of, lane.medication, "antidepressant") === true);
  if (known.length > 0) return Math.min(...known.map((lane) => lane.startedDay));
  const strange = recent.find((lane) => inClass(of, lane.medication, "antidepressant") === undefined);
  return strange === undefined ? null : { unknown: `what sort of medicine ${strange.medication} is` };
}
