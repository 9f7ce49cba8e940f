import { describe, expect, test } from "vitest";
import { contradictionFaults } from "./contradiction-faults.ts";
import type { Entry } from "./entry.ts";

const condition = (id: string, at: string, status: string, more: object = {}) =>
  ({ id, kind: "condition", at, condition: "mdd", status, ...more }) as Entry;
const reasons = (...entries: Entry[]) =>
  contradictionFaults(entries).map(({ entry, field, reason }) => `${entry} ${field}: ${reason}`);

describe("statements that cannot all be true", () => {
  test("a remission before the illness began", () => {
    const later = condition("a", "2026-02-01", "active", { onset: "2026-01-20" });
    expect(reasons(condition("r", "2026-01-10", "remission"), later)).toEqual([
      "r at: calls mdd in remission on 2026-01-10, before its first onset in the record (2026-01-20)",
    ]);
    expect(reasons(condition("r", "2026-01-20", "remission"), later)).toEqual([]);
    expect(reasons(condition("r", "2026-01-10T09:00:00Z", "resolved"), condition("a", "2026-02-01", "active"))).toEqual(
      ["r at: calls mdd resolved on 2026-01-10, before its first onset in the record (2026-02-01)"],
    );
    expect(
      reasons(condition("a", "2026-01-10", "active"), condition("b", "2026-02-01", "active", { onset: "2026-01-20" })),
    ).toEqual([]);
  });

  test("a second episode is no contradiction, nor is an end whose beginning nobody wrote down", () => {
    const first = condition("a", "2025-01-01", "active");
    const again = condition("b", "2026-02-01", "active", { onset: "2026-01-20" });
    expect(reasons(first, condition("r", "2025-06-01", "remission"), again)).toEqual([]);
    expect(reasons(condition("r", "2025-06-01", "remission"))).toEqual([]);
    expect(reasons(condition("r", "2025-06-01", "remission"), { ...again, condition: "gad" } as Entry)).toEqual([]);
  });

  test("the earliest onset counts, whichever entry tells it", () => {
    const late = condition("a", "2026-02-01", "active", { onset: "2026-01-20" });
    const early = condition("b", "2026-03-01", "active", { onset: "2025-12-01" });
    expect(reasons(condition("r", "2026-01-10", "remission"), late, early)).toEqual([]);
  });

  test("a contradiction that was corrected is none", () => {
    const wrong = condition("r", "2026-01-10", "remission");
    const right = condition("s", "2026-03-10", "remission", { replaces: "r", recordedAt: "2026-03-11T10:00:00Z" });
    expect(reasons(wrong, right, condition("a", "2026-02-01", "active"))).toEqual([]);
  });

  test("two deaths", () => {
    const death = (id: string, at: string) => ({ id, kind: "profile", at, deceased: true }) as Entry;
    expect(reasons(death("a", "2026-01-10"), death("b", "2026-01-12"))).toEqual([
      "b deceased: says the person died on 2026-01-12; entry a says 2026-01-10",
    ]);
    expect(reasons(death("a", "2026-01-10"), death("b", "2026-01-10"))).toEqual([]);
    const told = { id: "c", kind: "profile", at: "2026-01-12", language: "en" } as Entry;
    expect(reasons(death("a", "2026-01-10"), told, condition("d", "2026-01-13", "active"))).toEqual([]);
  });
});
