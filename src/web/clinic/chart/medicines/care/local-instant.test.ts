import { expect, test } from "vitest";
import { localInstant } from "./local-instant.ts";

test("keeps the day and hour written, and names the same moment", () => {
  for (const local of ["2026-03-02T23:30", "2026-07-01T00:05", "2026-12-31T12:00"]) {
    const instant = localInstant(local);
    expect(instant.slice(0, 16)).toBe(local);
    expect(instant).toMatch(/[+-]\d{2}:\d{2}$/);
    expect(Date.parse(instant)).toBe(new Date(local).getTime());
  }
});
