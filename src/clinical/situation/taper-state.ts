import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { DoseLane, DoseStep, SideEffectLevel, TaperMark, Timeline } from "../timeline/timeline.ts";

const OVER: readonly TaperMark["action"][] = ["completed", "abandoned"];

/** A taper that is asked for, runs, or has just ended, with the order it lowers. */
export interface TaperState {
  readonly medication: string;
  /** The newest word on it. */
  readonly action: TaperMark["action"];
  readonly newest: TaperMark;
  /** From `started` to `completed` or `abandoned`. */
  readonly running: boolean;
  /** Null while it was only proposed. */
  readonly startedDay: number | null;
  readonly lane: DoseLane | undefined;
  /** Days on which the dose went down since it started, oldest first. */
  readonly reductionDays: readonly number[];
  /** Milligrams a day before the first reduction; null where not known. */
  readonly fullDose: DoseStep | null;
  /** The dose before the newest reduction. */
  readonly previousDose: DoseStep | null;
}

/** The taper last spoken of; undefined where none ever was. */
export function taperState(timeline: Timeline, knowledge: Knowledge): TaperState | undefined {
  const newest = timeline.tapers[timeline.tapers.length - 1];
  if (newest === undefined) return undefined;
  const name = (medication: string) => findMedication(knowledge, medication)?.name ?? medication;
  const own = timeline.tapers.filter((mark) => name(mark.medication) === name(newest.medication));
  const acted = own.findLast((mark) => mark.action !== "proposed");
  const running = acted !== undefined && !OVER.includes(acted.action);
  const lastOver = own.findLast((mark) => OVER.includes(mark.action));
  const started = own.find(
    (mark) => mark.action === "started" && (!running || mark.day >= (lastOver?.day ?? mark.day)),
  );
  const lane = timeline.doses.findLast((one) => one.medication === name(newest.medication) && !one.asNeeded);
  const reductions =
    started === undefined || lane === undefined ? [] : reductionsIn(lane, started.day, timeline.asOfDay);
  const planned = started === undefined || reductions.length > 0 ? [] : plannedDays(own, started.day, timeline.asOfDay);
  return {
    medication: name(newest.medication),
    action: newest.action,
    newest,
    running,
    startedDay: started?.day ?? null,
    lane,
    reductionDays: reductions.length > 0 ? reductions.map((one) => one.day) : planned,
    fullDose: reductions[0]?.before ?? null,
    previousDose: reductions[reductions.length - 1]?.before ?? null,
  };
}

interface Reduction {
  readonly day: number;
  readonly before: DoseStep;
}

function reductionsIn(lane: DoseLane, fromDay: number, asOfDay: number): Reduction[] {
  const found: Reduction[] = [];
  lane.steps.forEach((step, place) => {
    const before = lane.steps[place - 1];
    const known = before !== undefined && before.dailyMg !== null && step.dailyMg !== null;
    if (!known || step.planned || step.day < fromDay) return;
    if ((step.dailyMg as number) < (before.dailyMg as number)) found.push({ day: step.day, before });
  });
  const last = lane.steps[lane.steps.length - 1];
  if (lane.stoppedDay !== null && lane.stoppedDay >= fromDay && lane.stoppedDay <= asOfDay && last !== undefined)
    found.push({ day: lane.stoppedDay, before: last });
  return found;
}

/** Where no order was changed, the days the agreed schedule set. */
function plannedDays(own: readonly TaperMark[], startedDay: number, asOfDay: number): number[] {
  const schedule = own.findLast((mark) => mark.schedule.length > 0)?.schedule ?? [];
  return schedule.map((step) => startedDay + step.day).filter((day) => day <= asOfDay);
}

const LEVELS: readonly SideEffectLevel[] = ["none", "mild", "moderate", "severe"];

/**
 * The worst symptom of stopping that stands: said to come from it, or begun within `reductionDays` of a lower dose. Null where
 * nobody asked lately.
 */
export function discontinuationLevel(
  taper: TaperState,
  timeline: Timeline,
  knowledge: Knowledge,
): SideEffectLevel | null {
  const { limits, relapse } = knowledge.playbook;
  const of = (medication: string | null) =>
    medication === null || (findMedication(knowledge, medication)?.name ?? medication) === taper.medication;
  const marks = timeline.sideEffects.filter((mark) => of(mark.medication));
  const recent = marks.filter((mark) => timeline.asOfDay - mark.day <= limits.sideEffectDays);
  if (recent.length === 0) return null;
  let worst: SideEffectLevel = "none";
  for (const effect of new Set(recent.map((mark) => mark.effect))) {
    const newest = recent.findLast((mark) => mark.effect === effect);
    if (newest === undefined || newest.resolved || newest.severity === "none") continue;
    const onset = marks.find((mark) => mark.effect === effect && mark.day >= (taper.startedDay ?? mark.day))?.day;
    const early = taper.reductionDays.some(
      (day) => onset !== undefined && onset >= day && onset - day <= relapse.reductionDays,
    );
    if (newest.cause !== "discontinuation" && !early) continue;
    if (LEVELS.indexOf(newest.severity) > LEVELS.indexOf(worst)) worst = newest.severity;
  }
  return worst;
}
