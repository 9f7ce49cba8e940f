import type { PushEvent } from "../../../http/contract/chart.ts";
import { connectionBack, connectionLost } from "./connection-state.ts";

type Listener = (event: PushEvent) => void;
const listeners = new Set<Listener>();
const RETRY_MS = 3000;
/** A reload of the server takes less; only a longer silence is worth saying. */
const SILENCE_MS = 2500;

/** Calls back on every change the server tells of, until the returned function is called. */
export function onLiveEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const tell = (event: PushEvent): void => {
  for (const listener of listeners) listener(event);
};

/**
 * Opens the event stream and keeps it open. After a gap everything counts as changed (`resync`): what was missed is not
 * known. `refused` is called when the server closes the stream for good, as it does when the session has ended.
 */
export function openLiveEvents(refused: () => void): () => void {
  let source: EventSource | null = null;
  let missed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const connect = () => {
    source = new EventSource("/api/events");
    source.onopen = () => {
      clearTimeout(silence);
      silence = undefined;
      connectionBack();
      if (missed) tell({ kind: "resync", patients: [] });
      missed = false;
    };
    source.onmessage = (message) => tell(JSON.parse(message.data) as PushEvent);
    source.onerror = () => {
      missed = true;
      silence ??= setTimeout(connectionLost, SILENCE_MS);
      if (source?.readyState !== EventSource.CLOSED) return;
      refused();
      clearTimeout(retry);
      retry = setTimeout(connect, RETRY_MS);
    };
  };
  connect();
  return () => {
    clearTimeout(retry);
    clearTimeout(silence);
    source?.close();
  };
}
