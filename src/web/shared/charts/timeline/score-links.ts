import type { ScorePoint } from "../../../../clinical/timeline/timeline.ts";

/** Longer than this between two scores, and the line does not claim to know the way: twice the usual four weeks. */
const JOIN_DAYS = 56;

export interface ScoreLinks {
  /** Runs of scores that follow on each other: drawn as one line. */
  readonly solid: ScorePoint[][];
  /** Pairs with something unmeasured between them: drawn as a dotted link. */
  readonly dotted: [ScorePoint, ScorePoint][];
}

/** Joins only what was measured: a form that cannot be scored, or a long silence, breaks the line. */
export function scoreLinks(points: readonly ScorePoint[]): ScoreLinks {
  const solid: ScorePoint[][] = [];
  const dotted: [ScorePoint, ScorePoint][] = [];
  let run: ScorePoint[] = [];
  let broken = false;
  for (const point of points) {
    const before = run.at(-1);
    if (point.total === null) {
      broken = before !== undefined;
    } else if (before && (broken || point.day - before.day > JOIN_DAYS)) {
      dotted.push([before, point]);
      if (run.length > 1) solid.push(run);
      run = [point];
      broken = false;
    } else {
      run.push(point);
    }
  }
  if (run.length > 1) solid.push(run);
  return { solid, dotted };
}
