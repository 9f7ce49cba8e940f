import { describe, expect, it } from "vitest";
import { DEFAULT_HOURS, isOpen, nextOpening } from "./clinic-hours.ts";

const NEW_YORK = "America/New_York";

describe("whether the clinic is open", () => {
  it.each([
    ["a minute before nine", "2026-03-02T13:59:59Z", false],
    ["at nine", "2026-03-02T14:00:00Z", true],
    ["a second before five", "2026-03-02T21:59:59Z", true],
    ["at five", "2026-03-02T22:00:00Z", false],
    ["on Saturday at noon", "2026-03-07T17:00:00Z", false],
    ["late on Sunday there, when it is Monday in Greenwich", "2026-03-09T03:00:00Z", false],
    // Clocks go forward on 8 March 2026 and back on 1 November: nine o'clock moves by an hour against Greenwich.
    ["at nine of winter on the Monday after clocks went forward", "2026-03-09T13:00:00Z", true],
    ["a second earlier", "2026-03-09T12:59:59Z", false],
    ["at five of summer that day", "2026-03-09T21:00:00Z", false],
    ["on the Friday before clocks go back, at nine", "2026-10-30T13:00:00Z", true],
    ["on the Monday after, at the same instant of the day", "2026-11-02T13:00:00Z", false],
    ["on that Monday at nine", "2026-11-02T14:00:00Z", true],
  ])("%s", (_, instant, open) => {
    expect(isOpen(DEFAULT_HOURS, instant, NEW_YORK)).toBe(open);
  });

  it("goes by the clinic's own zone", () => {
    expect(isOpen(DEFAULT_HOURS, "2026-03-02T14:30:00Z", "America/Los_Angeles")).toBe(false);
    expect(isOpen(DEFAULT_HOURS, "2026-03-02T14:30:00Z", "Europe/Berlin")).toBe(true);
  });

  it("may close at midday, and at the very end of a day", () => {
    const hours = [
      { weekday: 1, opens: "08:00", closes: "12:00" },
      { weekday: 1, opens: "13:00", closes: "24:00" },
    ];
    const at = (clock: string) => isOpen(hours, `2026-03-02T${clock}:00Z`, "UTC");
    expect([at("11:59"), at("12:00"), at("13:00"), at("23:59")]).toEqual([true, false, true, true]);
    expect(isOpen(hours, "2026-03-03T00:00:00Z", "UTC")).toBe(false);
  });
});

describe("on a closed day", () => {
  const closed = new Set(["2026-03-02", "2026-03-03"]);

  it("is closed from midnight to midnight there, and opens on the first day that is not", () => {
    expect(isOpen(DEFAULT_HOURS, "2026-03-02T15:00:00Z", NEW_YORK, closed)).toBe(false);
    expect(isOpen(DEFAULT_HOURS, "2026-03-04T15:00:00Z", NEW_YORK, closed)).toBe(true);
    expect(nextOpening(DEFAULT_HOURS, "2026-03-02T10:00:00Z", NEW_YORK, closed)).toBe("2026-03-04T09:00");
  });
});

describe("when it opens next", () => {
  it.each([
    ["the same morning", "2026-03-02T12:00:00Z", "2026-03-02T09:00"],
    ["the next day, from the opening minute on", "2026-03-02T14:00:00Z", "2026-03-03T09:00"],
    ["on Monday, over the weekend the clocks go forward", "2026-03-06T22:00:00Z", "2026-03-09T09:00"],
    ["on Monday, over the weekend they go back", "2026-10-31T20:00:00Z", "2026-11-02T09:00"],
  ])("%s", (_, instant, opening) => {
    expect(nextOpening(DEFAULT_HOURS, instant, NEW_YORK)).toBe(opening);
  });

  it("is a week away where one day alone is open and it has begun", () => {
    const hours = [{ weekday: 1, opens: "09:00", closes: "10:00" }];
    expect(nextOpening(hours, "2026-03-02T09:00:00Z", "UTC")).toBe("2026-03-09T09:00");
    expect(nextOpening([], "2026-03-02T09:00:00Z", "UTC")).toBeNull();
  });

  it("is after a time that a change of clocks leaves out", () => {
    const hours = [{ weekday: 7, opens: "02:30", closes: "08:00" }];
    expect(nextOpening(hours, "2026-03-08T05:00:00Z", NEW_YORK)).toBe("2026-03-08T03:30");
  });
});
