import { createStore } from "../../shared/ui/create-store.ts";

/** True in the last minute before the page locks for want of an act. */
export const idleWarning = createStore(false);
