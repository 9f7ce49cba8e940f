import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { missedDoseAdvice, missedDoseRow } from "./missed-dose-advice.ts";
import { missedDoseFaults } from "./missed-dose-faults.ts";

const knowledge = loadKnowledge();
const facts = (name: string) => {
  const found = knowledge.medications.get(name);
  if (found === undefined) throw new Error(`no medicine ${name}`);
  return found;
};
const words = (name: string) => missedDoseAdvice(facts(name), knowledge, "en")?.words.join(" ");

describe("missed doses", () => {
  test.each([
    ["sertraline", "MD-SERTRALINE"],
    ["citalopram", "MD-SSRI"],
    ["quetiapine", "MD-ANTIPSYCHOTIC"],
    ["clozapine", "MD-CLOZAPINE"],
    ["haloperidol decanoate", "MD-LAI"],
    ["temazepam", "MD-SLEEP"],
    ["lorazepam", "MD-BENZODIAZEPINE"],
  ])("%s is answered by %s: its own row before its class's", (name, id) => {
    expect(missedDoseRow(facts(name), knowledge)?.id).toBe(id);
  });

  test("every row can be said for every medicine it is for, without a hole", () => {
    for (const medicine of knowledge.medications.values()) {
      const advice = missedDoseAdvice(medicine, knowledge, "en");
      if (advice !== undefined) expect(advice.words.join(" ")).not.toMatch(/[{}#]|undefined/);
    }
  });

  test("no row ever says to take two, and only an injection says nothing of it", () => {
    for (const medicine of knowledge.medications.values()) {
      const row = missedDoseRow(medicine, knowledge);
      if (row === undefined) continue;
      expect(/Never take two at once/.test(words(medicine.name) ?? "")).toBe(row.advice !== "injection");
    }
  });

  test("a gap that asks for a new beginning is in the patient's words, the shortest of them", () => {
    expect(words("methadone")).toContain("3 days or more in a row, do not start again by yourself");
    expect(words("clozapine")).toContain("2 days or more in a row");
    expect(words("sertraline")).not.toContain("in a row");
    expect(missedDoseAdvice(facts("methadone"), knowledge, "en")?.restarts.map(({ missedDays }) => missedDays)).toEqual(
      [3, 4, 5],
    );
  });

  test("a medicine without a row has no advice, and is not given another's", () => {
    expect(missedDoseAdvice(facts("warfarin"), knowledge, "en")).toBeUndefined();
  });

  test("every medicine that is begun anew after a gap has advice for the patient", () => {
    for (const { medication } of knowledge.catalogue.rules.restarts)
      expect(missedDoseAdvice(facts(medication), knowledge, "en"), medication).toBeDefined();
  });

  test("a row for nothing, a second row for one target, missing words and a restart of nothing are faults", () => {
    const { missedDoses, classes, rules } = knowledge.catalogue;
    const medications = [...knowledge.medications.values()].map((value) => ({ file: "ingredients.json", value }));
    const [first] = missedDoses;
    const [restart] = rules.restarts;
    if (first === undefined || restart === undefined) throw new Error("no rows");
    const broken = {
      missedDoses: [first, { ...first, id: "broken", targets: [...first.targets, "nonesuch"] }],
      classes,
      rules: { ...rules, restarts: [{ ...restart, medication: "ghost" }] },
    };
    expect(missedDoseFaults(broken, medications, new Set()).map(({ reason }) => reason)).toEqual([
      'MD-SERTRALINE: there are no words for "take-unless-near"',
      'broken: "sertraline" has two rows',
      'broken: no medicine or class is called "nonesuch"',
      'broken: there are no words for "take-unless-near"',
      'a restart names "ghost", which is not a medicine',
    ]);
  });
});
