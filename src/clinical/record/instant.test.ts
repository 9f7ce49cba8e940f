import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { instant } from "./instant.ts";

describe("instant", () => {
  it.each([
    "2026-03-02T08:30:15.250Z",
    "2026-03-02T08:30:00+05:30",
    "2026-03-02T20:00:00-05:00",
    "2024-02-29T23:59:59+14:00",
  ])("reads %s as the calendar does", (at) => {
    expect(instant(at)).toBe(Temporal.Instant.from(at).epochMilliseconds);
  });

  it("begins a date alone with its day", () => {
    expect(instant("1970-01-01")).toBe(0);
    expect(instant("2026-03-02")).toBe(instant("2026-03-02T00:00:00Z"));
  });
});
