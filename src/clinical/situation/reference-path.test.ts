import { expect, test } from "vitest";
import { offPathSince, onPath, pathTargets } from "./reference-path.ts";

const start = { baseline: 20, startDay: 100, remissionBelow: 5 };
const at = (week: number, total: number | null, extra = 0) => ({ day: 100 + week * 7 + extra, total });

test("targets: a fifth down by week 4, half by week 8, remission by week 12", () => {
  expect(pathTargets(start)).toEqual([
    { week: 4, fallPct: 20, total: 16 },
    { week: 8, fallPct: 50, total: 10 },
    { week: 12, fallPct: null, total: 5 },
  ]);
});

test.each([
  ["in remission at the start", 4],
  ["nothing to fall from", 0],
])("no targets: %s", (_, baseline) => {
  expect(pathTargets({ baseline, remissionBelow: 5 })).toEqual([]);
});

test("the first score at the cut still has a path", () => {
  expect(pathTargets({ baseline: 5, remissionBelow: 5 })).toHaveLength(3);
});

test.each([
  ["the day before week 4 asks for nothing", at(4, 20, -1), null],
  ["week 4, exactly 20 % down", at(4, 16), true],
  ["week 4, 15 % down", at(4, 17), false],
  ["the day before week 8 still asks for 20 %", at(8, 16, -1), true],
  ["week 8, exactly half", at(8, 10), true],
  ["week 8, 45 % down", at(8, 11), false],
  ["not scorable", at(8, null), null],
])("on the path: %s", (_, point, expected) => {
  expect(onPath(point, start)).toBe(expected);
});

test("a total in remission is on the path though it is less than half down", () => {
  expect(onPath({ day: 200, total: 4 }, { ...start, baseline: 7 })).toBe(true);
  expect(onPath({ day: 200, total: 5 }, { ...start, baseline: 7 })).toBe(false);
});

test("off the path since the first of the scores in a row that fell short", () => {
  expect(offPathSince([at(2, 20), at(4, 17), at(6, 17), at(8, 14)], start)).toBe(4);
});

test("a score on the path in between begins the count anew", () => {
  expect(offPathSince([at(4, 17), at(6, 15), at(8, 14)], start)).toBe(8);
});

test("back on the path: not off it", () => {
  expect(offPathSince([at(4, 17), at(8, 10)], start)).toBeNull();
});

test("a form that cannot be scored neither ends nor begins a run", () => {
  expect(offPathSince([at(4, 17), at(6, null), at(8, 14)], start)).toBe(4);
  expect(offPathSince([at(4, null)], start)).toBeNull();
});
