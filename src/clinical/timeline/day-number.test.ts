import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dayNumber, isoDay } from "./day-number.ts";

const EPOCH = Temporal.PlainDate.from("1970-01-01");

test("day numbers agree with the calendar, leap days and centuries included", () => {
  fc.assert(
    fc.property(fc.integer({ min: -400_000, max: 400_000 }), (day) => {
      const iso = EPOCH.add({ days: day }).toString();
      expect(dayNumber(iso)).toBe(day);
      expect(isoDay(day)).toBe(iso);
    }),
  );
});

test("a date-time counts on the calendar date written in it, whatever its offset", () => {
  expect(dayNumber("2026-03-01T23:50:00-11:00")).toBe(dayNumber("2026-03-01"));
  expect(dayNumber("2026-03-01T00:10:00+14:00")).toBe(dayNumber("2026-03-01"));
});
