const MINUS = "\u2212";

/** Whole number with a true minus. Halves are rounded away from zero, as people round. */
export function formatWhole(value: number): string {
  const rounded = Math.round(Math.abs(value));
  return value < 0 && rounded !== 0 ? `${MINUS}${rounded}` : String(rounded);
}

/** `+17%`, `−53%`, `0%`: a change always shows its direction. */
export function formatChange(percent: number): string {
  const whole = formatWhole(percent);
  return percent > 0 && whole !== "0" ? `+${whole}%` : `${whole}%`;
}

/** A dose or amount: whole where it is whole, otherwise as many decimals as it has. */
export function formatAmount(value: number): string {
  return String(Math.round(value * 1000) / 1000).replace("-", MINUS);
}
