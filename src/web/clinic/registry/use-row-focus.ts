import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Moves the focus to a row once it is drawn: a row far away is first scrolled to and appears a frame later, and one whose
 * page is still on its way is drawn anew when it comes. Returns the function that asks for it.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>): (index: number) => void {
  const owed = useRef<{ readonly index: number; readonly given: boolean } | null>(null);
  useEffect(() => {
    if (owed.current === null) return;
    const { index, given } = owed.current;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
    if (!row) return;
    owed.current = row.hasAttribute("data-coming") ? { index, given: true } : null;
    // Given once and gone elsewhere since: it is not taken back.
    if (given && isElsewhere(list.current)) owed.current = null;
    else row.focus({ preventScroll: true });
  });
  return useCallback((index: number) => {
    owed.current = { index, given: false };
  }, []);
}

function isElsewhere(list: HTMLElement | null): boolean {
  const here = document.activeElement;
  return here !== null && here !== document.body && !list?.contains(here);
}
