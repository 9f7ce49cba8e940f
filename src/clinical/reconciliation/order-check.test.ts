import { describe, expect, test } from "vitest";
import { isGrave, orderCheck } from "./order-check.ts";
import type { DraftOrder } from "./regimen-of.ts";
import { knowledge, readRecord, started } from "./testing/read-record.ts";

const start = (medication: string, doseMg = 50): DraftOrder => ({
  orderId: `order-${medication}`,
  action: "start",
  medication,
  doseMg,
});
const check = (entries: readonly object[], draft: DraftOrder | null) => {
  const { record, timeline } = readRecord(entries);
  return orderCheck(record, timeline, knowledge, draft);
};
const placed = (entries: readonly object[], draft: DraftOrder | null) =>
  check(entries, draft).findings.map(({ rule, place }) => `${rule} ${place}`);

describe("orderCheck", () => {
  test("stands in the way of a grave pair with the order, and only lists one it does not touch", () => {
    const taken = [started("sertraline"), started("tramadol")];
    expect(placed([started("sertraline")], start("tramadol"))).toContain("DDI055 interrupts");
    expect(placed(taken, start("metformin", 500))).toContain("DDI055 listed");
    expect(placed(taken, null)).toContain("DDI055 listed");
  });

  test("interrupts with an allergy to the ordered medicine, graver where the reaction was severe", () => {
    const allergy = (severity?: string) => [{ kind: "allergy", at: "2026-01-05", substance: "Lamictal", severity }];
    expect(check(allergy(), start("lamotrigine", 25)).findings[0]).toMatchObject({
      kind: "allergy",
      severity: "major",
      place: "interrupts",
    });
    expect(check(allergy("severe"), start("lamotrigine", 25)).findings[0]?.severity).toBe("contraindicated");
    expect(check(allergy(), null).findings).toEqual([]);
  });

  test("remembers the answer that kept this very order, at this gravity, and no other's", () => {
    const draft = start("tramadol");
    const inputs = check([started("sertraline")], draft).findings.find(({ rule }) => rule === "DDI055")?.inputs;
    const kept = (order: string) => [
      started("sertraline"),
      { ...started("tramadol"), id: "act" },
      {
        kind: "decision",
        at: "2026-02-02",
        rule: "DDI055",
        category: "interaction",
        action: "declined",
        inputs,
        order,
        reasonCode: "benefit-greater",
      },
    ];
    const change = { ...draft, action: "change" as const };
    expect(check(kept("act"), change).findings.find(({ rule }) => rule === "DDI055")).toMatchObject({
      place: "kept",
      keptBecause: "benefit-greater",
    });
    expect(placed(kept("another"), change)).toContain("DDI055 interrupts");
  });

  test("says loudly which names it could not check", () => {
    expect(check([started("blorb")], start("setraline"))).toMatchObject({
      unknown: ["blorb", "setraline"],
      near: { setraline: ["sertraline"] },
    });
  });
});

describe("isGrave", () => {
  test("is so from a major finding on", () => {
    const grave = (...names: string[]) => {
      const { record, timeline } = readRecord(names.map((name) => started(name)));
      return isGrave(record, timeline, knowledge);
    };
    expect(grave("sertraline", "tramadol")).toBe(true);
    expect(grave("metformin")).toBe(false);
  });
});
