import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { EntryOf } from "../../record/entry.ts";
import { instant } from "../../record/instant.ts";
import { isoDay } from "../../timeline/day-number.ts";
import type { EntriesByKind } from "../../timeline/entries-by-kind.ts";
import type { DoseLane, Timeline, ToxScreenMark } from "../../timeline/timeline.ts";
import { type InductionStep, inductionStep } from "./induction-step.ts";
import { nextScreen } from "./next-screen.ts";
import { isOpioidCare, naloxoneOn } from "./opioid-care.ts";
import { OPIOID_KINDS, type OpioidKind } from "./opioid-care-content.ts";
import { readScreen } from "./read-screen.ts";

const COWS = "COWS";
const CRAVING = "CRAVE-NRS";
const STARTED: ReadonlySet<string> = new Set(["buprenorphine"]);
const TREATED: ReadonlySet<string> = new Set([
  "buprenorphine",
  "buprenorphine XR",
  "methadone",
  "naltrexone",
  "naltrexone XR",
]);
const PDMP_ROW = "MON076";
const DAYS_A_WEEK = 7;
const MINUTE_MS = 60_000;

/** A score or dose of the beginning, as recorded. */
interface InductionMark {
  readonly entryId: string;
  readonly at: string;
  readonly cows: number | null;
  readonly doseMg: number | null;
}
export interface OpioidView {
  /** Null where no beginning with buprenorphine is under way. */
  readonly induction: {
    readonly orderId: string;
    readonly startedOn: string;
    readonly day: number;
    readonly marks: readonly InductionMark[];
    readonly lastUse: { readonly kind: string; readonly at: string } | null;
    readonly step: InductionStep;
  } | null;
  readonly screens: {
    /** Null before treatment. */
    readonly next: { readonly from: string; readonly to: string; readonly drawn: string } | null;
    /** Newest first. */
    readonly read: readonly (ToxScreenMark &
      ReturnType<typeof readScreen> & { readonly confirmed: ToxScreenMark | null })[];
  };
  readonly pdmp: {
    readonly last: { readonly on: string; readonly unexpected: boolean } | null;
    /** ISO date; null where no medicine asks for it. */
    readonly dueOn: string | null;
    /** Newest first. */
    readonly checks: readonly { readonly on: string; readonly unexpected: boolean }[];
  };
  /** ISO date since when naloxone is on hand; null where none is on record. */
  readonly naloxoneOn: string | null;
  readonly cravings: readonly { readonly day: number; readonly value: number }[];
  readonly doses: readonly {
    readonly medication: string;
    readonly day: number;
    readonly toDay: number | null;
    readonly mg: number;
  }[];
}

/** Care for opioids of one person as of the timeline's day and `now` (ISO instant); null where it is none of theirs. */
export function opioidView(
  patientId: string,
  entries: EntriesByKind,
  timeline: Timeline,
  knowledge: Knowledge,
  now: string,
): OpioidView | null {
  if (!isOpioidCare(timeline) && !timeline.doses.some(isTreating)) return null;
  const lanes = timeline.doses.filter(({ medication }) => TREATED.has(medication));
  const first = lanes.reduce<number | null>((day, lane) => Math.min(day ?? lane.startedDay, lane.startedDay), null);
  const screens = timeline.toxScreens.filter(({ confirms }) => confirms === null);
  const { screens: often } = knowledge.catalogue.opioidCare;
  const next =
    first === null
      ? null
      : nextScreen(
          first,
          screens.map(({ day }) => day),
          timeline.asOfDay,
          patientId,
          often,
        );
  return {
    induction: inductionOf(entries, timeline, knowledge, now),
    screens: {
      next: next === null ? null : { from: isoDay(next.fromDay), to: isoDay(next.toDay), drawn: isoDay(next.drawnDay) },
      read: screens.toReversed().map((screen) => ({
        ...screen,
        ...readScreen(screen),
        confirmed: timeline.toxScreens.findLast(({ confirms }) => confirms === screen.entryId) ?? null,
      })),
    },
    pdmp: pdmpOf(timeline, knowledge, first),
    naloxoneOn: naloxoneOn(timeline),
    cravings: cravingsOf(timeline),
    doses: lanes.flatMap(({ medication, steps }) =>
      steps.flatMap(({ planned, dailyMg, day, toDay }) =>
        planned || dailyMg === null ? [] : [{ medication, day, toDay, mg: dailyMg }],
      ),
    ),
  };
}

const isTreating = ({ medication, stoppedDay }: DoseLane) => stoppedDay === null && TREATED.has(medication);

function inductionOf(
  entries: EntriesByKind,
  timeline: Timeline,
  knowledge: Knowledge,
  now: string,
): OpioidView["induction"] {
  const content = knowledge.catalogue.opioidCare;
  const lane = timeline.doses.findLast(({ medication, stoppedDay }) => STARTED.has(medication) && stoppedDay === null);
  if (lane === undefined || timeline.asOfDay - lane.startedDay > content.inductionDays) return null;
  const scores = (timeline.scores.find(({ instrument }) => instrument === COWS)?.points ?? []).filter(
    ({ day, total }) => day >= lane.startedDay - 1 && total !== null,
  );
  const given = lane.doses.filter(({ day, doseMg }) => day >= lane.startedDay && doseMg !== null);
  const marks = [
    ...scores.map(({ entryId, at, total }): InductionMark => ({ entryId, at, cows: total, doseMg: null })),
    ...given.map(({ entryId, at, doseMg }): InductionMark => ({ entryId, at, cows: null, doseMg })),
  ].sort((a, b) => instant(a.at) - instant(b.at));
  const firstDose = given[0]?.day ?? timeline.asOfDay;
  const day = timeline.asOfDay - firstDose + 1;
  const lastUse = lastUseOf(entries);
  const sum = (on: number) => given.filter((one) => one.day === on).reduce((mg, { doseMg }) => mg + (doseMg ?? 0), 0);
  const step = inductionStep(
    {
      nowMinute: minuteOf(now),
      day,
      lastUse: lastUse === null ? null : { kind: lastUse.kind, minute: minuteOf(lastUse.at) },
      scores: scores
        .filter(({ at }) => isTimed(at))
        .map(({ at, total }) => ({ minute: minuteOf(at), total: total ?? 0 })),
      doses: given
        .filter((one) => one.day === timeline.asOfDay && isTimed(one.at))
        .map(({ at, doseMg }) => ({ minute: minuteOf(at), doseMg: doseMg ?? 0 })),
      yesterdayMg: sum(timeline.asOfDay - 1) || null,
    },
    content,
  );
  return { orderId: lane.orderId, startedOn: isoDay(lane.startedDay), day, marks, lastUse, step };
}

/** A moment with a time of day: what is known to the day only cannot be counted in minutes. */
const isTimed = (at: string) => at.length > "2026-01-01".length;
const minuteOf = (at: string) => Math.floor(instant(at) / MINUTE_MS);

/** The newest word on the last use of an opioid, its kind as `route` or substance tells. */
function lastUseOf(entries: EntriesByKind): { readonly kind: OpioidKind; readonly at: string } | null {
  const told = entries.of("use").findLast((use) => use.lastUsedAt !== undefined && kindOf(use) !== null);
  const kind = told === undefined ? null : kindOf(told);
  return told?.lastUsedAt === undefined || kind === null ? null : { kind, at: told.lastUsedAt };
}

function kindOf({ substance, amount }: EntryOf<"use">): OpioidKind | null {
  const words = `${substance} ${amount ?? ""}`.toLowerCase();
  return OPIOID_KINDS.find((kind) => words.includes(kind)) ?? (/opioid|heroin/.test(words) ? "short-acting" : null);
}

function pdmpOf({ pdmpChecks, doses }: Timeline, { catalogue }: Knowledge, first: number | null): OpioidView["pdmp"] {
  const weeks = catalogue.monitoring.find(({ id }) => id === PDMP_ROW)?.thenEveryWeeks;
  const last = pdmpChecks.at(-1);
  const isAsked = weeks !== undefined && doses.some(isTreating);
  const dueDay = last === undefined ? first : last.day + (weeks ?? 0) * DAYS_A_WEEK;
  const checks = pdmpChecks.map(({ day, unexpected }) => ({ on: isoDay(day), unexpected })).toReversed();
  return { last: checks[0] ?? null, dueOn: isAsked && dueDay !== null ? isoDay(dueDay) : null, checks };
}

/** Cravings of forms and of the diary, oldest first; of one day the form's. */
function cravingsOf({ scores, diary }: Timeline): OpioidView["cravings"] {
  const byDay = new Map<number, number>();
  for (const { day, cravings } of diary) if (cravings !== null) byDay.set(day, cravings);
  for (const { points } of scores.filter(({ instrument }) => instrument === CRAVING)) {
    for (const { day, total } of points) if (total !== null) byDay.set(day, total);
  }
  return [...byDay].map(([day, value]) => ({ day, value })).sort((a, b) => a.day - b.day);
}
