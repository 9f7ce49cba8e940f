import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Statement } from "../record/entry.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import type { EntriesByKind } from "../timeline/entries-by-kind.ts";
import { isTransition, keptAt, newestOf, openDraft } from "./reconcile-need.ts";

type Reason = "never" | "transition" | "changed" | "unfinished" | "pass-due";

/** Why a list waits to be gone through and since when; `doneOn`: it does not, and was signed on that day. */
export interface ReconcileSince {
  readonly reasons: readonly Reason[];
  /** ISO date the oldest of the reasons came up. */
  readonly since: string;
  readonly doneOn: string | null;
}

/** The pass over the list that is due by what changed, by a stay elsewhere, or by the time since the last; null where nothing is taken. */
export function reconcileSince(entries: EntriesByKind, today: number, knowledge: Knowledge): ReconcileSince | null {
  const taken = entries.of("medication");
  const first = taken[0];
  const signed = newestOf(entries.of("reconciliation"), "signed");
  const draft = openDraft(entries.of("reconciliation"));
  if (first === undefined && signed === undefined) return null;
  const again = signed === undefined ? null : dayNumber(signed.at) + knowledge.pharmacy.supply.pass.againDays;
  const after = signed === undefined ? [] : entries.all.filter((entry) => keptAt(entry) > keptAt(signed));
  const found: { readonly reason: Reason; readonly on: string }[] = [
    ...(signed === undefined && first !== undefined ? [{ reason: "never" as const, on: first.at }] : []),
    ...earliest("transition", after.filter(isTransition)),
    ...earliest("changed", after.filter(isFromOutside)),
    ...(draft === undefined ? [] : [{ reason: "unfinished" as const, on: draft.at }]),
    ...(again !== null && again <= today ? [{ reason: "pass-due" as const, on: isoDay(again) }] : []),
  ];
  const since = found.map(({ on }) => on.slice(0, 10)).toSorted()[0];
  if (since === undefined)
    return signed === undefined ? null : { reasons: [], since: "", doneOn: signed.at.slice(0, 10) };
  return { reasons: found.map(({ reason }) => reason), since, doneOn: null };
}

/** Told from outside: our own orders are on the list by themselves. */
function isFromOutside(entry: Statement): boolean {
  if (entry.kind === "medication") return (entry.source ?? "prescribed") !== "prescribed";
  return entry.kind === "allergy" || entry.kind === "use";
}

function earliest(reason: "transition" | "changed", entries: readonly Statement[]) {
  const [first] = entries;
  return first === undefined ? [] : [{ reason, on: first.at }];
}
