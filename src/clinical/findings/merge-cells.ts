import type { Cell } from "./domain.ts";
import type { Cells } from "./judge-cells.ts";

/** Points that differ in one stretch of numbers only, and there lie side by side, as one: so that a hole is told once. */
export function mergeCells(points: readonly Cells[]): Cells[] {
  const merged: Cells[] = [];
  for (const point of points) {
    let grown = point;
    for (let place = 0; place < merged.length; place += 1) {
      const joined = join(merged[place] as Cells, grown);
      if (joined === null) continue;
      merged.splice(place, 1);
      grown = joined;
      place = -1;
    }
    merged.push(grown);
  }
  return merged;
}

function join(one: Cells, other: Cells): Cells | null {
  if (one.size !== other.size) return null;
  let differs: string | null = null;
  for (const [name, cell] of one) {
    const beside = other.get(name);
    if (beside === undefined) return null;
    if (isSame(cell, beside)) continue;
    if (differs !== null) return null;
    differs = name;
  }
  if (differs === null) return one;
  const cell = side(one.get(differs), other.get(differs)) ?? side(other.get(differs), one.get(differs));
  return cell === null ? null : new Map([...one, [differs, cell]]);
}

function isSame(a: Cell, b: Cell): boolean {
  if (a.kind === "stretch" && b.kind === "stretch") return a.from === b.from && a.below === b.below;
  if (a.kind === "value" && b.kind === "value") return a.value === b.value;
  return a.kind === b.kind;
}

function side(lower: Cell | undefined, upper: Cell | undefined): Cell | null {
  if (lower?.kind !== "stretch" || upper?.kind !== "stretch" || lower.below === null) return null;
  return lower.below === upper.from ? { kind: "stretch", from: lower.from, below: upper.below } : null;
}
