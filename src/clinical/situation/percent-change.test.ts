import { expect, test } from "vitest";
import { improvementPct, oneDecimal, pointsWorse } from "./percent-change.ts";

const WORSE_UP = { worseWhen: "higher", max: 27 } as const;
const BETTER_UP = { worseWhen: "lower", max: 100 } as const;

test("improvement is positive when better, on either kind of scale", () => {
  expect(improvementPct(16, 7, WORSE_UP)).toBe(56.25);
  expect(improvementPct(40, 70, BETTER_UP)).toBe(50);
  expect(pointsWorse(16, 7, WORSE_UP)).toBe(-9);
  expect(pointsWorse(40, 70, BETTER_UP)).toBe(-30);
});

test("without room to improve there is no percent, never 0", () => {
  expect(improvementPct(0, 5, WORSE_UP)).toBeNull();
  expect(improvementPct(100, 90, BETTER_UP)).toBeNull();
});

test.each([
  [-56.25, -56.3],
  [56.25, 56.3],
  [-11.764705882352942, -11.8],
  [-52.94117647058823, -52.9],
  [1.005 * 10, 10.1],
  [-0.04, 0],
])("%f is shown as %f", (value, shown) => {
  expect(Object.is(oneDecimal(value), shown)).toBe(true);
});
