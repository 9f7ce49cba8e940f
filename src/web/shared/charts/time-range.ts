import type { Picture } from "./picture.ts";

export const RANGES = ["12-weeks", "6-months", "1-year", "all"] as const;
export type RangeChoice = (typeof RANGES)[number];

/** First and last day drawn, both included, as day numbers. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
}

const SPAN: Record<Exclude<RangeChoice, "all">, number> = { "12-weeks": 84, "6-months": 183, "1-year": 366 };
const BEFORE_FIRST = 7;
const AFTER_TODAY = 35;
/** Fewer pixels a day than this, and the sessions of one week cannot be told from those of the next. */
const READABLE_PX_PER_DAY = 1.25;

/** Every day something was recorded or is planned, ascending, each once: where the reading line stops. Today is one of them. */
export function daysWithData({ timeline, today, planned, due }: Picture): number[] {
  const lanes: readonly (readonly { readonly day: number }[])[] = [
    ...timeline.scores.map(({ points }) => points),
    ...timeline.function.map(({ points }) => points),
    ...timeline.courses.map(({ sessions }) => sessions),
    ...timeline.doses.flatMap(({ steps, doses }) => [steps, doses]),
    timeline.visits,
    timeline.diary,
    timeline.sideEffects,
    timeline.adherence,
    timeline.decisions,
    timeline.steps,
    timeline.risk,
    timeline.safety,
    timeline.conditions,
    planned,
    due.filter(({ day }) => day > today),
  ];
  const days = new Set([today]);
  for (const lane of lanes) for (const { day } of lane) days.add(day);
  for (const { stoppedDay } of timeline.doses) if (stoppedDay !== null) days.add(stoppedDay);
  for (const { startedDay } of timeline.courses) days.add(startedDay);
  for (const { toDay } of timeline.sleep) days.add(toDay);
  return [...days].sort((a, b) => a - b);
}

/**
 * The whole course: from about two weeks before the first treatment to five weeks after today. What lies long before the
 * treatment (an old diagnosis, a score of years ago) does not stretch it; the table lists it all the same.
 */
export function wholeRange(picture: Picture): DayRange {
  const first = daysWithData(picture)[0] ?? picture.today;
  const start = picture.timeline.careStartDay ?? first;
  const from = Math.min(Math.max(first - BEFORE_FIRST, start - 42), start - BEFORE_FIRST, picture.today - 35);
  return { from, to: picture.today + AFTER_TODAY };
}

/** The days a choice shows with its end at `to`: never beyond the whole course, so that nothing empty is drawn. */
export function rangeFor(choice: RangeChoice, whole: DayRange, to: number = whole.to): DayRange {
  const span = choice === "all" ? Number.POSITIVE_INFINITY : SPAN[choice];
  if (whole.to - whole.from <= span) return whole;
  const end = Math.min(Math.max(to, whole.from + span), whole.to);
  return { from: end - span, to: end };
}

/** The same range, moved just so far that `day` stands in it. */
export function rangeShowing(day: number, range: DayRange, whole: DayRange): DayRange {
  if (day >= range.from && day <= range.to) return range;
  const span = range.to - range.from;
  const margin = Math.floor(span / 10);
  const to = day < range.from ? day - margin + span : day + margin;
  const end = Math.min(Math.max(to, whole.from + span), whole.to);
  return { from: end - span, to: end };
}

/** What a picture of `width` px opens with: the longest choice whose weeks can still be told apart. */
export function openingChoice(whole: DayRange, width: number): RangeChoice {
  const longest = [...RANGES].reverse().find((choice) => {
    const { from, to } = rangeFor(choice, whole);
    return width / (to - from) >= READABLE_PX_PER_DAY;
  });
  return longest ?? "12-weeks";
}
