import type { Condition } from "./condition.ts";
import type { Cell } from "./domain.ts";

/** What a condition comes to where only some facts are settled: true, false, unknown, or still open on the fact named. */
export type Settled = true | false | "unknown" | { readonly open: string };
export type Cells = ReadonlyMap<string, Cell>;

/** The facts without a cell on which a condition is still open, those that cannot matter any more left out. */
export function openOn(condition: Condition, cells: Cells): string[] {
  if (typeof judgeCells(condition, cells) !== "object") return [];
  if ("all" in condition) return condition.all.flatMap((part) => openOn(part, cells));
  if ("any" in condition) return condition.any.flatMap((part) => openOn(part, cells));
  return "not" in condition ? openOn(condition.not, cells) : [condition.fact];
}

/** Judges a condition over cells. A condition that hangs on a fact without a cell is open on it. */
export function judgeCells(condition: Condition, cells: Cells): Settled {
  if ("all" in condition) return combine(condition.all, cells, false);
  if ("any" in condition) return combine(condition.any, cells, true);
  if ("not" in condition) {
    const inner = judgeCells(condition.not, cells);
    return typeof inner === "boolean" ? !inner : inner;
  }
  const cell = cells.get(condition.fact);
  return cell === undefined ? { open: condition.fact } : judgeCell(condition, cell);
}

function combine(parts: readonly Condition[], cells: Cells, decisive: boolean): Settled {
  let settled: Settled = !decisive;
  for (const part of parts) {
    const one = judgeCells(part, cells);
    if (one === decisive) return decisive;
    if (typeof one === "object" && typeof settled !== "object") settled = one;
    if (one === "unknown" && typeof settled === "boolean") settled = one;
  }
  return settled;
}

function judgeCell(test: Extract<Condition, { fact: string }>, cell: Cell): Settled {
  if ("known" in test) return (cell.kind !== "unknown") === test.known;
  if (cell.kind === "unknown") return "unknown";
  if (cell.kind === "value") return judgeValue(test, cell.value);
  const least = cell.from ?? Number.NEGATIVE_INFINITY;
  if ("from" in test) return least >= test.from && least < test.below;
  if ("atLeast" in test) return least >= test.atLeast;
  // A stretch is never one exact number: tests for equality do not belong on numbers.
  return "below" in test ? least < test.below : "unknown";
}

function judgeValue(
  test: Exclude<Extract<Condition, { fact: string }>, { known: boolean }>,
  value: string | number | boolean,
): Settled {
  if ("is" in test) return value === test.is;
  if ("in" in test) return test.in.includes(value);
  if (typeof value !== "number") return "unknown";
  if ("from" in test) return value >= test.from && value < test.below;
  return "atLeast" in test ? value >= test.atLeast : value < test.below;
}
