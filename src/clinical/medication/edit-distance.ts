/**
 * Letters to add, leave out, change or swap with their neighbour to turn one word into the other; `most` + 1 where it takes more than
 * `most`.
 */
export function editDistance(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, place) => place)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let place = 1; place <= other.length; place += 1) {
      const same = one[row - 1] === other[place - 1];
      let least = Math.min(at(last, place) + 1, at(next, place - 1) + 1, at(last, place - 1) + (same ? 0 : 1));
      const swapped = one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
      if (row > 1 && place > 1 && swapped) least = Math.min(least, at(before, place - 2) + 1);
      next.push(least);
    }
    if (Math.min(...next, ...last) > most) return most + 1;
    [before, last] = [last, next];
  }
  return at(last, other.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}
