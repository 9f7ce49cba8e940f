import { describe, expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import type { Cell } from "./domain.ts";
import { judgeCells, openOn } from "./judge-cells.ts";

const stretch = (from: number | null, below: number | null): Cell => ({ kind: "stretch", from, below });
const value = (one: string | number | boolean): Cell => ({ kind: "value", value: one, alike: [one] });
const unknown: Cell = { kind: "unknown" };
const A: Condition = { fact: "a", atLeast: 5 };
const B: Condition = { fact: "b", is: true };
const judge = (condition: Condition, cells: Record<string, Cell>) =>
  judgeCells(condition, new Map(Object.entries(cells)));

describe("a test over a cell", () => {
  test.each<[string, Condition, Cell, boolean | "unknown"]>([
    ["at the threshold", A, stretch(5, 8), true],
    ["just under it", A, stretch(4, 5), false],
    ["from without a beginning", A, stretch(null, 5), false],
    ["below, inside", { fact: "a", below: 5 }, stretch(4, 5), true],
    ["below, from without a beginning", { fact: "a", below: 5 }, stretch(null, 5), true],
    ["below, at the threshold", { fact: "a", below: 5 }, stretch(5, null), false],
    ["between, at its beginning", { fact: "a", from: 3, below: 6 }, stretch(3, 6), true],
    ["between, before", { fact: "a", from: 3, below: 6 }, stretch(2, 3), false],
    ["between, at its end", { fact: "a", from: 3, below: 6 }, stretch(6, null), false],
    ["equality does not belong on a stretch", { fact: "a", is: 5 }, stretch(5, 6), "unknown"],
    ["nor does a list", { fact: "a", in: [5] }, stretch(5, 6), "unknown"],
    ["the value", { fact: "a", is: "mild" }, value("mild"), true],
    ["another value", { fact: "a", is: "mild" }, value("none"), false],
    ["in the list", { fact: "a", in: ["none", "mild"] }, value("mild"), true],
    ["not in the list", { fact: "a", in: ["none", "mild"] }, value("severe"), false],
    ["a number among values, enough", A, value(5), true],
    ["a number among values, too few", A, value(4), false],
    ["a number among values, between", { fact: "a", from: 3, below: 6 }, value(3), true],
    ["a number among values, past the end", { fact: "a", from: 3, below: 6 }, value(6), false],
    ["a number among values, before", { fact: "a", from: 3, below: 6 }, value(2), false],
    ["a number among values, below", { fact: "a", below: 6 }, value(5), true],
    ["a number among values, not below", { fact: "a", below: 6 }, value(6), false],
    ["a word against a threshold", A, value("mild"), "unknown"],
    ["unknown", A, unknown, "unknown"],
    ["asked whether it is known, and it is", { fact: "a", known: true }, stretch(1, 2), true],
    ["asked whether it is known, and it is not", { fact: "a", known: true }, unknown, false],
    ["asked whether it is unknown, and it is", { fact: "a", known: false }, unknown, true],
    ["asked whether it is unknown, and it is not", { fact: "a", known: false }, value(1), false],
  ])("%s", (_, condition, cell, expected) => {
    expect(judge(condition, { a: cell })).toBe(expected);
  });
});

describe("tests together", () => {
  test("one false settles all, one true settles any, whatever is still open", () => {
    expect(judge({ all: [A, B] }, { b: value(false) })).toBe(false);
    expect(judge({ any: [A, B] }, { b: value(true) })).toBe(true);
    expect(judge({ all: [A, B] }, { b: value(true) })).toEqual({ open: "a" });
    expect(judge({ any: [A, B] }, { b: value(false) })).toEqual({ open: "a" });
    expect(judge({ all: [] }, {})).toBe(true);
    expect(judge({ any: [] }, {})).toBe(false);
  });

  test("open comes before unknown, unknown before a settled answer that does not decide", () => {
    expect(judge({ all: [B, A] }, { b: unknown })).toEqual({ open: "a" });
    expect(judge({ all: [B, A] }, { b: unknown, a: stretch(5, 6) })).toBe("unknown");
    expect(judge({ any: [B, A] }, { b: unknown, a: stretch(4, 5) })).toBe("unknown");
    expect(judge({ any: [B, A] }, { b: unknown, a: stretch(5, 6) })).toBe(true);
  });

  test("not turns an answer round and leaves the rest as it is", () => {
    expect(judge({ not: B }, { b: value(true) })).toBe(false);
    expect(judge({ not: B }, { b: value(false) })).toBe(true);
    expect(judge({ not: B }, { b: unknown })).toBe("unknown");
    expect(judge({ not: B }, {})).toEqual({ open: "b" });
  });
});

describe("what a condition is still open on", () => {
  test("names each fact that can still matter, and none that cannot", () => {
    const open = (condition: Condition, cells: Record<string, Cell>) =>
      openOn(condition, new Map(Object.entries(cells)));
    expect(open({ all: [A, B] }, {})).toEqual(["a", "b"]);
    expect(open({ all: [A, B] }, { b: value(false) })).toEqual([]);
    expect(open({ any: [{ not: A }, B] }, { b: value(false) })).toEqual(["a"]);
    expect(open({ all: [{ any: [A, B] }, { any: [B] }] }, { b: value(true) })).toEqual([]);
    expect(open({ all: [{ any: [A, B] }, { fact: "c", known: true }] }, { b: value(true) })).toEqual(["c"]);
  });
});
