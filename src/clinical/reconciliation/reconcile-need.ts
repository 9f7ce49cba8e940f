import type { EntryKind, EntryOf, Statement } from "../record/entry.ts";
import { instant } from "../record/instant.ts";
import type { EntriesByKind } from "../timeline/entries-by-kind.ts";
import { questionThreads } from "./question-threads.ts";

/** Why a list needs somebody to go through it. */
export const RECONCILE_REASONS = ["never", "changed", "transition", "unfinished", "finding", "question"] as const;
type ReconcileReason = (typeof RECONCILE_REASONS)[number];

export interface ReconcileNeed {
  readonly reasons: readonly ReconcileReason[];
  /** ISO date of the newest signed list; null where none was ever signed. */
  readonly lastOn: string | null;
  /** Questions that wait for a prescriber. */
  readonly openQuestions: number;
}

/** Kinds after which a signed list may no longer be true. */
const CHANGES: readonly EntryKind[] = ["medication", "allergy", "use", "dispense"];
/** A stay elsewhere, or the first days here: the list may have been changed by others. */
export const isTransition = (entry: Statement): boolean =>
  (entry.kind === "history" && entry.item === "hospitalisation" && entry.present !== false) ||
  (entry.kind === "visit" && entry.type === "intake" && entry.status === "attended");

/** What asks for a pass over the list; empty where the newest signed list still holds. `grave`: the check finds something major or worse. */
export function reconcileNeed(entries: EntriesByKind, grave: boolean): ReconcileNeed {
  const signed = newestOf(entries.of("reconciliation"), "signed");
  const draft = openDraft(entries.of("reconciliation"));
  const openQuestions = questionThreads(entries.of("medication-question")).filter(
    ({ state }) => state === "asked",
  ).length;
  const takesSomething = entries.of("medication").length > 0;
  const since = signed === undefined ? null : keptAt(signed);
  const after = (entry: Statement) => since !== null && keptAt(entry) > since;
  const reasons: ReconcileReason[] = [
    ...(signed === undefined && takesSomething ? (["never"] as const) : []),
    ...(entries.all.some((entry) => CHANGES.includes(entry.kind) && after(entry)) ? (["changed"] as const) : []),
    ...(entries.all.some((entry) => isTransition(entry) && after(entry)) ? (["transition"] as const) : []),
    ...(draft === undefined ? [] : (["unfinished"] as const)),
    ...(grave ? (["finding"] as const) : []),
    ...(openQuestions > 0 ? (["question"] as const) : []),
  ];
  return { reasons, lastOn: signed?.at.slice(0, 10) ?? null, openQuestions };
}

type Reconciliation = EntryOf<"reconciliation">;

/** The newest signed list. */
export function newestOf(
  entries: readonly Reconciliation[],
  status: Reconciliation["status"],
): Reconciliation | undefined {
  return latestEach(entries).findLast((entry) => entry.status === status);
}

/** A comparison somebody began and nobody signed or gave up. */
export function openDraft(entries: readonly Reconciliation[]): Reconciliation | undefined {
  return newestOf(entries, "draft");
}

/** The newest state of each comparison, in the order they were last touched. */
function latestEach(entries: readonly Reconciliation[]): Reconciliation[] {
  const latest = new Map<string, Reconciliation>();
  for (const entry of entries) {
    latest.delete(entry.reconciliationId);
    latest.set(entry.reconciliationId, entry);
  }
  return [...latest.values()];
}

/** Signing writes its own changes with the same clock: what was kept with it or before is in it. */
export function keptAt(entry: Statement): number {
  return instant(entry.recordedAt ?? entry.at);
}
