import type { RelapseLimits } from "../findings/playbook.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { pointsWorse } from "./percent-change.ts";
import { isRemission, type SymptomReading, type ValidScore } from "./symptom-reading.ts";

/** Mean length of a month, days. */
export const DAYS_A_MONTH = 30.44;

/** Remission, and what came after it, read from the scores of one course of care. */
export interface RemissionCourse {
  /** Lowest score of the course so far. */
  readonly nadir: ValidScore;
  /** First score below the cut since illness was last back; null where remission was never reached. */
  readonly remittedDay: number | null;
  /** First and newest score below the cut with none of relapse size between, as days; null where there is none. */
  readonly heldDays: number | null;
  /** Day the time in remission counts from: the newest score at or above the cut, else the first one below it. Null while not in remission. */
  readonly clockDay: number | null;
  /** Points the current score lies above the nadir; null where no score is recent enough. */
  readonly rise: number | null;
  /** The rise is one that warns; null where no score is recent enough, or the measure has no such rise. */
  readonly warns: boolean | null;
  /** Illness came back after remission: when, and whether a second score or a clinician has said so. */
  readonly relapse: Relapse | null;
}

interface Relapse {
  readonly day: number;
  readonly entryId: string;
  readonly confirmed: boolean;
  /** `recurrence` after recovery, else `relapse`. */
  readonly kind: "relapse" | "recurrence";
}

/** Follows the scores of the present course. A reason in words where there is nothing to follow. */
export function remissionCourse(
  timeline: Timeline,
  reading: SymptomReading | string,
  knowledge: Knowledge,
): RemissionCourse | string {
  if (typeof reading === "string") return reading;
  const { careStartDay } = timeline;
  if (careStartDay === null) return "care has not begun";
  if (reading.instrument?.remissionBelow === undefined) return `${reading.series.instrument} has no cut for remission`;
  const limits = knowledge.playbook.relapse;
  const walk = new Walk(reading, limits);
  // A low score before treatment is no remission: only what came under treatment counts.
  for (const point of reading.valid) if (point.day >= careStartDay && point !== reading.baseline) walk.take(point);
  const relapse = walk.relapse(timeline);
  const answered = relapse === null ? undefined : timeline.steps.find((step) => step.day >= relapse.day);
  // A new step is a new course: what came before it is answered.
  if (answered !== undefined && relapse?.confirmed === true) return remissionCourseFrom(answered.day, reading, limits);
  return walk.course(relapse) ?? "not scored since care began";
}

function remissionCourseFrom(day: number, reading: SymptomReading, limits: RelapseLimits): RemissionCourse | string {
  const walk = new Walk(reading, limits);
  for (const point of reading.valid) if (point.day >= day) walk.take(point);
  return walk.course(null) ?? "not scored since the new step";
}

/** One pass over the scores, oldest first. */
class Walk {
  private readonly reading: SymptomReading;
  private readonly limits: RelapseLimits;
  private nadir: ValidScore | null = null;
  private remittedDay: number | null = null;
  private lowSince: number | null = null;
  private lowLast: number | null = null;
  private lastAbove: number | null = null;
  private suspected: ValidScore | null = null;
  private confirmed = false;
  private monthsBefore = 0;

  constructor(reading: SymptomReading, limits: RelapseLimits) {
    this.reading = reading;
    this.limits = limits;
  }

  take(point: ValidScore): void {
    const { instrument } = this.reading;
    if (this.nadir === null || this.worse(this.nadir, point) < 0) this.nadir = point;
    this.follow(point);
    if (isRemission(point.total, instrument)) {
      this.remittedDay ??= point.day;
      this.lowSince ??= point.day;
      this.lowLast = point.day;
    } else {
      this.lastAbove = point.day;
      if (this.suspected !== null) this.lowSince = null;
    }
  }

  /** A score of relapse size after remission is suspected until a second one soon after it says the same. */
  private follow(point: ValidScore): void {
    if (!this.isBack(point)) {
      this.suspected = null;
      this.confirmed = false;
      return;
    }
    if (this.suspected === null) {
      const from = this.lastAbove ?? this.remittedDay ?? point.day;
      this.monthsBefore = (point.day - from) / DAYS_A_MONTH;
    }
    if (this.confirmed) return;
    if (this.suspected !== null && point.day - this.suspected.day <= this.limits.confirmDays) this.confirmed = true;
    else this.suspected = point;
  }

  private isBack(point: ValidScore): boolean {
    const size = this.limits.instruments[this.reading.series.instrument];
    if (size === undefined || this.remittedDay === null || this.nadir === null) return false;
    return point.total >= size.from && this.worse(this.nadir, point) >= size.rise;
  }

  private worse(from: ValidScore, to: ValidScore): number {
    return pointsWorse(from.total, to.total, this.reading.series);
  }

  relapse(timeline: Timeline): Relapse | null {
    const { suspected } = this;
    if (suspected === null) return null;
    return {
      day: suspected.day,
      entryId: suspected.entryId,
      confirmed: this.confirmed || isConfirmedByClinician(suspected.day, timeline),
      kind: this.monthsBefore >= this.limits.recoveryMonths ? "recurrence" : "relapse",
    };
  }

  course(relapse: Relapse | null): RemissionCourse | null {
    const { nadir, remittedDay, lowSince, lowLast, lastAbove, reading, limits } = this;
    if (nadir === null) return null;
    const isLow = isRemission(reading.latest.total, reading.instrument);
    const size = limits.instruments[reading.series.instrument];
    const rise = reading.current === null ? null : this.worse(nadir, reading.current);
    const least = size?.warningRise ?? reading.instrument?.reliableChange;
    return {
      nadir,
      remittedDay,
      heldDays: lowSince === null || lowLast === null ? null : lowLast - lowSince,
      clockDay: isLow ? (lastAbove ?? remittedDay) : null,
      rise,
      warns: rise === null || least === undefined ? null : rise >= least,
      relapse,
    };
  }
}

/** Named active again, or the answer to relapse agreed to, on that day or later. */
function isConfirmedByClinician(day: number, { conditions, decisions, primaryCondition }: Timeline): boolean {
  const named = conditions.some(
    (mark) => mark.condition === primaryCondition && mark.status === "active" && mark.day >= day,
  );
  return named || decisions.some((one) => one.rule === "PIV-R2" && one.action !== "declined" && one.day >= day);
}
