import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScreen } from "./read-screen.ts";
import { screenDays } from "./screen-schedule.ts";

describe("screenDays", () => {
  test("one day in each stretch, the same for the same seed", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 20 }),
        (seed, every, count) => {
          const days = screenDays(100, every, count, seed);
          expect(days).toEqual(screenDays(100, every, count, seed));
          days.forEach((day, place) => {
            expect(day).toBeGreaterThanOrEqual(100 + place * every);
            expect(day).toBeLessThan(100 + (place + 1) * every);
          });
        },
      ),
    );
  });

  test("other seeds, other days", () => {
    const plans = new Set(Array.from({ length: 20 }, (_, seed) => screenDays(0, 28, 8, seed).join()));
    expect(plans.size).toBe(20);
  });
});

describe("readScreen", () => {
  test.each([
    [
      "as expected",
      { positive: ["buprenorphine"], negative: ["fentanyl"], expected: ["buprenorphine"] },
      { asExpected: true },
    ],
    [
      "found and not explained",
      { positive: ["buprenorphine", "fentanyl"], negative: [], expected: ["buprenorphine"] },
      { toConfirm: ["fentanyl"], asExpected: false },
    ],
    [
      "expected and absent",
      { positive: [], negative: ["buprenorphine"], expected: ["buprenorphine"] },
      { notFound: ["buprenorphine"], asExpected: false },
    ],
    [
      "expected and unclear or not tested: not known, never fine",
      { positive: [], negative: [], expected: ["buprenorphine"] },
      { notTested: ["buprenorphine"], asExpected: false },
    ],
    [
      "one thing found, another not tested: neither makes up for the other",
      { positive: ["fentanyl"], negative: [], expected: ["buprenorphine"] },
      { toConfirm: ["fentanyl"], notTested: ["buprenorphine"], asExpected: false },
    ],
    [
      "one thing found, another absent",
      { positive: ["fentanyl"], negative: ["buprenorphine"], expected: ["buprenorphine"] },
      { notFound: ["buprenorphine"], notTested: [], asExpected: false },
    ],
  ])("%s", (_name, screen, expected) => {
    expect(readScreen(screen)).toMatchObject(expected);
  });
});
