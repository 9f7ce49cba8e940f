import { expect, test } from "vitest";
import { caseloadPriority, registryKeys } from "./registry-keys.ts";
import type { RegistryRow } from "./row.ts";

const symptom = (weeks: number, changePct: number, now = 15): RegistryRow["symptom"] => ({
  value: { instrument: "PHQ-9", first: 20, now, prorated: false, changePct, weeks, stale: false, spark: [] },
  asOf: "2026-03-02",
});
const base = {
  flag: "decide",
  group: "decide",
  consider: null,
  symptom: symptom(5, -30),
  sideEffects: { value: "none", asOf: "2026-03-02" },
  adherence: { value: 95, asOf: "2026-03-02" },
  step: { value: 2, asOf: "2026-03-02" },
  lastContact: "2026-03-01",
  derivedOn: "2026-03-02",
  nextVisit: null,
  views: [],
} as unknown as RegistryRow;
const row = (change: Partial<RegistryRow>) => ({ ...base, ...change });
const ready = { flag: "ready" } as const;

test.each<[string, Partial<RegistryRow>]>([
  ["safety", { flag: "safety" }],
  ["deteriorated", { flag: "worse" }],
  ["no-contact", { lastContact: "2026-02-01" }],
  ["decision", { lastContact: "2026-02-02" }],
  ["not-improved", { symptom: symptom(8, -49.9) }],
  ["decision", { symptom: symptom(7, -49.9) }],
  ["decision", { symptom: symptom(8, -50) }],
  ["decision", { symptom: symptom(8, -40, 9) }],
  ["side-effects-or-adherence", { sideEffects: { value: "severe", asOf: "2026-03-02" } }],
  ["side-effects-or-adherence", { adherence: { value: 49, asOf: "2026-03-02" } }],
  ["decision", { adherence: { value: 50, asOf: "2026-03-02" } }],
  ["new", { flag: "on-course", symptom: symptom(3, -10) }],
  ["rest", { flag: "on-course", symptom: symptom(4, -10) }],
  ["step-down", { ...ready, consider: { text: "", track: "both", rule: "PIV-D1" } }],
  ["taper", { ...ready, consider: { text: "", track: "medication", rule: "PIV-R3" } }],
])("%s %#", (priority, change) => {
  expect(caseloadPriority(row(change))).toBe(priority);
});

test("within a group the order of caseload review decides, and then who has waited longer", () => {
  const order = [
    row({ flag: "worse" }),
    row({ lastContact: null }),
    row({ symptom: symptom(9, -20) }),
    row({ adherence: { value: 20, asOf: "2026-03-02" } }),
    row({ lastContact: "2026-02-20" }),
    row({}),
    row({ ...ready, consider: { text: "", track: "both", rule: "PIV-D1" } }),
    row({ ...ready, consider: { text: "", track: "medication", rule: "PIV-R3" } }),
  ].map((one) => registryKeys(one).urgency);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(new Set(order).size).toBe(order.length);
});
