import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { medicineRulesOf } from "./medicine-rule.ts";
import type { RegimenFound } from "./regimen-findings.ts";

const knowledge = loadKnowledge();
const { catalogue } = knowledge;

function rulesOf(rule: string, used: RegimenFound["finding"]["used"] = {}) {
  const finding = {
    rule,
    used,
    because: ["because"],
    do: ["do this", "and that"],
    consider: "consider",
    sources: ["s"],
  };
  return medicineRulesOf({ mark: "GK", finding: finding as unknown as RegimenFound["finding"] }, knowledge);
}

describe("the rule behind a finding on medicines", () => {
  test("a pair: whom it is about, how grave and why, what to do, seen where", () => {
    expect(rulesOf("DDI001/phenelzine+sertraline")).toEqual([
      {
        id: "DDI001",
        about: expect.stringMatching(/^monoamine oxidase inhibitors .* with selective serotonin reuptake inhibitors$/),
        when: ["Taken together: contraindicated (serotonergic)", "b after a: 14 d; a after b: 14 d (fluoxetine 35 d)"],
        act: "Never combine; separate by washout before switching.",
        mark: "source",
        sources: ["onc-high-priority", "label-ssris"],
      },
    ]);
  });

  test("checks that are due: each row with its weeks and limits", () => {
    const rules = rulesOf("MON-DUE/lithium", { MON001: "3 days overdue", MON002: "baseline missing" });
    expect(rules.map(({ id }) => id)).toEqual(["MON001", "MON002"]);
    expect(rules[0]).toMatchObject({
      about: "lithium: serum lithium 12 h trough",
      when: expect.arrayContaining(["In week 1 after the first dose", "Then every 13 weeks"]),
      act: expect.stringContaining(">=1.5 mmol/L"),
      mark: "source",
    });
    expect(rules[0]?.when).not.toContain("Before the first dose");
    expect(rules[1]?.when[0]).toBe("Before the first dose");
  });

  test("a value beyond a limit: its one row", () => {
    expect(rulesOf("MON001/lithium/lithium-level", { "lab.lithium-level": 1.6 }).map(({ id }) => id)).toEqual([
      "MON001",
    ]);
  });

  test("two of a kind, one ingredient twice, what adds up", () => {
    expect(rulesOf("DUP-SSRI/citalopram+sertraline")[0]).toMatchObject({
      about: "selective serotonin reuptake inhibitors",
      when: ["2 or more of these on one list"],
      act: "Use one; a cross-taper needs an end date.",
      mark: "PD",
    });
    expect(rulesOf("DUP-SAME/sertraline")[0]?.act).toBe(catalogue.rules.sameIngredient.management);
    expect(rulesOf("DUP-OVERLAP/x")[0]?.act).toBe(catalogue.rules.sameIngredient.overlap);
    for (const { id, atLeast, management } of catalogue.rules.burdens)
      expect(rulesOf(id)[0]).toMatchObject({
        when: [expect.stringMatching(`^${atLeast} or more`), expect.any(String)],
        act: management,
      });
    for (const { id, management } of catalogue.rules.together) expect(rulesOf(id)[0]?.act).toBe(management);
  });

  test("what has no row says itself what it is", () => {
    expect(rulesOf("MED-UNKNOWN")).toEqual([
      { id: "MED-UNKNOWN", about: "consider", when: ["because"], act: "do this and that", mark: "GK", sources: ["s"] },
    ]);
  });

  test("every row of the catalogue can be read: no code of ours is shown", () => {
    const ids = [...catalogue.interactions, ...catalogue.population, ...catalogue.monitoring].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(500);
    for (const id of ids) {
      const [rule] = rulesOf(id);
      expect(rule?.id).toBe(id);
      expect(rule?.when.length, id).toBeGreaterThan(0);
      expect([rule?.about, ...(rule?.when ?? [])].join(" "), id).not.toMatch(/class:|undefined/);
    }
  });
});
