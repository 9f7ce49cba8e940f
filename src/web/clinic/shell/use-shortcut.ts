import { useEffect, useRef } from "react";
import { singleKeys } from "./single-keys.ts";

/**
 * Runs `act` when `key` is pressed anywhere but in a field or behind a dialog. `Ctrl+k` style names hold with Ctrl or
 * Command; single characters only while single keys are on.
 */
export function useShortcut(key: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const wantsControl = key.startsWith("Ctrl+");
    const wanted = wantsControl ? key.slice(5) : key;
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== wanted.toLowerCase() || event.altKey || event.defaultPrevented) return;
      if ((event.ctrlKey || event.metaKey) !== wantsControl) return;
      if (!wantsControl && (isWriting(event.target) || (wanted.length === 1 && !singleKeys.get()))) return;
      if (document.querySelector("dialog[open]")) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [key]);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("input, textarea, select, [contenteditable]") !== null;
}
