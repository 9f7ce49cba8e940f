import { isKnown } from "../known.ts";
import { taperState } from "../situation/taper-state.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { CareCase } from "./facts/care-case.ts";

export interface MeasureDue {
  readonly name: string;
  readonly dueDay: number;
  /** It measures the condition being treated. */
  readonly isPrimary: boolean;
  /** It measures one of the active conditions. */
  readonly ofCondition: boolean;
  readonly everScored: boolean;
}

/**
 * Measures with a schedule of their own, for a person in care: those of active conditions, and any other used in this course of care.
 * Due one cadence after the last valid score (the slower cadence once response is held into the stable phase), or when care began.
 */
export function measuresDue(of: CareCase): readonly MeasureDue[] {
  const before = dueByCase.get(of);
  if (before !== undefined) return before;
  const due = workOutDue(of);
  dueByCase.set(of, due);
  return due;
}

/** Several rows ask of each measure: they are listed once a case. */
const dueByCase = new WeakMap<CareCase, readonly MeasureDue[]>();

function workOutDue(of: CareCase): MeasureDue[] {
  const { timeline, situation, knowledge } = of;
  const start = timeline.careStartDay;
  if (start === null) return [];
  const primary = typeof of.reading === "string" ? undefined : of.reading.series.instrument;
  const stable = isStable(of);
  const ofConditions = new Set(
    situation.conditions.flatMap(({ condition }) => knowledge.playbook.conditions[condition]?.measures ?? []),
  );
  return [...measuresInUse(of, start)].flatMap((name): MeasureDue[] => {
    const instrument = knowledge.instruments.get(name);
    const cadence = instrument?.cadenceDays;
    if (cadence === undefined) return [];
    const points = timeline.scores.find((series) => series.instrument === name)?.points ?? [];
    const last = points.findLast((point) => point.total !== null || instrument?.total === null);
    const isPrimary = name === (primary ?? firstMeasure(of));
    // The score that began care is counted from the first day of it.
    const usual = last === undefined ? start : Math.max(last.day, start) + (stable ? cadence.stable : cadence.acute);
    const dueDay = isPrimary && last !== undefined ? Math.min(usual, sooner(of, last.day, usual)) : usual;
    return [{ name, dueDay, isPrimary, ofCondition: ofConditions.has(name), everScored: last !== undefined }];
  });
}

const TWO_WEEKS = 14;

/** Two weeks after each lower dose of a taper, and after a warning. */
function sooner(of: CareCase, lastDay: number, usual: number): number {
  const { timeline, situation, knowledge } = of;
  const reduced = taperState(timeline, knowledge)?.reductionDays.at(-1);
  const after = reduced !== undefined && lastDay < reduced + TWO_WEEKS ? reduced + TWO_WEEKS : usual;
  const warned = isKnown(situation.course) && situation.course.value.warnings.length > 0;
  return warned && situation.course.value.remittedOn !== null ? Math.min(after, lastDay + TWO_WEEKS) : after;
}

function firstMeasure({ timeline, knowledge }: CareCase): string | undefined {
  const { primaryCondition } = timeline;
  return primaryCondition === null ? undefined : knowledge.playbook.conditions[primaryCondition]?.measures[0];
}

function measuresInUse(of: CareCase, start: number): Set<string> {
  const { timeline, situation, knowledge } = of;
  const used = timeline.scores.filter((series) =>
    series.points.some((point) => point.day >= start - knowledge.playbook.limits.baselineDays),
  );
  const names = new Set(used.map((series) => series.instrument));
  for (const { condition } of situation.conditions) {
    const measures = knowledge.playbook.conditions[condition]?.measures ?? [];
    const first = measures.find((measure) => names.has(measure)) ?? measures[0];
    if (first !== undefined) names.add(first);
  }
  return names;
}

/** Response or remission, and past the acute weeks. */
export function isStable(of: CareCase): boolean {
  const { symptom } = of.situation;
  if (!isKnown(symptom) || symptom.value.weeks === null) return false;
  const { status, weeks } = symptom.value;
  return (status === "response" || status === "remission") && weeks >= of.knowledge.playbook.limits.acuteWeeks;
}

export function dueOn(due: MeasureDue): string {
  return isoDay(due.dueDay);
}
