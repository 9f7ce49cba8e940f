import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { taperFrom } from "./taper.ts";
import { taperPage } from "./taper-page.ts";

const knowledge = loadKnowledge();

describe("taperFrom", () => {
  test("takes a brand, a unit and an RxCUI", () => {
    for (const [name, dose] of [
      ["Zoloft", "100mg"],
      ["36437", "100 mg"],
      ["sertraline", "100"],
    ] as const) {
      expect(taperFrom(knowledge, name, { dose })).toMatchObject({ plan: { medication: "sertraline", fromMg: 100 } });
    }
  });

  test.each([
    ["sertralin", { dose: "50" }, /no medicine “sertralin”; near: sertraline/],
    ["qqqqqq", { dose: "50" }, /no medicine “qqqqqq”$/],
    ["sertraline", { dose: "50mcg" }, /^--dose: “50mcg” is not milligrams/],
    ["sertraline", { dose: "-5" }, /^--dose/],
    ["sertraline", { dose: "0" }, /not a possible dose/],
    ["sertraline", { dose: "1e3" }, /^--dose/],
    ["sertraline", { dose: "5000" }, /not a possible dose/],
    ["sertraline", { dose: "33" }, /cannot be made up from what is sold: tablet 25, 50, 100 mg; 20 mg\/mL$/],
    ["sertraline", { dose: "50", weeks: "0" }, /^--weeks/],
    ["sertraline", { dose: "50", weeks: "soon" }, /^--weeks/],
    ["sertraline", { dose: "50", weeks: "300" }, /^--weeks: at most/],
    ["sertraline", { dose: "50", weeks: "3" }, /at least 4 weeks$/],
    ["sertraline", { dose: "50", scheme: "cold" }, /^--scheme/],
    ["sertraline", { dose: "50", form: "patch" }, /known are tablet, oral-solution$/],
    ["sertraline", { dose: "50", start: "2026-02-30" }, /^--start/],
    ["sertraline", { dose: "50", to: "60" }, /less than the present one/],
    ["sertraline", { dose: "50", liquid: "0" }, /^--liquid/],
  ])("refuses %s %j with a clear sentence", (name, options, reason) => {
    const outcome = taperFrom(knowledge, name, options);
    expect("faults" in outcome && outcome.faults[0]).toMatch(reason);
  });

  test("prints a calendar by weeks, and by dates from a first day", () => {
    const outcome = taperFrom(knowledge, "sertraline", { dose: "50" });
    const plan = "plan" in outcome ? outcome.plan : undefined;
    expect(taperPage(plan!, knowledge)).toMatch(/week 8 +12\.5 mg a day +down 50 % +half a 25 mg tablet/);
    expect(taperPage(plan!, knowledge, "2026-03-02")).toMatch(/2026-04-27 +12\.5 mg a day/);
  });

  test("says how days alternate", () => {
    const outcome = taperFrom(knowledge, "clonazepam", { dose: "0.5" });
    const page = taperPage(("plan" in outcome ? outcome.plan : undefined)!, knowledge);
    expect(page).toMatch(/one day 1 × 0\.125 mg orally-disintegrating-tablet, the next nothing/);
  });
});
