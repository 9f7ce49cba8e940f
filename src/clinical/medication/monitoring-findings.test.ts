import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { checkRegimen } from "./check-regimen.ts";
import type { PersonContext, RegimenItem } from "./regimen.ts";

const knowledge = loadKnowledge();
const said = (item: RegimenItem, person: PersonContext = {}) =>
  checkRegimen([item], { age: 40, sex: "male", ...person }, knowledge, "2026-03-02")
    .findings.filter(({ kind }) => kind === "monitoring")
    .map(({ rule, severity }) => `${rule} ${severity}`);
const lithium = (value: number, weeksAgo = 1, unit = "mmol/L") => ({
  labs: {
    "lithium-level": { value, unit, weeksAgo },
    egfr: { value: 90, unit: "mL/min", weeksAgo },
    tsh: { value: 2, unit: "mIU/L", weeksAgo },
    calcium: { value: 2.3, unit: "mmol/L", weeksAgo },
    weight: { value: 70, unit: "kg", weeksAgo },
    ecg: { value: 1, unit: "1", weeksAgo },
    sodium: { value: 140, unit: "mmol/L", weeksAgo },
    potassium: { value: 4, unit: "mmol/L", weeksAgo },
  },
});
const taken: RegimenItem = { name: "lithium", doseMgPerDay: 900, weeksOn: 40 };

describe("what a medicine is watched by", () => {
  test.each([
    [1.5, "MON001 major"],
    [1.21, "MON001 major"],
    [0.59, "MON001 moderate"],
  ])("a lithium level of %f says %s", (value, expected) => {
    expect(said(taken, lithium(value))).toContain(expected);
  });
  test.each([0.6, 0.8, 1.2])("a level of %f, just measured, says nothing", (value) => {
    expect(said(taken, lithium(value)).filter((line) => line.startsWith("MON001"))).toEqual([]);
  });
  test("mEq/L is the same as mmol/L; a unit nobody knows is named, not passed over", () => {
    expect(said(taken, lithium(1.6, 1, "mEq/L"))).toContain("MON001 major");
    expect(said(taken, lithium(1.6, 1, "furlong"))).toContain("MON001 minor");
  });
  test.each([
    [13, []],
    [14, ["MON-DUE/lithium moderate"]],
  ])("a level %i weeks old in year one: %j", (weeksAgo, expected) => {
    const due = said(taken, lithium(0.8, weeksAgo)).filter((line) => line.startsWith("MON-DUE"));
    expect(due).toEqual(expected);
  });
  test("a start without a value before it asks for one, gently; where no value is told at all, it is missing, not late", () => {
    expect(said({ name: "lithium", starting: true }, { labs: {} })).toEqual(["MON-DUE/lithium minor"]);
    const bare = checkRegimen([{ name: "lithium", starting: true }], { age: 40 }, knowledge, "2026-03-02");
    expect(bare.highest).toBe("none");
    expect(bare.missing).toContainEqual({ fact: "labs.tsh", of: "lithium" });
  });
});
