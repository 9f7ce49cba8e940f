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
  // A low score before treatment is no remission: only what came under treatment counts.
  const begin = reading.valid.filter((point) => point.day >= careStartDay && point !== reading.courseBaseline);
  return followed(begin, reading, timeline, knowledge.playbook.relapse).course ?? "not scored since care began";
}

/** What a new episode is measured from: the score it began with, and the day its treatment did. Null where none came back after recovery. */
export function newEpisode(
  timeline: Timeline,
  reading: SymptomReading,
  knowledge: Knowledge,
): { readonly startDay: number } | null {
  const { careStartDay } = timeline;
  if (careStartDay === null || reading.instrument?.remissionBelow === undefined) return null;
  const begin = reading.valid.filter((point) => point.day >= careStartDay && point !== reading.courseBaseline);
  return followed(begin, reading, timeline, knowledge.playbook.relapse).episode;
}

interface Followed {
  /** Null where nothing was scored. */
  readonly course: RemissionCourse | null;
  readonly episode: { readonly startDay: number } | null;
}

/**
 * The course as it stands. A confirmed return that was answered by a new step began a new course there; one after recovery began a new
 * course, and a new episode, with its first score.
 */
function followed(
  points: readonly ValidScore[],
  reading: SymptomReading,
  timeline: Timeline,
  limits: RelapseLimits,
): Followed {
  const walk = new Walk(reading, limits, timeline);
  for (const point of points) walk.take(point);
  const back = walk.lastReturn();
  if (back === null) return { course: walk.course(), episode: null };
  const answered = timeline.steps.find((step) => step.day >= back.day)?.day;
  const isOver = walk.relapse() === null;
  const startDay = answered ?? (back.kind === "recurrence" ? back.day : null);
  const episode = back.kind === "recurrence" && startDay !== null ? { startDay } : null;
  if (startDay === null || (answered === undefined && !isOver)) return { course: walk.course(), episode };
  const after = points.filter((point) => (answered === undefined ? point.day > startDay : point.day >= startDay));
  if (after.length === points.length) return { course: walk.course(), episode };
  const later = followed(after, reading, timeline, limits);
  return { course: later.course, episode: later.episode ?? episode };
}

/** One pass over the scores, oldest first. */
class Walk {
  private readonly reading: SymptomReading;
  private readonly limits: RelapseLimits;
  private readonly timeline: Timeline;
  private returned: Relapse | null = null;
  private nadir: ValidScore | null = null;
  private remittedDay: number | null = null;
  private lowSince: number | null = null;
  private lowLast: number | null = null;
  private lastAbove: number | null = null;
  private suspected: ValidScore | null = null;
  private confirmed = false;
  private monthsBefore = 0;

  constructor(reading: SymptomReading, limits: RelapseLimits, timeline: Timeline) {
    this.reading = reading;
    this.limits = limits;
    this.timeline = timeline;
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
      this.returned = this.lastReturn(point.day);
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

  /** The return that stands now. `before`: what a clinician says from that day on is about something else. */
  relapse(before = Number.POSITIVE_INFINITY): Relapse | null {
    const { suspected } = this;
    if (suspected === null) return null;
    return {
      day: suspected.day,
      entryId: suspected.entryId,
      confirmed: this.confirmed || isConfirmedByClinician(suspected.day, before, this.timeline),
      kind: this.monthsBefore >= this.limits.recoveryMonths ? "recurrence" : "relapse",
    };
  }

  /** The newest confirmed return, over or not. */
  lastReturn(before?: number): Relapse | null {
    const now = this.relapse(before);
    return now?.confirmed === true ? now : this.returned;
  }

  course(): RemissionCourse | null {
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
      relapse: this.relapse(),
    };
  }
}

/** Named active again, or the answer to relapse agreed to, from the one day until the other. */
function isConfirmedByClinician(
  from: number,
  before: number,
  { conditions, decisions, primaryCondition }: Timeline,
): boolean {
  const within = (day: number) => day >= from && day < before;
  const named = conditions.some(
    (mark) => mark.condition === primaryCondition && mark.status === "active" && within(mark.day),
  );
  return named || decisions.some((one) => one.rule === "PIV-R2" && one.action !== "declined" && within(one.day));
}
