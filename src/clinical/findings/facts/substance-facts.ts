import { findMedication } from "../../knowledge/find-medication.ts";
import type { DoseLane } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";
import { unsettledExposure } from "./therapy-facts.ts";

const DAYS_A_WEEK = 7;
const LONG_USE_DAYS = 28;
const MISSED_WITHIN_DAYS = 30;
/** Lowest COWS total of the mild band. */
const COWS_MILD = 5;

/** What is taken beside the plan, and what shows that someone is slipping away. */
export const substanceFacts: FactTable = {
  "exposure.isBenzodiazepine": (of) => exposureIsBenzodiazepine(of),
  "benzodiazepine.name": (of) => benzodiazepines(of)[0]?.medication ?? { unknown: "no benzodiazepine" },
  "benzodiazepine.rising": (of) => !isSettled(of) && benzodiazepines(of).some((lane) => isRising(lane, of)),
  "benzodiazepine.long": (of) => (isSettled(of) ? false : takenLong(of)),
  "opioid.withdrawal": (of) => inWithdrawal(of),
  "pdmp.unexpected": ({ timeline, knowledge }) => {
    const last = timeline.pdmpChecks.at(-1);
    const isRecent = last !== undefined && timeline.asOfDay - last.day <= knowledge.playbook.limits.signDays;
    return isRecent && last.unexpected;
  },
  "visits.missedInRow": ({ timeline }) => missedInRow(timeline.visits, timeline.asOfDay),
};

function benzodiazepines({ timeline, knowledge }: CareCase): DoseLane[] {
  return timeline.doses.filter(
    (lane) =>
      lane.stoppedDay === null &&
      findMedication(knowledge, lane.medication)?.classes.includes("benzodiazepine") === true,
  );
}

function exposureIsBenzodiazepine(of: CareCase): Fact {
  const taken = unsettledExposure(of)?.prnTaken;
  if (taken === undefined || taken === null) return { unknown: "no medicine before exposure" };
  const facts = findMedication(of.knowledge, taken);
  return facts === undefined
    ? { unknown: `what sort of medicine ${taken} is` }
    : facts.classes.includes("benzodiazepine");
}

/** Both clinicians have answered in the last weeks: the plan they made stands for that long. */
function isSettled({ timeline }: CareCase): boolean {
  const answered = (role: string) =>
    timeline.decisions.some(
      (one) => one.rule === "PIV-N2" && one.role === role && timeline.asOfDay - one.day <= LONG_USE_DAYS,
    );
  return answered("therapist") && answered("prescriber");
}

/** More doses in the last seven days than in the seven before, all of them days on this order. */
function isRising(lane: DoseLane, { timeline }: CareCase): boolean {
  const { asOfDay } = timeline;
  if (asOfDay - lane.startedDay < 2 * DAYS_A_WEEK) return false;
  const taken = (from: number, below: number) =>
    lane.doses.filter((dose) => asOfDay - dose.day >= from && asOfDay - dose.day < below).length;
  return taken(0, DAYS_A_WEEK) > taken(DAYS_A_WEEK, 2 * DAYS_A_WEEK);
}

/**
 * Taken on a schedule for more than four weeks; taken as needed, the first dose that long ago and the newest in the last seven days.
 * Unknown where nobody wrote down whether an as-needed order of that age is used.
 */
function takenLong(of: CareCase): Fact {
  let verdict: Fact = false;
  for (const lane of benzodiazepines(of)) {
    const age = of.timeline.asOfDay - lane.startedDay;
    if (age <= LONG_USE_DAYS) continue;
    if (!lane.asNeeded) return true;
    const [first, newest] = [lane.doses[0], lane.doses.at(-1)];
    if (first === undefined || newest === undefined) verdict = { unknown: `how often ${lane.medication} is taken` };
    else if (of.timeline.asOfDay - newest.day < DAYS_A_WEEK && of.timeline.asOfDay - first.day > LONG_USE_DAYS)
      return true;
  }
  return verdict;
}

/** Noted as a sign, or by the scale after the first day of the medicine; the first day itself is induction. */
function inWithdrawal({ timeline, index, knowledge }: CareCase): boolean {
  const { signDays } = knowledge.playbook.limits;
  const sign = timeline.signs.findLast((mark) => mark.sign === "opioid-withdrawal");
  const afterStart = (day: number) => index === undefined || day > index.startedDay;
  if (sign?.present === true && timeline.asOfDay - sign.day <= signDays && afterStart(sign.day)) return true;
  const cows = timeline.scores.find((series) => series.instrument === "COWS")?.points.at(-1);
  const isRecent = cows !== undefined && timeline.asOfDay - cows.day < DAYS_A_WEEK && afterStart(cows.day);
  return isRecent && (cows.total ?? 0) >= COWS_MILD;
}

/** Booked visits missed one after the other, up to the newest, within the last month. */
function missedInRow(visits: CareCase["timeline"]["visits"], asOfDay: number): number {
  const booked = visits.filter((visit) => visit.status !== "cancelled" && asOfDay - visit.day <= MISSED_WITHIN_DAYS);
  return booked.length - 1 - booked.findLastIndex((visit) => visit.attended);
}
