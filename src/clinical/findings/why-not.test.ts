import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadStories } from "../../knowledge/load-stories.ts";
import { REPLAY_DAY_ZERO } from "../simulation/replay-vignette.ts";
import { vignetteRecord } from "../simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { whyNotOf } from "./why-not.ts";

const knowledge = loadKnowledge();
const { stories } = loadStories();

function on(id: string, day: number) {
  const story = stories.find(({ vignette }) => vignette.id === id);
  if (story === undefined) throw new Error(`There is no ${id}.`);
  const record = vignetteRecord(story.vignette, REPLAY_DAY_ZERO, day);
  const rows = whyNotOf(record, isoDay(dayNumber(REPLAY_DAY_ZERO) + day), knowledge);
  return new Map(rows.map((row) => [row.category, row]));
}

describe("whyNotOf", () => {
  it("names what stands in the way of stepping down: the response has to hold, the plan has to be written", () => {
    expect(on("jordan", 56).get("step-down")).toMatchObject({
      rule: "PIV-D1",
      state: "no",
      lines: ["Response held: 0 days. Would be considered at: 28 days or more", "Not so today: relapse plan written"],
    });
  });

  it("leaves out what is said that day, and what another finding already says with its reasons", () => {
    expect(on("jordan", 84).has("step-down")).toBe(false);
    expect(on("jordan", 168).has("taper-ready")).toBe(false);
    expect(on("jordan", 392).has("taper-ready")).toBe(false);
  });

  it("never answers with a row about a condition the person does not have", () => {
    for (const day of [0, 17, 42, 84])
      for (const { lines } of on("maya", day).values()) {
        expect(lines.length).toBeGreaterThan(0);
        expect(lines.join()).not.toMatch(/Treated for|Active:/);
      }
  });
});
