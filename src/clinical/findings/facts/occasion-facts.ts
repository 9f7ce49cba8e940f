import { pointsWorse } from "../../situation/percent-change.ts";
import { remissionCourse } from "../../situation/remission-course.ts";
import { scaleOf } from "../../situation/symptom-of.ts";
import { isoDay } from "../../timeline/day-number.ts";
import { homeworkPct } from "../../timeline/homework-counts.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";
import { useReturnDay } from "./safety-facts.ts";

const RECENT_SESSIONS = 4;
const HALF_PCT = 50;

/** The day on which what stands now began, ISO: it tells one occasion from the next where the figures alone do not. */
export const occasionFacts: FactTable = {
  "homework.lowSince": (of) =>
    since(
      runOf(homeworkShares(of), ({ pct }) => pct < HALF_PCT),
      "homework not under half",
    ),
  "attendance.lowSince": (of) =>
    since(
      runOf(attendedShares(of), ({ pct }) => pct < HALF_PCT),
      "attendance not under half",
    ),
  "adherence.lowSince": (of) =>
    since(
      runOf(doseShares(of), ({ pct }) => pct < of.knowledge.playbook.limits.adherenceHighPct),
      "doses not missed",
    ),
  "symptom.worseSince": (of) =>
    since(
      runOf(scores(of), ({ worse }) => worse),
      "not worse",
    ),
  "sideEffects.toldOn": ({ situation: { sideEffects } }) =>
    "value" in sideEffects ? sideEffects.asOf.slice(0, 10) : sideEffects,
  "relapse.on": (of) => {
    const course = remissionCourse(of.timeline, of.reading, of.knowledge);
    const relapse = typeof course === "string" ? null : course.relapse;
    return relapse === null ? { unknown: "no relapse" } : isoDay(relapse.day);
  },
  "use.returnedOn": (of) => {
    const day = useReturnDay(of);
    return day === null ? { unknown: "no return to use" } : isoDay(day);
  },
};

interface Dated {
  readonly day: number;
}

/** The unbroken run of those that hold, up to the newest; oldest first. */
function runOf<T extends Dated>(all: readonly T[], holds: (one: T) => boolean): T[] {
  return all.slice(all.findLastIndex((one) => !holds(one)) + 1);
}

function since([first]: readonly Dated[], otherwise: string): Fact {
  return first === undefined ? { unknown: otherwise } : isoDay(first.day);
}

function homeworkShares({ course }: CareCase) {
  const sessions = course?.sessions.filter(({ attended }) => attended) ?? [];
  return sessions.flatMap(({ day, homework }) => {
    const pct = homeworkPct(homework);
    return pct === null ? [] : [{ day, pct }];
  });
}

/** Share attended of the newest booked sessions, as it stood after each. */
function attendedShares({ course }: CareCase) {
  const booked = course?.sessions ?? [];
  return booked.slice(RECENT_SESSIONS - 1).map(({ day }, place) => {
    const recent = booked.slice(place, place + RECENT_SESSIONS);
    return { day, pct: (recent.filter(({ attended }) => attended).length / recent.length) * 100 };
  });
}

function doseShares({ timeline, index }: CareCase) {
  return timeline.adherence.filter(({ medication }) => medication === null || medication === index?.medication);
}

function scores({ reading }: CareCase) {
  if (typeof reading === "string" || reading.stepBaseline === null) return [];
  const { stepBaseline, instrument, valid } = reading;
  const least = instrument?.reliableChange ?? Number.POSITIVE_INFINITY;
  return valid
    .filter(({ day }) => day > stepBaseline.day)
    .map(({ day, total }) => ({ day, worse: pointsWorse(stepBaseline.total, total, scaleOf(reading)) >= least }));
}
