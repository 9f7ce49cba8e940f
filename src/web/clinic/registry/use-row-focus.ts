import { type RefObject, useCallback, useEffect, useRef } from "react";

/**
 * Moves the focus to a row once it is drawn: a row far away is first scrolled to and appears a frame later.
 * Returns the function that asks for it.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>): (index: number) => void {
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-row="${wanted.current}"]`);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  return useCallback((index: number) => {
    wanted.current = index;
  }, []);
}
