import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Attempts, comeBackAt, countAttempt, noAttempts, perAccount } from "./throttle.ts";

const start = "2026-03-02T09:00:00.000Z";
const later = (minutes: number) => new Date(Date.parse(start) + minutes * 60_000).toISOString();

function tries(count: number): Attempts {
  let attempts = noAttempts;
  for (let index = 0; index < count; index += 1) attempts = countAttempt(attempts, start, perAccount);
  return attempts;
}

describe("countAttempt", () => {
  it("leaves four wrong passwords without a wait and asks for one minute at the fifth", () => {
    expect(comeBackAt(tries(4), start)).toBeNull();
    expect(comeBackAt(tries(5), start)).toBe(later(1));
  });

  it("doubles the wait up to a quarter of an hour", () => {
    expect([6, 7, 8, 9, 10, 40].map((count) => comeBackAt(tries(count), start))).toEqual(
      [2, 4, 8, 15, 15, 15].map(later),
    );
  });

  it("opens again by itself when the wait is over", () => {
    expect(comeBackAt(tries(5), later(1))).toBeNull();
  });

  it("starts anew after half a day of quiet", () => {
    const next = countAttempt(tries(9), later(12 * 60 + 1), perAccount);
    expect(next.failures).toBe(1);
    expect(next.waitUntil).toBeNull();
  });

  it("is never permanent: whatever came before, a quarter of an hour is enough", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2000 }), { maxLength: 200 }), (gaps) => {
        let attempts = noAttempts;
        let minutes = 0;
        for (const gap of gaps) {
          minutes += gap;
          attempts = countAttempt(attempts, later(minutes), perAccount);
        }
        expect(comeBackAt(attempts, later(minutes + 15))).toBeNull();
      }),
    );
  });
});
