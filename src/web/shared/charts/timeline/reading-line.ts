/** Where a key takes the reading line; null where the key is not one of its own. `days` ascending, never empty. */
export function readingAfter(key: string, reading: number, days: readonly number[]): number | null {
  const first = days[0] ?? reading;
  const last = days.at(-1) ?? reading;
  switch (key) {
    case "ArrowLeft":
    case "ArrowDown":
      return days.findLast((day) => day < reading) ?? first;
    case "ArrowRight":
    case "ArrowUp":
      return days.find((day) => day > reading) ?? last;
    case "Home":
      return first;
    case "End":
      return last;
    case "PageUp":
      return days.findLast((day) => day <= reading - FOUR_WEEKS) ?? first;
    case "PageDown":
      return days.find((day) => day >= reading + FOUR_WEEKS) ?? last;
    default:
      return null;
  }
}

const FOUR_WEEKS = 28;

/** The day with data nearest to a place on the axis. */
export function nearestDay(at: number, days: readonly number[]): number {
  return days.reduce((best, day) => (Math.abs(day - at) < Math.abs(best - at) ? day : best), days[0] ?? at);
}
