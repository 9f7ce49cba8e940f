interface Scale {
  readonly worseWhen: "higher" | "lower";
  readonly max: number | null;
}

/** Improvement from baseline, percent, unrounded, positive when better. Null where the formula has no value: nothing to improve from. */
export function improvementPct(baseline: number, current: number, scale: Scale): number | null {
  const room = scale.worseWhen === "higher" ? baseline : (scale.max ?? baseline) - baseline;
  if (room === 0) return null;
  const gain = scale.worseWhen === "higher" ? baseline - current : current - baseline;
  return gain === 0 ? 0 : (gain * 100) / room;
}

/** Points worse than baseline; below zero when better. */
export function pointsWorse(baseline: number, current: number, scale: Pick<Scale, "worseWhen">): number {
  return scale.worseWhen === "higher" ? current - baseline : baseline - current;
}

/** One decimal, halves away from zero (-56.25 gives -56.3); never minus zero. */
export function oneDecimal(value: number): number {
  // Ten digits first: 56.25 may arrive as 56.249999999999.
  const tenths = Math.round(Number((Math.abs(value) * 10).toFixed(8)));
  return tenths === 0 ? 0 : (Math.sign(value) * tenths) / 10;
}
