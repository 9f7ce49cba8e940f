import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { type ChoiceQuestion, compareOptions } from "./compare-options.ts";

const knowledge = loadKnowledge();
const asked: ChoiceQuestion = {
  condition: "mdd",
  regimen: [],
  person: { age: 40, sex: "male", conditions: [] },
  trials: [],
  concerns: [],
  today: "2026-03-02",
};
const compare = (part: Partial<ChoiceQuestion> = {}) => compareOptions({ ...asked, ...part }, knowledge);
const names = (part: Partial<ChoiceQuestion> = {}) => compare(part).options.map(({ medication }) => medication);
const option = (name: string, part: Partial<ChoiceQuestion> = {}) => {
  const found = compare(part).options.find(({ medication }) => medication === name);
  if (found === undefined) throw new Error(`${name} is not among the options`);
  return found;
};

describe("options for a condition", () => {
  test("all of the first line are listed, never one answer", () => {
    expect(names()).toHaveLength(13);
    expect(compare().group).toBe("depression");
  });

  test("what helped before comes first, what failed goes behind its equals", () => {
    const trials = [
      { medication: "venlafaxine", outcome: "remission" },
      { medication: "escitalopram", outcome: "none" },
    ] as const;
    const order = names({ trials });
    expect(order[0]).toBe("venlafaxine");
    expect(order.indexOf("escitalopram")).toBeGreaterThan(order.indexOf("sertraline"));
    expect(option("venlafaxine", { trials }).reasons).toEqual([
      { speaks: "for", code: "trial-remission", sources: [] },
    ]);
  });

  test("what the list forbids comes last and says why", () => {
    const regimen = [{ name: "phenelzine" }];
    const compared = compare({ regimen });
    expect(compared.options.every(({ findings }) => findings[0]?.severity === "contraindicated")).toBe(true);
    const seizures = compare({ person: { age: 40, sex: "male", conditions: ["seizure-disorder"] } }).options;
    expect(seizures.at(-1)?.medication).toBe("bupropion");
    expect(seizures.at(-1)?.findings[0]).toMatchObject({ severity: "contraindicated" });
  });

  test("what is taken now is compared with what could take its place, washout included", () => {
    const compared = compare({ regimen: [{ name: "sertraline", doseMgPerDay: 100 }] });
    expect(compared.inPlaceOf).toEqual(["sertraline"]);
    const found = (name: string) => compared.options.find(({ medication }) => medication === name)?.findings ?? [];
    expect(found("escitalopram").filter(({ kind }) => kind === "duplicate" || kind === "interaction")).toEqual([]);
    expect(compared.options.find(({ isTaken }) => isTaken)?.medication).toBe("sertraline");
    const after = compare({ condition: "mdd", regimen: [{ name: "phenelzine", stoppedDaysAgo: 3 }] });
    expect(after.options.every(({ findings }) => findings[0]?.kind === "washout")).toBe(true);
  });

  test("a finding that the list has anyway is not held against an option", () => {
    const regimen = [{ name: "lithium" }, { name: "ibuprofen" }];
    const own = option("mirtazapine", { regimen }).findings;
    expect(own.some(({ between }) => between.includes("ibuprofen") && between.includes("lithium"))).toBe(false);
  });

  test("a person's concerns speak for and against, with a source", () => {
    const concerns = ["pain", "missed-doses"] as const;
    expect(option("duloxetine", { concerns }).reasons).toMatchObject([{ speaks: "for", code: "pain" }]);
    expect(option("paroxetine", { concerns }).reasons).toMatchObject([{ speaks: "against", code: "missed-doses" }]);
    expect(names({ concerns })[0]).toBe("duloxetine");
  });

  test.each([
    [11, []],
    [12, ["escitalopram", "fluoxetine"]],
    [17, ["escitalopram", "fluoxetine"]],
  ])("age %i decides which list is read", (age, expected) => {
    expect(names({ person: { age } }).toSorted()).toEqual(expected);
  });
  test("an age that is not known is said, not guessed in silence", () => {
    expect(compare({ person: {} }).isAgeAssumed).toBe(true);
    expect(compare().isAgeAssumed).toBe(false);
  });

  test("a condition no source names medicines for has no list, and a name nobody knows is passed on", () => {
    expect(compare({ condition: "insomnia" })).toMatchObject({ group: null, options: [] });
    expect(compare({ regimen: [{ name: "grandmother's drops" }] }).unknown).toEqual(["grandmother's drops"]);
  });

  test("watching is counted over the first year", () => {
    const lithium = option("lithium", { condition: "bipolar-1" });
    expect(lithium.monitoring.checks).toBeGreaterThan(
      option("lamotrigine", { condition: "bipolar-1" }).monitoring.checks,
    );
    expect(lithium.monitoring.what).toContain("TSH");
    expect(option("mirtazapine").monitoring.checks, "talks and scales are not counted").toBeLessThan(6);
  });

  test("of a first line of alcohol treatment the second line comes behind", () => {
    expect(names({ condition: "aud" }).slice(0, 2).toSorted()).toEqual(["acamprosate", "naltrexone"]);
  });
});
