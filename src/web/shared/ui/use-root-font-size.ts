import { useSyncExternalStore } from "react";

const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/** Pixels to the rem. People enlarge text: what is placed by number has to grow with it. */
export function useRootFontSize(): number {
  return useSyncExternalStore((listener) => {
    addEventListener("resize", listener);
    return () => removeEventListener("resize", listener);
  }, read);
}
