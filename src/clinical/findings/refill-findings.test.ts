import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";

function record(...entries: object[]): PatientRecord {
  return {
    format: RECORD_FORMAT,
    patient: { id: "p", name: "Ada Example", birthDate: "1980-01-01" },
    entries: entries.map((one, place) => ({ id: `e${place}`, ...one }) as Entry),
  };
}
const order = (medication: string, more: object = {}) => ({
  kind: "medication",
  at: "2026-01-01",
  orderId: medication,
  action: "start",
  medication,
  doseMg: 50,
  frequency: "once-daily",
  ...more,
});
const fill = (medication: string, at: string, daysSupply?: number) => ({
  kind: "dispense",
  at,
  medication,
  daysSupply,
});
const gaps = (...entries: object[]) =>
  assess(record(...entries), TODAY, knowledge).findings.filter(({ category }) => category === "refill-gap");

describe("refillFindings", () => {
  test("a supply out for a week is said, with days covered, to prescriber and pharmacist, never first", () => {
    const [found, ...others] = gaps(
      order("sertraline"),
      fill("zoloft", "2026-01-01", 30),
      fill("sertraline", "2026-01-28", 23),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      rule: "REFILL-GAP/sertraline",
      primary: false,
      urgency: "this-visit",
      used: { "supply.runsOutOn": "2026-02-23", "supply.gapDays": 8, "supply.pct": 86.9 },
      forRoles: ["prescriber", "pharmacist"],
    });
  });

  test.each([
    ["while there is some left", [order("sertraline"), fill("sertraline", "2026-02-20", 30)]],
    ["a few days after it ran out", [order("sertraline"), fill("sertraline", "2026-01-28", 30)]],
    ["where nothing was ever handed out on record", [order("sertraline")]],
    ["where nobody wrote how long it lasts", [order("sertraline"), fill("sertraline", "2026-01-01")]],
    ["for a supply of an order long before", [order("sertraline"), fill("sertraline", "2025-06-01", 30)]],
    [
      "for what is taken as needed",
      [order("hydroxyzine", { frequency: "as-needed" }), fill("hydroxyzine", "2026-01-01", 10)],
    ],
    [
      "once it is stopped",
      [
        order("sertraline"),
        fill("sertraline", "2026-01-01", 30),
        { ...order("sertraline"), at: "2026-02-20", action: "stop" },
      ],
    ],
    [
      "for an injection",
      [order("paliperidone palmitate", { nextDue: "2026-03-20" }), fill("paliperidone palmitate", "2026-01-01", 28)],
    ],
  ])("nothing is said %s", (_name, entries) => {
    expect(gaps(...entries)).toEqual([]);
  });

  test("clozapine counts from the days after which it must be begun anew, and says so", () => {
    const [found] = gaps(order("clozapine", { doseMg: 100 }), fill("clozapine", "2026-01-28", 31));
    expect(found).toMatchObject({ urgency: "this-week", used: { "supply.gapDays": 3 } });
    expect(found?.because.join(" ")).toContain("Begin again at 12.5 mg");
    expect(gaps(order("clozapine", { doseMg: 100 }), fill("clozapine", "2026-01-28", 33))).toEqual([]);
  });
});
