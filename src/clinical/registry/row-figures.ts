import type { CareCase } from "../findings/facts/care-case.ts";
import { findMedication } from "../knowledge/find-medication.ts";
import { isKnown, type Maybe } from "../known.ts";
import { changeOf } from "../situation/function-change.ts";
import { oneDecimal } from "../situation/percent-change.ts";
import type { SymptomReading, ValidScore } from "../situation/symptom-reading.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { RegistryRow } from "./row.ts";

const ASK = { unknown: "ask" } as const;
const NOT_APPLICABLE = { notApplicable: true } as const;
const SPARK_DAYS = 16 * 7;
const VISIT_DAYS = 8 * 7;
const AS_NEEDED = "as-needed";

function figure<T>(field: Maybe<T>) {
  return isKnown(field) ? { value: field.value, asOf: field.asOf } : ASK;
}

export function stepFigure({ situation }: CareCase): RegistryRow["step"] {
  return figure(situation.step);
}

/** First and newest score with the change between; a stale one keeps its value and loses its change. */
export function symptomFigure(of: CareCase): RegistryRow["symptom"] {
  const { reading, situation, timeline } = of;
  if (typeof reading === "string" || !isKnown(situation.symptom)) return ASK;
  const { latest, current, series } = reading;
  const first = firstScore(reading, timeline.careStartDay);
  const { changePct, weeks } = situation.symptom.value;
  const value = {
    instrument: series.instrument,
    first: first.total,
    now: latest.total,
    prorated: latest.prorated,
    changePct,
    weeks,
    stale: current === null,
    spark: spark(reading, first, timeline.asOfDay),
  };
  return { value, asOf: latest.at };
}

/** The baseline; where none counts, the earliest score of this course of care, so that the line still has a beginning. */
function firstScore({ baseline, valid, latest }: SymptomReading, careStart: number | null): ValidScore {
  return baseline ?? valid.find((point) => careStart === null || point.day >= careStart) ?? latest;
}

/** [days before today, percent of the person's own first score], oldest first. Empty where the first score was 0. */
function spark({ valid }: SymptomReading, first: ValidScore, today: number): [number, number][] {
  if (first.total === 0) return [];
  return valid
    .filter((point) => today - point.day <= SPARK_DAYS && point.day >= first.day)
    .map((point) => [today - point.day, oneDecimal((point.total * 100) / first.total)]);
}

/** Days of limited activity in the last 30: first against now. */
export function functionFigure({ timeline, knowledge }: CareCase): RegistryRow["function"] {
  const days = timeline.function.find((series) => series.measure === "limited-days");
  const change = days === undefined ? "not asked" : changeOf(days, timeline, knowledge.playbook.limits);
  if (typeof change === "string") return ASK;
  return { value: { first: change.first.value, now: change.now.value }, asOf: change.now.at };
}

/** Sleep efficiency of the newest week with enough nights, percent. */
export function sleepFigure({ timeline, knowledge }: CareCase): RegistryRow["sleep"] {
  const week = timeline.sleep[timeline.sleep.length - 1];
  if (week === undefined || week.efficiencyPct === null) return ASK;
  if (timeline.asOfDay - week.toDay > knowledge.playbook.limits.sleepDays) return ASK;
  return { value: week.efficiencyPct, asOf: isoDay(week.toDay) };
}

export function sideEffectFigure({ situation }: CareCase): RegistryRow["sideEffects"] {
  return situation.medications.length === 0 ? NOT_APPLICABLE : figure(situation.sideEffects);
}

/** Percent of doses taken; does not apply where nothing is taken on a schedule. */
export function adherenceFigure({ situation }: CareCase): RegistryRow["adherence"] {
  if (!situation.medications.some(({ frequency }) => frequency !== AS_NEEDED)) return NOT_APPLICABLE;
  const { adherence } = situation;
  return isKnown(adherence) ? { value: adherence.value.pct, asOf: adherence.asOf } : ASK;
}

/** The medicine the week clock belongs to first, then the others by start. */
export function medicineChips({ situation, timeline, knowledge }: CareCase): RegistryRow["medicines"] {
  const chips = situation.medications.map(({ orderId, medication, dailyMg, frequency, plannedStop }) => ({
    isIndex: orderId === timeline.indexOrderId,
    chip: {
      name: medication,
      dailyMg,
      frequency,
      shortTerm: plannedStop !== null || findMedication(knowledge, medication)?.shortTerm === true,
    },
  }));
  return chips.sort((a, b) => Number(b.isIndex) - Number(a.isIndex)).map(({ chip }) => chip);
}

/** Visits of the last eight weeks, kept or missed; cancelled ones were nobody's absence. */
export function visitDots({ timeline }: CareCase): RegistryRow["visits"] {
  return timeline.visits
    .filter((visit) => timeline.asOfDay - visit.day <= VISIT_DAYS && visit.status !== "cancelled")
    .map(({ day, track, attended }) => ({ on: isoDay(day), track, attended }));
}
