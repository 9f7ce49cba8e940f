import type { CareCase } from "../findings/facts/care-case.ts";
import type { Finding } from "../findings/finding.ts";
import { monitoringPanel, type PanelLine } from "../findings/monitoring-panel.ts";
import { findMedication } from "../knowledge/find-medication.ts";
import { isGap, laneSupplies } from "../medication/supply/lane-supply.ts";
import { storageDue } from "../medication/supply/storage-due.ts";
import { questionThreads } from "../reconciliation/question-threads.ts";
import { reconcileSince } from "../reconciliation/reconcile-since.ts";
import type { EntryOf } from "../record/entry.ts";
import { dayNumber } from "../timeline/day-number.ts";
import type { EntriesByKind } from "../timeline/entries-by-kind.ts";
import type { QueueItem } from "./row.ts";

/** How long something settled stays in sight, folded away. */
const DONE_DAYS = 7;
const WAITS = 1000;
/** Behind everything that is open. */
export const DONE_PLACE = 100 * WAITS;

type Rank = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;
type Ranked = QueueItem & { readonly rank: Rank };

/** What waits for a pharmacist in one record, the most pressing first (order: PD), and what was settled within the last days. */
export function pharmacyQueue(of: CareCase, entries: EntriesByKind, findings: readonly Finding[]): QueueItem[] {
  const { timeline } = of;
  if (timeline.deceasedDay !== null) return [];
  const lines = timeline.doses.length === 0 ? [] : monitoringPanel(of);
  const items = [
    ...overrides(of, entries),
    ...lines.flatMap(crossings),
    ...questions(entries),
    ...reconciling(of, entries, findings),
    ...refills(of),
    ...overdue(lines),
    ...storage(of, entries),
  ];
  const since = timeline.asOfDay - DONE_DAYS;
  return items
    .filter(({ doneOn }) => doneOn === null || dayNumber(doneOn) >= since)
    .sort((a, b) => placeOf(a, timeline.asOfDay) - placeOf(b, timeline.asOfDay))
    .map(({ rank: _, ...item }) => item);
}

/** Where a person stands in the queue: smaller = sooner; null where nothing is there. Among equals whoever waits longest. */
export function pharmacyPlace(items: readonly QueueItem[], today: string): number | null {
  const [first] = items;
  return first === undefined ? null : placeOf({ ...first, rank: first.urgency as Rank }, dayNumber(today));
}

function placeOf({ rank, doneOn, on }: Ranked, today: number): number {
  const waited = Math.min(Math.max(today - dayNumber(on), 0), WAITS - 1);
  return (doneOn === null ? 0 : DONE_PLACE) + rank * WAITS + (WAITS - 1 - waited);
}

function item(rank: Rank, kind: QueueItem["kind"], on: string, more: Partial<QueueItem>): Ranked {
  return {
    kind,
    on: on.slice(0, 10),
    urgency: rank,
    medications: [],
    reasons: [],
    what: null,
    days: null,
    doneOn: null,
    ...more,
    rank,
  };
}

/** Grave findings that somebody ordered against, until a pharmacist has gone through the list since. */
function overrides({ timeline }: CareCase, entries: EntriesByKind): Ranked[] {
  const orderOf = new Map(entries.of("medication").map((act) => [act.id, act.orderId]));
  const running = new Set(timeline.doses.flatMap((lane) => (lane.stoppedDay === null ? [lane.orderId] : [])));
  return entries.of("decision").flatMap((decision): Ranked[] => {
    const order = orderOf.get(decision.order ?? "");
    if (decision.action !== "declined" || order === undefined) return [];
    const looked = lookedAt(entries, decision.recordedAt ?? decision.at);
    if (!running.has(order) && looked === null) return [];
    const { between, severity } = readInputs(decision.inputs);
    if (severity !== "major" && severity !== "contraindicated") return [];
    return [
      item(severity === "contraindicated" ? 0 : 2, "override", decision.at, {
        medications: between,
        reasons: [severity, ...(decision.reasonCode === undefined ? [] : [decision.reasonCode])],
        doneOn: looked,
      }),
    ];
  });
}

/** The day a pharmacist first signed a list or wrote a review after an instant; null where none did. */
function lookedAt(entries: EntriesByKind, after: string): string | null {
  const seen = [
    ...entries.of("reconciliation").filter(({ status }) => status === "signed"),
    ...entries.of("medication-review"),
  ]
    .filter(({ author }) => author?.role === "pharmacist")
    .filter((entry) => (entry.recordedAt ?? entry.at) > after)
    .map(({ at }) => at.slice(0, 10));
  return seen.toSorted()[0] ?? null;
}

function readInputs(inputs: string | undefined): { readonly between: string[]; readonly severity: string } {
  const nothing = { between: [], severity: "" };
  try {
    const read = JSON.parse(inputs ?? "null") as { between?: unknown; severity?: unknown } | null;
    if (read === null || !Array.isArray(read.between)) return nothing;
    return { between: read.between.map(String), severity: String(read.severity) };
  } catch {
    return nothing;
  }
}

function crossings({ tests, medications, lastOn }: PanelLine): Ranked[] {
  return tests.flatMap(({ test, readings, crossed }) => {
    const last = readings.at(-1);
    if (crossed === null || last === undefined) return [];
    const rank = crossed.urgency === "today" ? 1 : 4;
    return [
      item(rank, "out-of-range", lastOn ?? last.on, {
        medications: [...medications],
        reasons: [crossed.action],
        what: test,
      }),
    ];
  });
}

function overdue(lines: readonly PanelLine[]): Ranked[] {
  const late = lines.filter(({ state }) => state === "missing" || state === "overdue");
  return [...Map.groupBy(late, ({ medications }) => medications[0] ?? "")].map(([medication, own]) => {
    const days = Math.max(...own.map(({ overdueDays }) => overdueDays));
    const since = own.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? "";
    return item(6, "monitoring", since, {
      medications: [medication],
      reasons: [...new Set(own.map(({ state }) => state))],
      what: own.map(({ what }) => what).join("; "),
      days,
    });
  });
}

function questions(entries: EntriesByKind): Ranked[] {
  return questionThreads(entries.of("medication-question")).map(({ medication, state, said }) => {
    const last = said.at(-1) as EntryOf<"medication-question">;
    return item(state === "answered" ? 5 : 3, "question", last.at, {
      medications: [medication],
      reasons: [state],
      doneOn: state === "closed" ? last.at.slice(0, 10) : null,
    });
  });
}

function reconciling(of: CareCase, entries: EntriesByKind, findings: readonly Finding[]): Ranked[] {
  const need = reconcileSince(entries, of.timeline.asOfDay, of.knowledge);
  if (need === null) return [];
  if (need.doneOn !== null) return [item(7, "reconcile", need.doneOn, { doneOn: need.doneOn })];
  const grave = findings.some(
    ({ category, used }) => category === "interaction" && used["regimen.severity"] !== "moderate",
  );
  const rank = need.reasons.includes("transition") || grave ? 4 : 6;
  return [item(rank, "reconcile", need.since, { reasons: [...need.reasons, ...(grave ? ["finding"] : [])] })];
}

function refills({ timeline, knowledge }: CareCase): Ranked[] {
  return laneSupplies(timeline, knowledge)
    .filter(isGap)
    .map(({ medication, runsOutOn, coverage, restart }) => {
      const days = coverage?.gapDays ?? 0;
      const again = restart !== null && days >= restart.missedDays;
      return item(again ? 2 : 5, "refill", runsOutOn ?? "", {
        medications: [medication],
        reasons: again ? ["restart"] : [],
        days,
      });
    });
}

/** Asked for by itself where something taken could harm others in the home; on the chart for everyone. */
function storage({ timeline, knowledge }: CareCase, entries: EntriesByKind): Ranked[] {
  const { classes } = knowledge.pharmacy.supply.controlled;
  const held = timeline.doses.filter(
    ({ stoppedDay, medication }) =>
      stoppedDay === null && findMedication(knowledge, medication)?.classes.some((one) => classes.includes(one)),
  );
  const [first] = held;
  if (first === undefined) return [];
  const due = storageDue(entries, first.startedDay, timeline.asOfDay, knowledge);
  if (!due.isDue) return [];
  return [
    item(7, "storage", due.dueOn, {
      medications: held.map(({ medication }) => medication),
      reasons: due.lastOn === null ? ["never"] : [],
    }),
  ];
}
