import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadDemoKnowledge } from "../../knowledge/load-demo-knowledge.ts";
import { isKnown } from "../known.ts";
import { vignetteRecord } from "../simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const { vignettes } = loadDemoKnowledge();
const DAY_ZERO = "2026-01-05";

function on(id: string, day: number) {
  const vignette = vignettes.find((one) => one.id === id);
  if (vignette === undefined) throw new Error(`no vignette ${id}`);
  const record = vignetteRecord(vignette, DAY_ZERO, 1000);
  const assessment = assess(record, isoDay(dayNumber(DAY_ZERO) + day), knowledge);
  const symptom = isKnown(assessment.situation.symptom) ? assessment.situation.symptom.value : undefined;
  const [first] = assessment.findings;
  return {
    first: `${first?.rule} ${first?.category}`,
    reasons: first?.reasons ?? [],
    all: assessment.findings.map(({ rule, category }) => `${rule} ${category}`),
    categories: assessment.findings.map(({ category }) => category),
    changePct: symptom?.changePct ?? null,
    weeks: symptom?.weeks ?? null,
    assessment,
  };
}

describe("Jordan", () => {
  test("day -3: item 9 comes before everything, the low screen is repeated", () => {
    const day = on("jordan", -3);
    expect(day.first).toBe("PIV-S1 safety-same-day");
    expect(day.reasons).toContain("item9");
    expect(day.all).toContain("PIV-S5 measure-due");
    expect(day.assessment.due).toContainEqual({ what: "rescreen", name: "C-SSRS", dueOn: "2026-01-09" });
  });

  test("day -2: the risk judged low closed it", () => {
    expect(on("jordan", -2).categories).not.toContain("safety-same-day");
  });

  test.each([
    [7, "PIV-W2-1 continue", "too-early", 0, 0],
    [14, "PIV-W2-1 continue", "too-early", -11.8, 1],
    [28, "PIV-W4-2 continue", "early-improve", -23.5, 3],
    [42, "PIV-W4-2 continue", "early-improve", -41.2, 5],
    [56, "PIV-W6-0 continue", "response", -52.9, 7],
  ])("day %i: %s, %s, %f %% at week %i", (at, first, reason, changePct, weeks) => {
    const day = on("jordan", at);
    expect(day).toMatchObject({ first, changePct, weeks });
    expect(day.reasons).toContain(reason);
    expect(day.categories).not.toContain("switch-medication");
    expect(day.categories).not.toContain("step-down");
  });

  test("day 28: a dose raised that day counts from that day", () => {
    expect(on("jordan", 27).assessment.situation.medications[0]).toMatchObject({
      dailyMg: 50,
      doseSince: "2026-01-12",
    });
    expect(on("jordan", 28).assessment.situation.medications[0]).toMatchObject({
      dailyMg: 100,
      doseSince: "2026-02-02",
    });
  });

  test("day 56: function and sleep better, side effects none", () => {
    const { situation } = on("jordan", 56).assessment;
    expect(situation.function).toMatchObject({
      value: { measure: "limited-days", first: 14, now: 5, direction: "better" },
    });
    expect(situation.sleep).toMatchObject({ value: { measure: "sleep-efficiency", state: "resolved" } });
    expect(situation.sideEffects).toMatchObject({ value: "none" });
    expect(situation.careStart).toBe(DAY_ZERO);
  });

  test("day 84 and 112: response held, then remission", () => {
    const held = on("jordan", 84);
    expect(held).toMatchObject({ first: "PIV-D1 step-down", changePct: -64.7, weeks: 11 });
    expect(held.all).toContain("PIV-W8-1 continue");
    expect(on("jordan", 112)).toMatchObject({ first: "PIV-W12-1 continue", changePct: -76.5 });
    expect(on("jordan", 112).reasons).toContain("remission");
  });
});

describe("Maya", () => {
  test("day 7: moderate side effects are eased, not called worse", () => {
    const day = on("maya", 7);
    expect(day.first).toBe("PIV-W2-2 address-side-effects");
    expect(day.categories).not.toContain("step-up");
  });

  test.each([
    [14, "PIV-W2-1 continue", -5.9, 0],
    [28, "PIV-W2-1 continue", -23.5, 2],
    [42, "PIV-N1 continue", -41.2, 4],
    [56, "PIV-N1 continue", -52.9, 6],
    [84, "PIV-D1 step-down", -70.6, 10],
  ])("day %i: %s, %f %% at week %i", (at, first, changePct, weeks) => {
    expect(on("maya", at)).toMatchObject({ first, changePct, weeks });
  });

  test("day 17: a tablet before the bus is for both clinicians, until both have answered", () => {
    const day = on("maya", 17);
    expect(day.first).toBe("PIV-N2 adapt-therapy");
    expect(day.reasons).toContain("benzo-exposure");
    expect(day.assessment.findings[0]?.forRoles).toEqual(["therapist", "prescriber"]);
    expect(on("maya", 21).all).not.toContain("PIV-N2 adapt-therapy");
  });
});

describe("Luis", () => {
  test.each([7, 14])("day %i: craving of 4 or more asks for the dose, and old use is no return", (at) => {
    const day = on("luis", at);
    expect(day.first).toBe("PIV-N7 optimise-dose");
    expect(day.categories).not.toContain("step-up");
  });

  test("day 35: a return to use steps contact up and never counts as a broken contract", () => {
    const day = on("luis", 35);
    expect(day.first).toBe("PIV-N7 step-up");
    expect(day.reasons).toEqual(expect.arrayContaining(["use-return", "craving-high"]));
    expect(day.all).toContain("PIV-N7 optimise-dose");
    expect(day.categories).not.toContain("address-adherence");
  });

  test.each([28, 49])("day %i: continue", (at) => {
    expect(on("luis", at).first).toBe("PIV-N7 continue");
  });

  test.each([
    [14, -12.5],
    [28, -25],
    [56, -43.8],
    [84, -50],
    [180, -68.8],
  ])("day %i: worry is read beside craving, %f %%", (at, changePct) => {
    const [gad] = on("luis", at).assessment.situation.others;
    expect(gad).toMatchObject({ condition: "gad", symptom: { value: { instrument: "GAD-7", changePct } } });
  });

  test("day 14: too early to say anything of worry", () => {
    expect(on("luis", 14).categories).not.toContain("adapt-therapy");
    expect(on("luis", 14).categories).not.toContain("add-medication");
  });

  test("day 28: a quarter less worry, therapy goes on beside buprenorphine", () => {
    const day = on("luis", 28);
    expect(day.all).toContain("PIV-N3 continue");
    expect(day.assessment.findings.find(({ rule }) => rule === "PIV-N3")?.reasons).toContain("partial");
    expect(day.categories).not.toContain("add-medication");
  });

  test("day 49: an old GAD-7 is asked for and takes nothing from craving", () => {
    const day = on("luis", 49);
    expect(day.all).toContain("PIV-W2-5 needs-data");
    expect(day.categories.filter((one) => one === "continue")).toHaveLength(1);
  });

  test("day 56: not yet a response; he wanted both, so a medicine is talked over", () => {
    const day = on("luis", 56);
    expect(day.all).toEqual(expect.arrayContaining(["PIV-N3 add-medication", "PIV-N7 continue"]));
    expect(day.categories).not.toContain("change-therapy");
  });

  test("day 84: half the worry is a response, therapy is extended", () => {
    const day = on("luis", 84);
    expect(day.first).toBe("PIV-N7 continue");
    expect(day.all).toContain("PIV-T7 continue");
    expect(day.categories).not.toContain("add-medication");
  });
});
