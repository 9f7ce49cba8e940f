import type { Random } from "./random.ts";

/** Answers of `items` items from 0 to `most` that sum to `total` (or as near as the items allow), some items standing out. */
export function answersOf(random: Random, total: number, items: number, most: number): number[] {
  const answers = new Array<number>(items).fill(0);
  let left = Math.min(total, items * most);
  while (left > 0) {
    const item = Math.floor(random.unit() * items);
    if (answers[item]! >= most) continue;
    const step = Math.min(left, most - answers[item]!, random.chance(0.5) ? 2 : 1);
    answers[item]! += step;
    left -= step;
  }
  return answers;
}

/** Leaves single answers out, as people do: about one form in nine has one gap, one in forty three or more. */
export function withGaps(random: Random, answers: readonly number[]): (number | null)[] {
  const kind = random.unit();
  const gaps = kind < 0.025 ? random.whole(3, 4) : kind < 0.11 ? random.whole(1, 2) : 0;
  const kept: (number | null)[] = [...answers];
  for (let gap = 0; gap < gaps; gap++) kept[random.whole(0, answers.length - 1)] = null;
  return kept;
}
