/** Width in px of a text at a size and weight. */
export type MeasureText = (text: string, size: number, weight: number) => number;

const NARROW = new Set("iljtfrI.,:;|!'()[] ");
const WIDE = new Set("mwMW%@→");

/** Width without a browser: on the wide side, so that a label placed by it is never wider than its box. */
const estimateTextWidth: MeasureText = (text, size, weight) => {
  let em = 0;
  for (const character of text) em += NARROW.has(character) ? 0.38 : WIDE.has(character) ? 0.98 : 0.62;
  return em * size * (weight >= 600 ? 1.06 : 1);
};

/** Width as the browser's own face draws it; the estimate where there is no canvas. Remembers what it measured. */
export function measureWith(fontFamily: string): MeasureText {
  const canvas = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!canvas) return estimateTextWidth;
  const seen = new Map<string, number>();
  return (text, size, weight) => {
    const key = `${size}/${weight}/${text}`;
    const known = seen.get(key);
    if (known !== undefined) return known;
    canvas.font = `${weight} ${size}px ${fontFamily}`;
    const width = canvas.measureText(text).width;
    seen.set(key, width);
    return width;
  };
}
