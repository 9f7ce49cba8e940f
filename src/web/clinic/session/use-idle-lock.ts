import { useEffect } from "react";
import { api } from "../api.ts";
import { idleMilliseconds, noteActivity } from "./activity.ts";
import { idleWarning } from "./idle-warning.ts";
import { sessionState } from "./session-state.ts";

const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
/** Someone who only reads sends nothing: the server is told this often that they are there. */
const TELL_SERVER_MS = 60_000;
/** How long before the lock a person is asked whether they are there. */
const WARNED_MS = 60_000;

/**
 * Locks the page after `idleSeconds` without an act in any tab of this browser, and ends the session on the server, so that an
 * unattended desk cannot be reloaded into the record. A minute before, it asks whether anyone is there.
 */
export function useIdleLock(idleSeconds: number): void {
  useEffect(() => {
    const tabs = new BroadcastChannel("accord-activity");
    let toldTabs = 0;
    let toldServer = Date.now();
    noteActivity();
    const onAct = () => {
      noteActivity();
      const now = Date.now();
      // Other tabs need to know within seconds, not on every key.
      if (now - toldTabs >= 5000) {
        toldTabs = now;
        tabs.postMessage(null);
      }
      if (now - toldServer >= TELL_SERVER_MS && sessionState.get().kind === "open") {
        toldServer = now;
        void api.session().catch(() => undefined);
      }
    };
    tabs.onmessage = noteActivity;
    const timer = setInterval(() => {
      const left = idleSeconds * 1000 - idleMilliseconds();
      const locked = sessionState.get().kind === "locked";
      idleWarning.set(!locked && left > 0 && left <= WARNED_MS);
      if (locked || left > 0) return;
      sessionState.set({ kind: "locked", because: "idle" });
      void api.signOut().catch(() => undefined);
    }, 5000);
    for (const act of ACTS) document.addEventListener(act, onAct, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      tabs.close();
      for (const act of ACTS) document.removeEventListener(act, onAct, { capture: true });
    };
  }, [idleSeconds]);
}
