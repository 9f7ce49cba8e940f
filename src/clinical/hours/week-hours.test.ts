import { describe, expect, it } from "vitest";
import { DEFAULT_HOURS } from "./clinic-hours.ts";
import { weekHours } from "./week-hours.ts";

describe("weekHours", () => {
  it("reads a run of days, a break at noon and the end of a day", () => {
    expect(weekHours(["mon-fri=09:00-17:00"])).toEqual({ hours: DEFAULT_HOURS });
    expect(weekHours(["SUN=20:00-24:00", "wed=13:00-17:00,08:00-12:00"])).toEqual({
      hours: [
        { weekday: 3, opens: "08:00", closes: "12:00" },
        { weekday: 3, opens: "13:00", closes: "17:00" },
        { weekday: 7, opens: "20:00", closes: "24:00" },
      ],
    });
  });

  it.each([
    ["a day nobody knows", ["day=09:00-17:00"], "does not begin with a day"],
    ["a run that goes backwards", ["fri-mon=09:00-17:00"], "does not begin with a day"],
    ["no hours", ["mon"], "no stretch of a day"],
    ["an end before the beginning", ["mon=17:00-09:00"], "no stretch of a day"],
    ["an hour that is none", ["mon=09:00-25:00"], "no stretch of a day"],
    ["stretches that overlap", ["mon=09:00-12:00", "mon=11:00-13:00"], "overlap"],
    ["nothing", [], "At least one day"],
  ])("refuses %s in a sentence", (_, words, said) => {
    expect(weekHours(words)).toEqual({ faults: [expect.stringContaining(said)] });
  });
});
