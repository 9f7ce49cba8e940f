import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadDemoKnowledge } from "../../knowledge/load-demo-knowledge.ts";
import { vignetteRecord } from "../simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const { vignettes } = loadDemoKnowledge();
const DAY_ZERO = "2026-01-05";

function on(id: string, day: number) {
  const vignette = vignettes.find((one) => one.id === id);
  if (vignette === undefined) throw new Error(`no vignette ${id}`);
  const { findings, due } = assess(
    vignetteRecord(vignette, DAY_ZERO, 1000),
    isoDay(dayNumber(DAY_ZERO) + day),
    knowledge,
  );
  const [first] = findings;
  return {
    first: `${first?.rule} ${first?.category}`,
    reasons: first?.reasons ?? [],
    does: findings.flatMap((finding) => finding.do).join(" "),
    all: findings.map(({ rule, category }) => `${rule} ${category}`),
    visits: due
      .filter(({ what, name }) => what === "visit" && name.startsWith("Contact after"))
      .map(({ dueOn }) => dayNumber(dueOn) - dayNumber(DAY_ZERO)),
  };
}

describe("the first plan", () => {
  test.each([-1, 0])("Jordan, day %i: both treatments, CBT-I from the start, morning light", (day) => {
    const plan = on("jordan", day);
    expect(plan.first).toBe("SEQ-D5 start-combination");
    expect(plan.reasons).toContain("moderate");
    expect(plan.all).toEqual(expect.arrayContaining(["SEQ-D14 add-therapy", "SEQ-D11 start-low-intensity"]));
    expect(plan.does).toContain("10,000 lux");
  });

  test("Jordan, day -3: risk comes before any plan", () => {
    expect(on("jordan", -3).all.filter((line) => line.startsWith("SEQ-"))).toEqual([]);
  });

  test("Maya, day 0: both treatments, a schedule of contacts, and a stop for the benzodiazepine", () => {
    const plan = on("maya", 0);
    expect(plan.first).toBe("SEQ-A3 start-combination");
    expect(plan.all).toEqual(expect.arrayContaining(["SEQ-Y4 visit-due", "SEQ-A4 plan-conflict"]));
    expect(plan.visits).toEqual([7, 14, 21, 28, 42, 56, 84]);
  });

  test("Luis, day 0: medicine now, naloxone, therapy beside it", () => {
    const plan = on("luis", 0);
    expect(plan.first).toBe("SEQ-U1 start-medication");
    expect(plan.reasons).toEqual(expect.arrayContaining(["severe", "comorbidity"]));
    expect(plan.all).toContain("SEQ-U2 start-therapy");
    expect(plan.does).toContain("Naloxone");
  });

  test.each(["jordan", "maya", "luis"])("%s: from the next day on nothing is started", (id) => {
    for (let day = 1; day <= 280; day += 7) {
      const starts = on(id, day).all.filter((line) => / start-/.test(line));
      expect(starts, `day ${day}`).toEqual([]);
    }
  });

  test("the reasons for another way are the nine of the page, and only one of them is free text", () => {
    const reasons = knowledge.playbook.overrideReasons;
    expect(reasons.map(({ code }) => code)).toEqual([
      "patient-choice",
      "past-response",
      "access",
      "cost-pa",
      "interaction",
      "pregnancy-plan",
      "risk",
      "cultural-fit",
      "other",
    ]);
    expect(reasons.filter(({ freeText }) => freeText === true).map(({ code }) => code)).toEqual(["other"]);
  });
});
