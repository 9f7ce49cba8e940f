import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { TaperMark, Timeline, ToxScreenMark } from "./timeline.ts";

/** Medicines tried before; an entry that says there were none counts as asked. */
export function trialLane(entries: EntriesByKind): Timeline["trials"] {
  const told = entries.of("history").filter((entry) => entry.item === "medication-trial");
  const marks = told
    .filter((entry) => entry.present !== false)
    .map((entry) => ({
      ...markOf(entry),
      medication: entry.medication ?? null,
      maxDoseMg: entry.maxDoseMg ?? null,
      weeks: entry.weeks ?? null,
      outcome: entry.outcome ?? null,
    }));
  return { asked: told.length > 0, marks };
}

/** Acts on tapers. One that does not say what was done changes nothing and is left out. */
export function taperLane(entries: EntriesByKind): TaperMark[] {
  return entries.of("taper").flatMap((entry) => {
    if (entry.action === undefined) return [];
    const { medication, action, schedule = [], attested = {} } = entry;
    return [{ ...markOf(entry), medication, action, schedule, attested: attested as TaperMark["attested"] }];
  });
}

/** The day the person died; null where no entry says so. */
export function deceasedDay(entries: EntriesByKind): number | null {
  const told = entries.of("profile").find((entry) => entry.deceased === true);
  return told === undefined ? null : markOf(told).day;
}

/** The newest answer about pregnancy, birth and nursing; null where never asked. */
export function latestContexts(entries: EntriesByKind): readonly string[] | null {
  return entries.of("profile").findLast((entry) => entry.contexts !== undefined)?.contexts ?? null;
}

/** First day of the unbroken time since which pregnancy is recorded; null where it is not. */
export function pregnantSince(entries: EntriesByKind): number | null {
  let since: number | null = null;
  for (const entry of entries.of("profile")) {
    if (entry.contexts === undefined) continue;
    since = entry.contexts.includes("pregnant") ? (since ?? markOf(entry).day) : null;
  }
  return since;
}

export function toxScreenLane(entries: EntriesByKind): ToxScreenMark[] {
  return entries.of("tox-screen").map((entry) => {
    const of = (result: "positive" | "negative") =>
      (entry.results ?? []).filter((one) => one.result === result).map((one) => one.substance.toLowerCase());
    const expected = (entry.expected ?? []).map((one) => one.toLowerCase());
    return {
      ...markOf(entry),
      positive: of("positive"),
      negative: of("negative"),
      expected,
      confirms: entry.confirms ?? null,
    };
  });
}
