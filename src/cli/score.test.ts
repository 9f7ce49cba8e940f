import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { scoreForm } from "./score.ts";

const knowledge = loadKnowledge();

describe("scoreForm", () => {
  it("takes another name of an instrument, blanks and spaces", () => {
    expect(scoreForm(knowledge, "phq9", "2, 2,1,2,,2,2,1,", {})).toMatchObject({
      scored: {
        instrument: "PHQ-9",
        total: 15,
        band: "moderately severe",
        answered: 7,
        prorated: true,
        flags: ["item9-unanswered", "prorated"],
      },
    });
  });

  it("counts a form numbered otherwise, in either direction", () => {
    expect(scoreForm(knowledge, "ASRM", "3,2,2,1,1", { coding: "1-5" })).toMatchObject({ scored: { total: 4 } });
    expect(scoreForm(knowledge, "ASRM", "3,4,4,5,5", { coding: "5-1" })).toMatchObject({ scored: { total: 4 } });
    expect(scoreForm(knowledge, "PHQ-9", "1,1,1,1,1,1,1,1,2,4", { coding: "1-4" })).toMatchObject({
      scored: { total: 1, flags: ["item9-positive"] },
    });
  });

  it("reads the bands that hold beside another illness", () => {
    const band = (beside?: string) => {
      const outcome = scoreForm(knowledge, "PDSS-SR", "2,2,2,2,2,2,2", { beside });
      return "faults" in outcome ? outcome.faults : outcome.scored.band;
    };
    expect([band(), band("agoraphobia"), band("mdd")]).toEqual(["marked", "moderate", "marked"]);
  });

  it.each([
    ["nope", "1", undefined, /^there is no instrument “nope”; Accord knows .*PHQ-9/],
    ["PHQ-9", "1,2", undefined, /^answers: must be 9 to 10 answers for PHQ-9 .*; found 2$/],
    ["PHQ-9", "1,2,x,0,0,0,0,0,0", undefined, /^answers\[2\]: “x” is not a number$/],
    ["PHQ-9", "1,2,4,0,0,0,0,0,0", undefined, /^answers\[2\]: item 3 of PHQ-9 takes one of 0, 1, 2, 3; found 4$/],
    ["PHQ-9", "1e3,0,0,0,0,0,0,0,0", undefined, /“1e3” is not a number/],
    ["ASRM", "0,1,1,1,1", "1-5", /^answers\[0\]: 0 is not an option of a form numbered 1-5$/],
    ["ASRM", "1,1,1,1,1", "1-9", /no item of ASRM has that many options$/],
    ["ASRM", "1,1,1,1,1", "five", /^--coding takes/],
  ])("refuses %s %s %s with a clear sentence", (name, answers, coding, reason) => {
    const outcome = scoreForm(knowledge, name, answers, { coding });
    expect("faults" in outcome && outcome.faults[0]).toMatch(reason);
  });

  it("lists every answer that cannot be taken", () => {
    const outcome = scoreForm(knowledge, "PHQ-9", "4,5,6,0,0,0,0,0,0", {});
    expect("faults" in outcome && outcome.faults).toHaveLength(3);
  });
});
