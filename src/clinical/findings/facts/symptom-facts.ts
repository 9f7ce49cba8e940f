import { pointsWorse } from "../../situation/percent-change.ts";
import { inRemission } from "../../situation/remission.ts";
import { responseHeldDays, scaleOf, worseBy } from "../../situation/symptom-of.ts";
import { isRemission, type SymptomReading } from "../../situation/symptom-reading.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";

/** The primary measure: where it stands, how it moved, and whether it can be judged at all. */
export const symptomFacts: FactTable = {
  "symptom.instrument": read((reading) => reading.series.instrument),
  "symptom.recorded": (of) => typeof of.reading !== "string",
  "symptom.baseline": (of) => partOf(of.situation.symptom, (symptom) => symptom.baseline, noBaseline(of)),
  "symptom.lateBaseline": read((reading) => reading.lateBaseline),
  "symptom.hasBaseline": read((reading) => reading.baseline !== null),
  "symptom.latest": read((reading) => reading.latest.total),
  "symptom.ageDays": read((reading, of) => of.timeline.asOfDay - reading.latest.day),
  "symptom.current": (of) => partOf(of.situation.symptom, (symptom) => symptom.current, tooOld(of)),
  "symptom.stale": read((reading) => reading.current === null),
  "symptom.measuredSince": read(({ baseline, current }) => current !== null && current.entryId !== baseline?.entryId),
  "symptom.prorated": read((reading) => reading.latest.prorated),
  "symptom.newestUnscorable": read((reading) => reading.newestUnscorable),
  "symptom.improvementPct": (of) =>
    partOf(of.situation.symptom, (symptom) => symptom.improvementPct, notComputable(of)),
  "symptom.changePct": (of) => partOf(of.situation.symptom, (symptom) => symptom.changePct, notComputable(of)),
  "symptom.changeSize": (of) => partOf(of.situation.symptom, (symptom) => size(symptom.changePct), notComputable(of)),
  "symptom.direction": (of) =>
    partOf(of.situation.symptom, (symptom) => direction(symptom.changePct), notComputable(of)),
  "symptom.status": (of) => partOf(of.situation.symptom, (symptom) => symptom.status, notComputable(of)),
  "symptom.weeks": weeks,
  "symptom.worseBy": read((reading, of) => worseBy(reading) ?? { unknown: notComputable(of) }),
  "response.heldDays": read(
    (reading, of) => responseHeldDays(reading, of.timeline, of.knowledge) ?? { unknown: "no response held" },
  ),
  "remission.heldDays": read((reading) => remissionHeldDays(reading)),
  "symptom.fallPoints": read((reading, of) => fallPoints(reading) ?? { unknown: notComputable(of) }),
  "symptom.worse": read((reading) => isWorse(reading)),
  "symptom.worseTwice": read((reading) => isWorse(reading) && wasWorse(reading)),
  "symptom.remitted": read((reading, of) => inRemission(reading, of.timeline, of.knowledge)),
  "symptom.judgeable": (of) => {
    if (typeof of.reading === "string") return false;
    return (
      partOf(of.situation.symptom, (symptom) => symptom.improvementPct !== null) === true ||
      inRemission(of.reading, of.timeline, of.knowledge)
    );
  },
};

function read(fact: (reading: SymptomReading, of: CareCase) => Fact): (of: CareCase) => Fact {
  return (of) => (typeof of.reading === "string" ? { unknown: of.reading } : fact(of.reading, of));
}

function fallPoints(reading: SymptomReading): number | null {
  const { baseline, current } = reading;
  if (baseline === null || current === null) return null;
  const worse = pointsWorse(baseline.total, current.total, scaleOf(reading));
  return worse === 0 ? 0 : -worse;
}

/** Days between the first and the newest of an unbroken row of scores in remission, back from a current one. */
function remissionHeldDays({ current, valid, instrument }: SymptomReading): Fact {
  if (current === null || !isRemission(current.total, instrument)) return { unknown: "not in remission now" };
  const broken = valid.findLastIndex((point) => !isRemission(point.total, instrument));
  const first = valid[broken + 1] ?? current;
  return current.day - first.day;
}

/** Worse than at the start of the step by a reliable margin. A measure without one cannot say so, and does not. */
function isWorse(reading: SymptomReading): boolean {
  const worse = worseBy(reading);
  const reliable = reading.instrument?.reliableChange;
  return worse !== null && reliable !== undefined && worse >= reliable;
}

function wasWorse(reading: SymptomReading): boolean {
  const before = reading.valid[reading.valid.length - 2];
  const { stepBaseline, instrument } = reading;
  if (before === undefined || stepBaseline === null || instrument?.reliableChange === undefined) return false;
  if (before.day < stepBaseline.day) return false;
  return pointsWorse(stepBaseline.total, before.total, scaleOf(reading)) >= instrument.reliableChange;
}

/** Weeks at the step; 0 while its effective start still lies ahead. */
function weeks(of: CareCase): Fact {
  const { effectiveStartDay } = of.timeline;
  if (effectiveStartDay !== null) return partOf(of.situation.symptom, (symptom) => symptom.weeks, "not begun");
  if (of.index !== undefined && of.index.minimumEffectiveMg === null)
    return { unknown: `least effective dose of ${of.index.medication} is not known` };
  return of.index === undefined && of.course === undefined ? { unknown: "no treatment running" } : 0;
}

function size(changePct: number | null): number | null {
  return changePct === null ? null : Math.abs(changePct);
}

function direction(changePct: number | null): string | null {
  if (changePct === null) return null;
  if (changePct === 0) return "same";
  return changePct < 0 ? "better" : "worse";
}

function noBaseline(of: CareCase): string {
  return of.timeline.careStartDay === null ? "care has not begun" : "no score at the start of treatment";
}

function tooOld(of: CareCase): string {
  if (typeof of.reading === "string") return of.reading;
  const { series, latest } = of.reading;
  return `${series.instrument} is ${of.timeline.asOfDay - latest.day} days old`;
}

function notComputable(of: CareCase): string {
  if (typeof of.reading === "string") return of.reading;
  return of.reading.current === null ? tooOld(of) : noBaseline(of);
}
