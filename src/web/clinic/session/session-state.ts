import { createStore } from "../../shared/ui/create-store.ts";

/** `locked`: the page stays mounted behind a screen, so nothing a person wrote is lost. */
export type SessionState = { readonly kind: "open" } | { readonly kind: "locked"; readonly because: "idle" | "ended" };

export const sessionState = createStore<SessionState>({ kind: "open" });

/** Called when the server no longer knows the session. A page already locked keeps its reason. */
export function sessionEnded(): void {
  if (sessionState.get().kind === "open") sessionState.set({ kind: "locked", because: "ended" });
}

export function sessionOpened(): void {
  sessionState.set({ kind: "open" });
}
