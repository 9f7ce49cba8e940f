import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * Width of an element in px of the drawing. Drawings are sized in rem, so that larger text makes them larger too: at 200 %
 * text the same screen holds half as many of these px.
 */
export function useDrawingWidth(ref: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const read = () => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
      setWidth(Math.floor(element.clientWidth / rem));
    };
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    return () => observer.disconnect();
  }, [ref]);
  return width;
}

/** Length of a drawing as CSS. */
export const rem = (px: number): string => `${px / 16}rem`;
