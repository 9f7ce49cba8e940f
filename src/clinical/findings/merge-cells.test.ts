import { describe, expect, test } from "vitest";
import { type Cell, cellsOf } from "./domain.ts";
import { mergeCells } from "./merge-cells.ts";

const WEEKS = cellsOf("week", { from: 0 }, [
  { fact: "week", atLeast: 3 },
  { fact: "week", atLeast: 6 },
  { fact: "week", atLeast: 8 },
]);
const EFFECTS: Cell[] = ["none", "mild", "severe"].map((value) => ({ kind: "value", value, alike: [value] }));
const UNKNOWN: Cell = { kind: "unknown" };
const all = new Map<string, readonly Cell[]>([
  ["week", WEEKS],
  ["effects", [...EFFECTS, UNKNOWN]],
]);
const [W0, W3, W6, W8] = WEEKS as [Cell, Cell, Cell, Cell];
const [NONE, MILD, SEVERE] = EFFECTS as [Cell, Cell, Cell];
const at = (cells: Record<string, Cell>) => new Map(Object.entries(cells));
const merged = (...points: Record<string, Cell>[]) =>
  mergeCells(points.map(at), all).map((point) => Object.fromEntries(point));

describe("points side by side", () => {
  test("are one stretch, in whatever order they were found", () => {
    const stretch = { kind: "stretch", from: 3, below: 8 };
    expect(merged({ week: W3 }, { week: W6 })).toEqual([{ week: stretch }]);
    expect(merged({ week: W6 }, { week: W3 })).toEqual([{ week: stretch }]);
    const open = { kind: "stretch", from: 3, below: null };
    expect(merged({ week: W8 }, { week: W3 }, { week: W6 })).toEqual([{ week: open }]);
    expect(merged({ week: W6 }, { week: UNKNOWN }, { week: W3 })).toEqual([{ week: stretch }, { week: UNKNOWN }]);
  });

  test("with a gap between them stay apart", () => {
    expect(merged({ week: W8 }, { week: W3 })).toEqual([{ week: W3 }, { week: W8 }]);
  });

  test("that are all a fact can be are told without it", () => {
    expect(merged({ week: W0 }, { week: W3 }, { week: W6 }, { week: W8 })).toEqual([{}]);
    const everyEffect = [NONE, MILD, SEVERE, UNKNOWN].map((effects) => ({ week: W3, effects }));
    expect(merged(...everyEffect)).toEqual([{ week: W3 }]);
    expect(merged(...everyEffect.slice(1))).toHaveLength(3);
  });

  test("that differ in two facts stay apart, and the same point twice is one", () => {
    expect(merged({ week: W3, effects: NONE }, { week: W6, effects: MILD })).toHaveLength(2);
    expect(merged({ week: W3, effects: NONE }, { effects: NONE, week: W3 })).toEqual([{ week: W3, effects: NONE }]);
  });

  test("are joined along one fact after the other", () => {
    const square = [W3, W6].flatMap((week) => [NONE, MILD, SEVERE, UNKNOWN].map((effects) => ({ week, effects })));
    expect(merged(...square)).toEqual([{ week: { kind: "stretch", from: 3, below: 8 } }]);
  });

  test("a point that leaves a fact open covers one that does not", () => {
    expect(merged({ week: W3 }, { week: W3, effects: MILD })).toEqual([{ week: W3 }]);
    expect(merged({ week: W3, effects: MILD }, { week: W3 })).toEqual([{ week: W3 }]);
  });

  test("nothing is nothing", () => {
    expect(merged()).toEqual([]);
  });
});
