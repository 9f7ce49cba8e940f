import { activeConditions } from "../../timeline/condition-states.ts";
import { isoDay } from "../../timeline/day-number.ts";
import type { Timeline } from "../../timeline/timeline.ts";

const OPIOID_USE_DISORDER = "oud";
/** Medicines for opioid use disorder that carry a risk of their own; naltrexone is also given for alcohol and does not tell. */
const AGONISTS: ReadonlySet<string> = new Set(["buprenorphine", "buprenorphine XR", "methadone"]);
const NALOXONE = "naloxone";

/** In care for opioids: the condition is active, or buprenorphine or methadone is taken. */
export function isOpioidCare({ conditions, doses }: Timeline): boolean {
  return (
    activeConditions(conditions).some(({ condition }) => condition === OPIOID_USE_DISORDER) ||
    doses.some(({ medication, stoppedDay }) => stoppedDay === null && AGONISTS.has(medication))
  );
}

/** Kept for an emergency: it is given by others, and how often it is taken is not counted. */
export const isRescue = (medication: string): boolean => medication === NALOXONE;

/** ISO date since when naloxone is on hand: ordered, reported or handed out; null where none is on record. */
export function naloxoneOn({ doses, background }: Timeline): string | null {
  const ordered = doses.find(({ medication, stoppedDay }) => medication === NALOXONE && stoppedDay === null);
  const supplied = background.supplied.findLast(({ medication }) => medication === NALOXONE);
  const day = supplied?.day ?? ordered?.startedDay;
  return day === undefined ? null : isoDay(day);
}
