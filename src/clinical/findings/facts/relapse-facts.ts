import { monthsInRemission } from "../../situation/course-field.ts";
import { DAYS_A_MONTH, type RemissionCourse } from "../../situation/remission-course.ts";
import type { SymptomReading } from "../../situation/symptom-reading.ts";
import { discontinuationLevel, type TaperState, taperState } from "../../situation/taper-state.ts";
import type { DoseStep } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";
import { recurrenceRisk } from "./recurrence-risk.ts";
import { safetyFacts } from "./safety-facts.ts";
import { exclusions, GATES, gateDays, gateFact, gateMonths, taperKind } from "./taper-gate.ts";

/** Statuses of the course in which the answer to relapse stands in place of the week tables. */
const ANSWERING: readonly string[] = ["early-warning", "relapse-suspected", "relapse", "recurrence"];
const NO_TAPER = { unknown: "no taper" };

/** Where the person stands between remission and relapse, and what a taper rests on. */
export const relapseFacts: FactTable = {
  /** A taper runs, or illness shows signs of coming back: other rows stand in place of the week tables. */
  "relapse.stands": (of) => taperState(of.timeline, of.knowledge)?.running === true || ANSWERING.includes(status(of)),
  "course.phase": (of) => partOf(of.situation.course, (course) => course.phase),
  "course.status": (of) => partOf(of.situation.course, (course) => course.status, "no recent score"),
  "course.remitted": course((one) => one.remittedDay !== null),
  "course.monthsInRemission": course((one, of, reading) => {
    const months = monthsInRemission(one, reading, of.timeline.asOfDay);
    return months ?? { unknown: "not in remission" };
  }),
  "course.nadir": course((one) => one.nadir.total),
  "course.rise": course((one) => one.rise ?? { unknown: "no recent score" }),
  "course.relapseConfirmed": course((one) => one.relapse?.confirmed === true),
  "course.relapseSuspected": course((one) => one.relapse !== null && !one.relapse.confirmed),
  "course.retainedDays": (of) => partOf(of.situation.course, (one) => one.retainedDays, "not opioid use disorder"),
  "course.milestone": (of) => newestMilestone(of) ?? { unknown: "none reached lately" },
  "warning.any": (of) => warnings(of).length > 0,
  "warning.score": (of) => warnings(of).includes("score"),
  "warning.aboveCut": (of) => warnings(of).includes("above-cut"),
  "warning.ownSign": (of) => warnings(of).includes("own-sign"),
  "warning.function": (of) => warnings(of).includes("function"),
  "warning.sleep": (of) => warnings(of).includes("sleep"),
  "recurrence.risk": (of) => recurrenceRisk(of).present.length > 0,
  "recurrence.factors": (of) => listed(recurrenceRisk(of).present, "none recorded"),
  /** Known where every risk factor was asked; otherwise what was not. */
  "recurrence.asked": (of) => {
    const { unasked } = recurrenceRisk(of);
    return unasked.length === 0 || { unknown: `counted as absent, never recorded: ${unasked.join("; ")}` };
  },
  "taper.proposed": (of) => taperState(of.timeline, of.knowledge)?.action === "proposed",
  "taper.paused": taper((one) => one.action === "paused"),
  "taper.medication": taper((one) => one.medication),
  "taper.kind": taper((one, of) => taperKind(of, one)),
  "taper.exposureDays": taper((one, of) =>
    one.lane === undefined
      ? { unknown: `when ${one.medication} was begun` }
      : of.timeline.asOfDay - one.lane.startedDay,
  ),
  /** So short a time on it, by the person's own wish and with no safety question open, that the gate is not asked. */
  "taper.shortExposure": (of) => isShortExposure(of),
  "relapse.severeSideEffects": (of) => hasSevereSideEffects(of),
  "taper.gateOpen": (of) => GATES.every((gate) => gateFact(of, gate) === true),
  "taper.remissionDays": taper((one, of) => {
    const days = gateDays(of, one);
    return typeof days === "string" ? { unknown: days } : (days ?? 0);
  }),
  "taper.monthsNeeded": (of) => gateMonths(of),
  "taper.excludedBy": taper((one, of) => listed(exclusions(of, one), "nothing")),
  "taper.discontinuationRisk": taper(
    (one, of) =>
      of.knowledge.playbook.relapse.discontinuation[one.medication] ?? {
        unknown: `how often stopping ${one.medication} brings symptoms`,
      },
  ),
  "taper.symptoms": taper(
    (one, of) =>
      discontinuationLevel(one, of.timeline, of.knowledge) ?? { unknown: "symptoms of stopping were not asked about" },
  ),
  "taper.daysSinceReduction": taper((one, of) => {
    const last = one.reductionDays[one.reductionDays.length - 1];
    return last === undefined ? { unknown: "no dose lowered yet" } : of.timeline.asOfDay - last;
  }),
  "taper.fullDoseMg": taper((one) => doseOf(one.fullDose)),
  "taper.previousDoseMg": taper((one) => doseOf(one.previousDose)),
  /** Illness is coming back while the dose goes down: it needs no second score. */
  "taper.relapsePattern": course((one, of) => isPattern(one, of)),
  /** No sign of illness coming back while the dose goes down; unknown without a recent score. */
  "taper.stable": (of) => isStable(of),
  /** It ended within the days in which symptoms of stopping begin. */
  "taper.justEnded": taper(
    (one, { timeline, knowledge }) =>
      one.action === "completed" && timeline.asOfDay - one.newest.day <= knowledge.playbook.relapse.reductionDays,
  ),
  "moud.stableDays": (of) => stableDays(of) ?? { unknown: "when treatment began" },
  "moud.stable": (of) => isStableLongEnough(of),
  "moud.ready": (of) =>
    gateFact(of, "TG6") === true &&
    isStableLongEnough(of) === true &&
    hasNaloxone(of) &&
    of.timeline.background.reEntry,
  "moud.naloxone": (of) => hasNaloxone(of),
  "moud.reEntry": (of) => of.timeline.background.reEntry,
  ...Object.fromEntries(GATES.map((gate) => [`taper.${gate}`, (of: CareCase) => gateFact(of, gate)])),
};

function status({ situation }: CareCase): string {
  return "value" in situation.course ? (situation.course.value.status ?? "") : "";
}

function warnings({ situation }: CareCase): readonly string[] {
  return "value" in situation.course ? situation.course.value.warnings : [];
}

function course(
  fact: (course: RemissionCourse, of: CareCase, reading: SymptomReading) => Fact,
): (of: CareCase) => Fact {
  return (of) => {
    const found = of.remission;
    if (typeof found === "string") return { unknown: found };
    return typeof of.reading === "string" ? { unknown: of.reading } : fact(found, of, of.reading);
  };
}

function taper(fact: (taper: TaperState, of: CareCase) => Fact): (of: CareCase) => Fact {
  return (of) => {
    const found = taperState(of.timeline, of.knowledge);
    return found === undefined ? NO_TAPER : fact(found, of);
  };
}

function listed(names: readonly string[], none: string): string {
  return names.length === 0 ? none : names.join("; ");
}

function doseOf(step: DoseStep | null): Fact {
  return step?.doseMg ?? { unknown: "the dose before" };
}

function isPattern(one: RemissionCourse, { knowledge, reading }: CareCase): Fact {
  if (one.relapse?.confirmed === true) return true;
  if (one.rise === null) return { unknown: "no recent score" };
  const size =
    typeof reading === "string" ? undefined : knowledge.playbook.relapse.instruments[reading.series.instrument];
  return size !== undefined && one.rise >= size.rise;
}

function isStable(of: CareCase): Fact {
  const { reading, timeline, remission: found } = of;
  if (typeof reading === "string") return { unknown: reading };
  if (reading.current === null) return { unknown: `${reading.series.instrument} is too old to judge by` };
  if (timeline.primaryCondition === "oud")
    return reading.current.total < CRAVING && safetyFacts["use.returned"]?.(of) === false;
  if (typeof found !== "string" && isPattern(found, of) === true) return false;
  return warnings(of).length === 0;
}

/** Craving that counts, of 10. */
const CRAVING = 4;
const MILESTONE_DAYS = 7;

/** The newest milestone of retention, in the week after it was reached. */
function newestMilestone({ situation }: CareCase): number | undefined {
  if (!("value" in situation.course)) return undefined;
  const { milestones, retainedDays } = situation.course.value;
  const newest = milestones[milestones.length - 1];
  return newest !== undefined && retainedDays !== null && retainedDays - newest < MILESTONE_DAYS ? newest : undefined;
}

const OPIOID_USE: readonly string[] = [
  "heroin",
  "fentanyl",
  "opiates",
  "opiate",
  "opioid",
  "oxycodone",
  "hydrocodone",
  "morphine",
  "codeine",
  "tramadol",
];

/** Days since treatment began, or since opioids were last used or found, whichever is later. */
function stableDays({ timeline }: CareCase): number | undefined {
  const { careStartDay, asOfDay, toxScreens, background } = timeline;
  if (careStartDay === null) return undefined;
  const found = toxScreens
    .filter((screen) =>
      screen.positive.some((substance) => OPIOID_USE.includes(substance) && !screen.expected.includes(substance)),
    )
    .map((screen) => screen.day);
  const told = background.uses
    .filter((use) => use.frequency !== "none" && OPIOID_USE.includes(use.substance))
    .map((use) => use.day);
  return asOfDay - Math.max(careStartDay, ...found, ...told);
}

function isStableLongEnough(of: CareCase): Fact {
  const days = stableDays(of);
  if (days === undefined) return { unknown: "when treatment began" };
  return days >= of.knowledge.playbook.relapse.stableMonths * DAYS_A_MONTH;
}

function isShortExposure(of: CareCase): boolean {
  const found = taperState(of.timeline, of.knowledge);
  if (found?.lane === undefined || taperKind(of, found) !== "usual") return false;
  const days = of.timeline.asOfDay - found.lane.startedDay;
  const wished = gateFact(of, "TG6") === true;
  return wished && of.standing.length === 0 && days < of.knowledge.playbook.relapse.shortExposureDays;
}

/** Severe, and not a symptom of stopping, which its own row judges. */
function hasSevereSideEffects({ situation, timeline, knowledge }: CareCase): boolean {
  if (!("value" in situation.sideEffects) || situation.sideEffects.value !== "severe") return false;
  const found = taperState(timeline, knowledge);
  return found === undefined || discontinuationLevel(found, timeline, knowledge) !== "severe";
}

function hasNaloxone({ situation, timeline }: CareCase): boolean {
  return (
    situation.medications.some((one) => one.medication === "naloxone") ||
    timeline.background.supplied.some((mark) => mark.medication === "naloxone")
  );
}
