import { useEffect, useRef } from "react";
import type { PushEvent } from "../../../http/contract/chart.ts";
import { useStore } from "../../shared/ui/create-store.ts";
import { api } from "../api.ts";
import { queryClient } from "../query-client.ts";
import { sessionEnded, sessionState } from "../session/session-state.ts";
import { connectionBack } from "./connection-state.ts";
import { onLiveEvent, openLiveEvents } from "./live-events.ts";

/** Keeps the event stream open while the page is not locked. */
export function useLiveUpdates(): void {
  const locked = useStore(sessionState).kind === "locked";
  useEffect(() => {
    if (locked) return;
    return openLiveEvents(() => {
      // Closed for good: either the session ended, or the server is away.
      void api.session().then(
        (session) => {
          if (session === null) {
            connectionBack();
            sessionEnded();
          }
        },
        () => undefined,
      );
    });
  }, [locked]);
  useLiveEvent(readWhatFailed);
}

/** What failed while the server was away is read now that it answers. */
function readWhatFailed(event: PushEvent): void {
  if (event.kind !== "resync") return;
  void queryClient.refetchQueries({ type: "active", predicate: (query) => query.state.data === undefined });
}

/** Calls back on every change the server tells of, while the screen is shown. */
export function useLiveEvent(handle: (event: PushEvent) => void): void {
  const latest = useRef(handle);
  latest.current = handle;
  useEffect(() => onLiveEvent((event) => latest.current(event)), []);
}
