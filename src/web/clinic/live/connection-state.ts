import { createStore } from "../../shared/ui/create-store.ts";

/** When the server was last lost, as epoch milliseconds; null while it answers. */
export const connectionState = createStore<{ readonly lostSince: number | null }>({ lostSince: null });

export function connectionLost(): void {
  if (connectionState.get().lostSince === null) connectionState.set({ lostSince: Date.now() });
}

export function connectionBack(): void {
  if (connectionState.get().lostSince !== null) connectionState.set({ lostSince: null });
}
