import { createStore } from "../../shared/ui/create-store.ts";

export type Theme = "system" | "light" | "dark";
const KEY = "accord.theme";

function read(): Theme {
  const set = document.documentElement.dataset.theme;
  return set === "light" || set === "dark" ? set : "system";
}

export const themeChoice = createStore<Theme>(read());

/** Applies and keeps a person's choice; `system` follows the device. */
export function chooseTheme(theme: Theme): void {
  themeChoice.set(theme);
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === "system") localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    // Storage is closed to this page: the choice holds until it is left.
  }
}
