import { addSpan } from "./add-span.ts";
import type { InjectionProduct, LateBand, Span } from "./injection-product.ts";

/** An order of a long-acting product and what was given of it. Days from 1970-01-01. */
export interface InjectionOrder {
  readonly startedDay: number;
  readonly frequency: string | null;
  /** Set by the prescriber; null = by the product. */
  readonly nextDueDay: number | null;
  /** Days of the injections, in any order. */
  readonly givenDays: readonly number[];
}

/** Where a person stands with their injection. Null = not known. */
export interface InjectionState {
  /**
   * `not-recorded`: ordered, and none is on record. `waiting`: too early. `open`: may be given, not yet due. `due`: due, within its time.
   * `late`: past it. `no-interval`: nobody said how often.
   */
  readonly state: "not-recorded" | "waiting" | "open" | "due" | "late" | "no-interval";
  readonly lastDay: number | null;
  /** Which injection of the run comes next, counted from 1. */
  readonly nextDose: number;
  readonly dueDay: number | null;
  /** First and last day it may be given. Without a window of the label: the due day, or the earliest allowed. */
  readonly fromDay: number | null;
  readonly untilDay: number | null;
  /** Days since the last injection. */
  readonly gapDays: number | null;
  /** What to do now that it is late; null while it is not, or where the label has no rule. */
  readonly advice: LateBand | null;
  /** The last two lay closer together than allowed: days between, and the least. */
  readonly tooSoon: { readonly days: number; readonly least: number } | null;
}

const BY_ORDER: Readonly<Record<string, Span>> = {
  weekly: { count: 7, unit: "day" },
  "every-2-weeks": { count: 14, unit: "day" },
  "every-3-weeks": { count: 21, unit: "day" },
  "every-4-weeks": { count: 28, unit: "day" },
  monthly: { count: 1, unit: "month" },
  "every-3-months": { count: 3, unit: "month" },
};

/** Works out what comes next. The order's own interval and next date go before the product's. */
export function injectionState(product: InjectionProduct, order: InjectionOrder, today: number): InjectionState {
  const given = order.givenDays.filter((day) => day <= today).toSorted((a, b) => a - b);
  const run = runOf(product, given);
  const last = run.at(-1) ?? null;
  const nextDose = run.length + 1;
  const start = product.beginning?.find(({ dose }) => dose === nextDose);
  const tooSoon = tooSoonOf(product, given);
  if (last === null) return { ...EMPTY, ...unbegun(order, today), nextDose, tooSoon };
  const gapDays = today - last;
  const asked = order.nextDueDay !== null && order.nextDueDay > last ? order.nextDueDay : null;
  const every = BY_ORDER[order.frequency ?? ""] ?? product.every;
  const first = run[0] ?? last;
  const isLateStart = start?.lateStart !== undefined && last - first >= start.lateStart.fromDay;
  const own =
    start !== undefined
      ? isLateStart
        ? last + (start.lateStart?.thenDays ?? 0)
        : first + start.day
      : every === undefined
        ? null
        : addSpan(last, every);
  const dueDay = asked ?? own;
  if (dueDay === null) return { ...EMPTY, state: "no-interval", lastDay: last, nextDose, gapDays, tooSoon };
  const window = isLateStart ? ON_ITS_DAY : (start ?? product.window);
  const fromDay = Math.max(
    dueDay - (window?.before ?? daysEarly(product, last, dueDay)),
    last + (product.earliestDays ?? 1),
  );
  const untilDay = Math.max(dueDay + (window?.after ?? 0), fromDay);
  const state = today < fromDay ? "waiting" : today < dueDay ? "open" : today <= untilDay ? "due" : "late";
  const bands = start?.late ?? product.late;
  const since = start?.late === undefined ? last : first;
  const advice = state === "late" ? bandOf(bands, since, nextDose, today) : null;
  return { state, lastDay: last, nextDose, dueDay, fromDay, untilDay, gapDays, advice, tooSoon };
}

const ON_ITS_DAY = { before: 0, after: 0 };

const EMPTY: InjectionState = {
  state: "not-recorded",
  lastDay: null,
  nextDose: 1,
  dueDay: null,
  fromDay: null,
  untilDay: null,
  gapDays: null,
  advice: null,
  tooSoon: null,
};

/** Ordered for a day to come, it is due on that day; otherwise it should have been given, and none is on record. */
function unbegun({ nextDueDay, startedDay }: InjectionOrder, today: number): Partial<InjectionState> {
  const dueDay = nextDueDay ?? startedDay;
  if (today <= dueDay) return { state: today < dueDay ? "waiting" : "due", dueDay, fromDay: dueDay, untilDay: dueDay };
  return { state: "not-recorded", dueDay, fromDay: dueDay, untilDay: dueDay };
}

/** The label says only how soon at the earliest: from then on it may be given. */
function daysEarly({ earliestDays }: InjectionProduct, last: number, dueDay: number): number {
  return earliestDays === undefined ? 0 : Math.max(0, dueDay - last - earliestDays);
}

/** The injections since the last gap that asked for a new beginning. */
function runOf({ newRunAfter }: InjectionProduct, given: readonly number[]): number[] {
  let run: number[] = [];
  for (const day of given) {
    const before = run.at(-1);
    if (before === day) continue;
    if (before !== undefined && newRunAfter !== undefined && day > addSpan(before, newRunAfter)) run = [];
    run.push(day);
  }
  return run;
}

function tooSoonOf({ earliestDays }: InjectionProduct, given: readonly number[]): InjectionState["tooSoon"] {
  const [before, last] = given.slice(-2);
  if (earliestDays === undefined || before === undefined || last === undefined) return null;
  const days = last - before;
  return days > 0 && days < earliestDays ? { days, least: earliestDays } : null;
}

/** The band of the longest gap that was passed. */
function bandOf(bands: readonly LateBand[], since: number, dose: number, today: number): LateBand | null {
  return (
    bands.findLast(
      ({ after, doses }) =>
        today > addSpan(since, after) &&
        (doses === undefined || (dose >= doses.from && dose <= (doses.to ?? Number.POSITIVE_INFINITY))),
    ) ?? null
  );
}
