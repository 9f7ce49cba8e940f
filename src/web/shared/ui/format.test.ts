import { expect, test } from "vitest";
import { dayOf, formatBirthDate, formatClock, formatDay, formatFullDay } from "./format-date.ts";
import { formatAmount, formatChange, formatWhole } from "./format-number.ts";

test("a change shows its direction with a true minus, and half is rounded up in size", () => {
  expect(formatChange(-52.9)).toBe("\u221253%");
  expect(formatChange(-12.5)).toBe("\u221213%");
  expect(formatChange(16.7)).toBe("+17%");
  expect(formatChange(0)).toBe("0%");
  expect(formatChange(-0.3)).toBe("0%");
  expect(formatWhole(-7)).toBe("\u22127");
  expect(formatAmount(37.5)).toBe("37.5");
});

test("a calendar day stays that day in every zone of the reader", () => {
  expect(formatDay("2026-03-04", "en-GB")).toBe("Wed 4 Mar");
  expect(formatFullDay("2026-03-02", "en-GB")).toBe("Mon 2 Mar 2026");
  expect(formatBirthDate("1987-12-31", "en-GB")).toBe("31 Dec 1987");
  expect(formatDay("2025-03-04", "en-GB", "2026-03-02")).toBe("4 Mar 2025");
});

test("an instant is shown in the clinic's zone", () => {
  expect(formatClock("2026-03-02T14:30:00Z", "en-GB", "America/New_York")).toBe("09:30");
  expect(dayOf("2026-03-03T02:00:00Z", "America/New_York")).toBe("2026-03-02");
  expect(dayOf("2026-03-03", "America/New_York")).toBe("2026-03-03");
});
