import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { compareInstants, instant } from "./instant.ts";

function timeOf(ms: number): string {
  const part = (value: number, digits = 2) => String(Math.floor(value)).padStart(digits, "0");
  return `${part((ms / 3_600_000) % 24)}:${part((ms / 60_000) % 60)}:${part((ms / 1000) % 60)}.${part(ms % 1000, 3)}`;
}

describe("instant", () => {
  it.each([
    "2026-03-02T08:30:15.250Z",
    "2026-03-02T08:30:15Z",
    "2026-03-02T08:30Z",
    "2026-03-02T08:30:15.5Z",
    "2026-03-02T08:30:00+05:30",
    "2026-03-02T20:00:00-05:00",
    "2024-02-29T23:59:59+14:00",
  ])("reads %s as the calendar does", (at) => {
    expect(instant(at)).toBe(Temporal.Instant.from(at).epochMilliseconds);
  });

  it("puts moments in the same order however they are written", () => {
    const zone = fc.constantFrom("Z", "+05:30", "-05:00", "+00:00");
    const length = fc.constantFrom("2026-03-02".length, "2026-03-02T08:30".length, "2026-03-02T08:30:15".length, 23);
    const moment = fc
      .integer({ min: 0, max: 2 * 86_400_000 - 1 })
      .map((ms) => `2026-03-0${1 + Math.floor(ms / 86_400_000)}T${timeOf(ms)}`);
    const written = fc.tuple(moment, length, zone).map(([text, until, offset]) => {
      return until === "2026-03-02".length ? text.slice(0, until) : text.slice(0, until) + offset;
    });
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(Math.sign(compareInstants(a, b))).toBe(Math.sign(instant(a) - instant(b)));
      }),
      { numRuns: 2000 },
    );
  });

  it("begins a date alone with its day", () => {
    expect(instant("1970-01-01")).toBe(0);
    expect(instant("2026-03-02")).toBe(instant("2026-03-02T00:00:00Z"));
  });
});
