import type { Cell } from "./domain.ts";
import type { Cells } from "./judge-cells.ts";

/**
 * Points that differ in one fact only, as one where they lie side by side (numbers) or are all the fact can be: so that a hole is told
 * once, by what makes it one. `all`: the cells of every fact.
 */
export function mergeCells(points: readonly Cells[], all: ReadonlyMap<string, readonly Cell[]>): Cells[] {
  let merged = [...points];
  for (let before = -1; before !== merged.length; ) {
    before = merged.length;
    for (const fact of all.keys()) merged = mergeAlong(fact, merged, all.get(fact) ?? []);
  }
  return merged;
}

function mergeAlong(fact: string, points: readonly Cells[], all: readonly Cell[]): Cells[] {
  const groups = new Map<string, Cells[]>();
  for (const point of points) {
    const rest = JSON.stringify([...point].filter(([name]) => name !== fact).sort(([a], [b]) => (a < b ? -1 : 1)));
    const group = groups.get(rest);
    if (group === undefined) groups.set(rest, [point]);
    else group.push(point);
  }
  return [...groups.values()].flatMap((group) => mergeGroup(fact, group, all));
}

/** Points that are alike in all but one fact. */
function mergeGroup(fact: string, group: readonly Cells[], all: readonly Cell[]): Cells[] {
  const [first] = group;
  const open = group.find((point) => !point.has(fact));
  if (first === undefined || open !== undefined) return open === undefined ? [] : [open];
  const cells = group.flatMap((point) => point.get(fact) ?? []);
  const joined = joinStretches(cells);
  if (JSON.stringify(joined) === JSON.stringify(joinStretches(all)))
    return [new Map([...first].filter(([name]) => name !== fact))];
  return joined.map((cell) => new Map([...first, [fact, cell]]));
}

/** Each cell once, in one order, numbers that lie side by side as one stretch. */
function joinStretches(cells: readonly Cell[]): Cell[] {
  const each = new Map(cells.map((cell) => [JSON.stringify(cell), cell]));
  const inOrder = [...each].sort(([a, x], [b, y]) => least(x) - least(y) || (a < b ? -1 : 1)).map(([, cell]) => cell);
  const joined: Cell[] = [];
  for (const cell of inOrder) {
    const last = joined[joined.length - 1];
    if (last?.kind === "stretch" && cell.kind === "stretch" && last.below === cell.from)
      joined[joined.length - 1] = { kind: "stretch", from: last.from, below: cell.below };
    else joined.push(cell);
  }
  return joined;
}

function least(cell: Cell): number {
  return cell.kind === "stretch" ? (cell.from ?? -Number.MAX_VALUE) : Number.MAX_VALUE;
}
