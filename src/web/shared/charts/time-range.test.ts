import { expect, test } from "vitest";
import { axisTicks } from "./axis-ticks.ts";
import { openingChoice, rangeFor, rangeShowing } from "./time-range.ts";

const course = { from: 0, to: 420 };

test("a choice shows its span up to the end of the course, and never more than there is", () => {
  expect(rangeFor("12-weeks", course)).toEqual({ from: 336, to: 420 });
  expect(rangeFor("all", course)).toEqual(course);
  expect(rangeFor("1-year", { from: 0, to: 90 })).toEqual({ from: 0, to: 90 });
  expect(rangeFor("12-weeks", course, 10)).toEqual({ from: 0, to: 84 });
});

test("the range follows the reading line, and stays where the day is already in sight", () => {
  const shown = rangeFor("12-weeks", course);
  expect(rangeShowing(340, shown, course)).toBe(shown);
  const moved = rangeShowing(100, shown, course);
  expect(moved.from).toBeLessThanOrEqual(100);
  expect(moved.to).toBeGreaterThanOrEqual(100);
  expect(moved.to - moved.from).toBe(84);
  expect(rangeShowing(0, shown, course)).toEqual({ from: 0, to: 84 });
});

test("a picture opens with the longest range whose weeks can be told apart", () => {
  expect(openingChoice({ from: 0, to: 100 }, 800)).toBe("all");
  expect(openingChoice({ from: 0, to: 730 }, 800)).toBe("1-year");
  expect(openingChoice({ from: 0, to: 730 }, 300)).toBe("6-months");
  expect(openingChoice({ from: 0, to: 730 }, 90)).toBe("12-weeks");
});

test.each([8, 3, 1.2, 0.4, 0.1])(
  "at %f px a day dates stand on whole weeks from day 0, and leave room for their words",
  (pxPerDay) => {
    const days = axisTicks({ from: -10, to: 720 }, 0, pxPerDay, 62);
    expect(days.length).toBeGreaterThan(0);
    for (const day of days) expect(day % 7).toBe(0);
    days.slice(1).forEach((day, index) => {
      expect((day - (days[index] ?? 0)) * pxPerDay).toBeGreaterThanOrEqual(62);
    });
  },
);
