import { type RefObject, useEffect, useRef } from "react";

/** Calls `dismiss` on Escape (`byKey`: the focus belongs back on the opener), and on a press or focus outside `box`, while open. */
export function useDismiss(open: boolean, box: RefObject<HTMLElement | null>, dismiss: (byKey: boolean) => void): void {
  const latest = useRef(dismiss);
  latest.current = dismiss;
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") latest.current(true);
    };
    const onOutside = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) latest.current(false);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onOutside);
    document.addEventListener("focusin", onOutside);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onOutside);
      document.removeEventListener("focusin", onOutside);
    };
  }, [open, box]);
}
