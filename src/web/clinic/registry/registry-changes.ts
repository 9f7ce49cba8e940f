import type { RegistryRow } from "../../../clinical/registry/row.ts";
import type { PushEvent } from "../../../http/contract/chart.ts";
import { createStore } from "../../shared/ui/create-store.ts";
import { api } from "../api.ts";
import { useLiveEvent } from "../live/use-live-updates.ts";
import { queryClient } from "../query-client.ts";
import { loadedRows, readListAgain, replaceRows, viewsQuery } from "./registry-queries.ts";

export interface WaitingChanges {
  /** People whose row changed since the list was last put in order. */
  readonly patients: ReadonlySet<string>;
  /** Some changes may have been missed, for instance while there was no connection. */
  readonly perhapsMore: boolean;
  /** People who left the reader's list: their values are no longer shown. */
  readonly gone: ReadonlySet<string>;
}

const NONE: WaitingChanges = { patients: new Set(), perhapsMore: false, gone: new Set() };
/** Values are already new on screen; the order waits here until a person asks for it. */
export const waitingChanges = createStore<WaitingChanges>(NONE);

/** A burst of changes becomes one request. */
const GATHER_MS = 40;
const VIEWS_MS = 1000;
const MOST_AT_ONCE = 300;

let gathered = new Set<string>();
let _gathering: ReturnType<typeof setTimeout> | undefined;
let _viewsTimer: ReturnType<typeof setTimeout> | undefined;

/** Keeps rows and counts in memory as new as the server's, on whatever page the person is. */
export function useRegistryChanges(): void {
  useLiveEvent(takeEvent);
}

function takeEvent(event: PushEvent): void {
  const loaded = loadedRows();
  if (loaded.size === 0) return;
  if (event.kind === "resync") {
    waitingChanges.set({ ...waitingChanges.get(), perhapsMore: true });
    for (const id of [...loaded.keys()].slice(0, MOST_AT_ONCE)) gathered.add(id);
  }
  for (const id of event.patients) gathered.add(id);
  _gathering ??= setTimeout(() => {
    _gathering = undefined;
    void refreshGathered();
  }, GATHER_MS);
  _viewsTimer ??= setTimeout(() => {
    _viewsTimer = undefined;
    void queryClient.invalidateQueries({ queryKey: viewsQuery.queryKey });
  }, VIEWS_MS);
}

async function refreshGathered(): Promise<void> {
  const ids = [...gathered];
  gathered = new Set();
  if (ids.length === 0) return;
  const before = loadedRows();
  try {
    const { rows, missing } = await api.registryRows(ids);
    replaceRows(rows);
    noteChanges(before, rows, missing);
  } catch {
    // Not read: the order is offered anew, and the connection's own banner says the rest.
    waitingChanges.set({ ...waitingChanges.get(), perhapsMore: true });
  }
}

function noteChanges(before: Map<string, RegistryRow>, rows: readonly RegistryRow[], missing: readonly string[]): void {
  const { patients, perhapsMore, gone } = waitingChanges.get();
  const changed = rows.filter((row) => !sameRow(before.get(row.patientId), row)).map((row) => row.patientId);
  const left = missing.filter((id) => before.has(id));
  if (changed.length === 0 && left.length === 0) return;
  waitingChanges.set({
    patients: new Set([...patients, ...changed, ...left]),
    perhapsMore,
    gone: new Set([...gone, ...left]),
  });
}

const sameRow = (one: RegistryRow | undefined, other: RegistryRow): boolean =>
  one !== undefined && JSON.stringify(one) === JSON.stringify(other);

/** Puts the list in its order of now, because a person asked. */
export async function showInOrder(): Promise<void> {
  waitingChanges.set(NONE);
  await readListAgain();
}
