import { expect, test } from "vitest";
import { nearestDay, readingAfter } from "./reading-line.ts";

const days = [10, 13, 20, 41, 60, 95];

test.each([
  ["ArrowRight", 13, 20],
  ["ArrowRight", 95, 95],
  ["ArrowRight", 15, 20],
  ["ArrowLeft", 20, 13],
  ["ArrowLeft", 10, 10],
  ["Home", 60, 10],
  ["End", 10, 95],
  ["PageDown", 10, 41],
  ["PageDown", 60, 95],
  ["PageUp", 95, 60],
  ["PageUp", 20, 10],
])("%s from day %i goes to day %i", (key, from, to) => {
  expect(readingAfter(key, from, days)).toBe(to);
});

test("any other key is left alone", () => {
  expect(readingAfter("a", 13, days)).toBeNull();
});

test("the pointer reads the nearest day that has data", () => {
  expect([nearestDay(0, days), nearestDay(17, days), nearestDay(51, days), nearestDay(500, days)]).toEqual([
    10, 20, 60, 95,
  ]);
});
