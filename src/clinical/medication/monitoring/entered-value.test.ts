import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { enteredValue } from "./entered-value.ts";
import { plain } from "./limits.ts";

const checks = loadKnowledge().catalogue.monitoringChecks;
const read = (name: string, value: number, unit: string) => enteredValue({ test: name, value, unit }, checks);

describe("enteredValue", () => {
  test.each([
    ["lithium-level", 0.8, "mmol/L", { kind: "lab", value: 0.8, unit: "mmol/L", typedAs: null }],
    ["lithium-level", 0.8, "meq/L", { value: 0.8, unit: "mmol/L", typedAs: "0.8 meq/L" }],
    ["weight", 154, "[lb_av]", { kind: "vital", value: 69.853, unit: "kg", typedAs: "154 [lb_av]" }],
    ["temperature", 101.3, "[degF]", { value: 38.5, unit: "Cel" }],
    ["glucose", 5.5, "mmol/L", { value: 99.088, unit: "mg/dL" }],
    ["anc", 400, "/uL", { value: 0.4, unit: "10*9/L", typedAs: "400 /uL" }],
    ["anc", 40, "/uL", { value: 0.04, unit: "10*9/L" }],
    ["alt", 90, "U/L", { value: 90, unit: "U/L", typedAs: null }],
  ])("%s %d %s is kept in its own unit, with what was typed", (name, value, unit, expected) => {
    expect(read(name, value, unit)).toMatchObject(expected);
  });

  test.each([
    ["lithium-level", 120, "mmol/L", { impossible: "value", least: 0, most: 10 }],
    ["lithium-level", -0.1, "mmol/L", { impossible: "value" }],
    ["lithium-level", Number.NaN, "mmol/L", { impossible: "value" }],
    ["weight", 70, "mmol/L", { impossible: "unit" }],
    ["temperature", 101, "Cel", { impossible: "value" }],
    ["constructor", 1, "kg", { impossible: "test" }],
    ["anxiety", 1, "kg", { impossible: "test" }],
  ])("%s %d %s is refused", (name, value, unit, expected) => {
    expect(read(name, value, unit)).toMatchObject(expected);
  });

  test("the limits of a test mean the same in each of its units that a factor joins", () => {
    for (const [name, { units }] of Object.entries(checks.entered)) {
      const [first, ...others] = units;
      for (const { unit, most } of others) {
        const joined = checks.units[name]?.some((one) => plain(one.unit) === plain(unit)) ?? false;
        const there = read(name, most, unit);
        expect("value" in there, `${name} ${unit}`).toBe(true);
        if (!joined || !("value" in there)) continue;
        expect(there.unit, name).toBe(first?.unit);
        expect(Math.abs(there.value / (first?.most ?? 0) - 1), `${name} ${unit}`).toBeLessThan(0.03);
      }
    }
  });
});
