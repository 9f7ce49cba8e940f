/** 95 % of differences that are only error of measurement lie within this many standard errors. */
const Z_95 = 1.96;

export interface Reliability {
  /** Standard deviation before treatment, in points, of the population the figures come from. */
  readonly sdBefore: number;
  /** Reliability of the instrument, 0 to 1. */
  readonly reliability: number;
}

/** Least change in points that error of measurement does not explain (Jacobson and Truax); unrounded. */
export function leastReliablePoints({ sdBefore, reliability }: Reliability): number {
  const standardError = sdBefore * Math.sqrt(1 - reliability);
  return Z_95 * Math.SQRT2 * standardError;
}

export interface Norms {
  readonly mean: number;
  readonly sd: number;
}

/**
 * Where the well begin and the ill end, for a scale that is worse when higher: midway by spread where their ranges overlap (c), two
 * deviations from the well where they do not (b), two deviations from the ill where no norms of the well are known (a).
 */
export function clinicalCut(ill: Norms, well: Norms | undefined): number {
  if (well === undefined) return ill.mean - 2 * ill.sd;
  const fromWell = well.mean + 2 * well.sd;
  const overlaps = fromWell > ill.mean - 2 * ill.sd;
  return overlaps ? (well.sd * ill.mean + ill.sd * well.mean) / (well.sd + ill.sd) : fromWell;
}

export type ReliableChange = "recovered" | "improved" | "unchanged" | "deteriorated";

/** What a change means: `worseBy` in points (below zero when better), whether the cut was crossed from ill to well. */
export function reliableChangeOf(worseBy: number, leastPoints: number, crossedCut: boolean): ReliableChange {
  if (worseBy >= leastPoints) return "deteriorated";
  if (-worseBy < leastPoints) return "unchanged";
  return crossedCut ? "recovered" : "improved";
}
