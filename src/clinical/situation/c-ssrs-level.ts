const SKIPPED_WITHOUT_THOUGHTS = [2, 3, 4];

/**
 * What six answers of the C-SSRS screener say: 0 no, 1 yes; the sixth 0 never, 1 more than 3 months ago, 2 within 3 months. Questions
 * 3 to 5 are skipped when the second is no. Undefined where an answer that could matter is missing: not cleared.
 */
export function cssrsLevel(answers: readonly (number | null)[]): "none" | "low" | "moderate" | "high" | undefined {
  const yes = (question: number, least = 1) => (answers[question - 1] ?? 0) >= least;
  if (yes(4) || yes(5) || yes(6, 2)) return "high";
  if (yes(3) || yes(6)) return "moderate";
  const skipped = answers[1] === 0 ? SKIPPED_WITHOUT_THOUGHTS : [];
  const missing = [0, 1, 2, 3, 4, 5].some((index) => (answers[index] ?? null) === null && !skipped.includes(index));
  if (missing) return undefined;
  return yes(1) || yes(2) ? "low" : "none";
}
