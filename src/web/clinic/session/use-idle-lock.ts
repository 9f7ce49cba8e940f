import { useEffect } from "react";
import { api } from "../api.ts";
import { idleMilliseconds, noteActivity } from "./activity.ts";
import { sessionState } from "./session-state.ts";

const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;
/** Someone who only reads sends nothing: the server is told this often that they are there. */
const TELL_SERVER_MS = 60_000;

/**
 * Locks the page after `idleSeconds` without an act in any tab of this browser, and ends the session on the server, so
 * that an unattended desk cannot be reloaded into the record.
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
      if (idleMilliseconds() < idleSeconds * 1000 || sessionState.get().kind === "locked") return;
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
