import { useEffect, useState } from "react";

const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

/**
 * Pixels to the rem. People enlarge text: what is placed by number has to grow with it. Read once and when the window changes, as text
 * size does: asked at each drawing, the browser would have to work out every style first.
 */
export function useRootFontSize(): number {
  const [pixels, setPixels] = useState(read);
  useEffect(() => {
    const readAgain = () => setPixels(read());
    addEventListener("resize", readAgain);
    return () => removeEventListener("resize", readAgain);
  }, []);
  return pixels;
}
