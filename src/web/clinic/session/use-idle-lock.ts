import { useEffect } from "react";
import { api } from "../api.ts";
import { sessionState } from "./session-state.ts";

const ACTS = ["pointerdown", "keydown", "wheel", "touchstart"] as const;

/**
 * Locks the page after `idleSeconds` without an act in any tab of this browser, and ends the session on the server, so
 * that an unattended desk cannot be reloaded into the record.
 */
export function useIdleLock(idleSeconds: number): void {
  useEffect(() => {
    const tabs = new BroadcastChannel("accord-activity");
    let last = Date.now();
    let told = 0;
    const onAct = () => {
      last = Date.now();
      // Other tabs need to know within seconds, not on every key.
      if (last - told < 5000) return;
      told = last;
      tabs.postMessage(null);
    };
    tabs.onmessage = () => {
      last = Date.now();
    };
    const timer = setInterval(() => {
      if (Date.now() - last < idleSeconds * 1000 || sessionState.get().kind === "locked") return;
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
