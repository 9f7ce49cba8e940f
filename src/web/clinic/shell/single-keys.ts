import { createStore } from "../../shared/ui/create-store.ts";

const KEY = "accord.single-keys";

function read(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Whether single letters act. People who dictate can switch them off (WCAG 2.1.4). */
export const singleKeys = createStore(read());

export function setSingleKeys(on: boolean): void {
  singleKeys.set(on);
  try {
    localStorage.setItem(KEY, on ? "on" : "off");
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}
